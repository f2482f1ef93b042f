/** Which boxes of a picture stand out: by findings, and by the cursor. */

/** What is known of a box: its name, and where it is declared. */
export interface Entity {
  readonly name: string
  readonly file: string
  readonly line: number
}

/** A finding at a line of a file; severities as the editor numbers them: 0 error, 1 warning. */
export interface Finding {
  readonly file: string
  readonly line: number
  readonly severity: number
}

/** The box that is declared last at or before a line, as its block reaches to the next one. */
export function entityAt(entities: readonly Entity[], file: string, line: number): string | undefined {
  const before = entities.filter((entity) => same(entity.file, file) && entity.line <= line)
  return before.sort((one, other) => other.line - one.line)[0]?.name
}

/** Names of the boxes with errors, and of those with warnings. */
export function marksOf(entities: readonly Entity[], findings: readonly Finding[]): { errors: string[]; warnings: string[] } {
  const having = (severity: number): string[] => {
    const names = findings.filter((one) => one.severity === severity).map(({ file, line }) => entityAt(entities, file, line))
    return [...new Set(names.filter((name) => name !== undefined))]
  }
  return { errors: having(0), warnings: having(1) }
}

// Editor and server may escape the same URI in different ways.
function same(one: string, other: string): boolean {
  try {
    return decodeURIComponent(one) === decodeURIComponent(other)
  } catch {
    return one === other
  }
}
