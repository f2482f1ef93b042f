/** What `schema-ls pull --json` is asked and what it says. */

/** A file, what it holds (null: it is not there) and what it shall hold. */
export interface Change {
  readonly path: string
  readonly before: string | null
  readonly after: string
}

/** All that a pull would change. */
export interface Pulled {
  readonly files: readonly Change[]
  readonly warnings: readonly { readonly object: string; readonly message: string }[]
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
