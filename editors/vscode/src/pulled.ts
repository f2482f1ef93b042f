/** What `schema-ls pull --json` is asked, and what it and `upgrade --json` say. */

/** A file, what it holds (null: it is not there) and what it shall hold. */
export interface Change {
  readonly path: string
  readonly before: string | null
  readonly after: string
}

/** Lines from `start` on and before `end`, counted from 0, that give way to a text. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What a command says of the files that it would change. */
export interface Said {
  readonly files: readonly { readonly path: string; readonly isNew: boolean; readonly edits: readonly Edit[] }[]
}

/** What `schema-ls pull --json` says beside that. */
export interface Pulled extends Said {
  readonly warnings: readonly { readonly object: string; readonly message: string }[]
}

/** The changes with the texts of the files, which `read` gives. */
export function changesOf(said: Said, read: (path: string) => string): Change[] {
  return said.files.map(({ path, isNew, edits }) => {
    const before = isNew ? null : read(path)
    return { path, before, after: edited(before ?? '', edits) }
  })
}

/** A text after edits that stand in its order. */
export function edited(text: string, edits: readonly Edit[]): string {
  const lines = text.split(/(?<=\n|\r(?!\n))/)
  for (const { start, end, text: put } of [...edits].reverse()) lines.splice(start, end - start, put)
  return lines.join('')
}

/** The arguments for a schema under the settings of the editor; what is not set is left to the project's settings. */
export function pullArguments(schema: string | undefined, version: string, option: (name: string) => unknown): string[] {
  const texts = (name: string): string[] => {
    const value = option(name)
    return Array.isArray(value) ? value.map(String) : []
  }
  const naming = option('pull.naming')
  return [
    'pull',
    '--json',
    ...(schema === undefined ? [] : ['--schema', schema]),
    ...(version ? ['--prisma-version', version] : []),
    ...texts('pull.include').flatMap((table) => ['--include', table]),
    ...texts('pull.exclude').flatMap((table) => ['--exclude', table]),
    ...(typeof naming === 'string' ? ['--naming', naming] : []),
    ...(option('pull.annotate') === true ? ['--annotate'] : []),
    ...(option('pull.comments') === false ? ['--no-comments'] : []),
  ]
}
