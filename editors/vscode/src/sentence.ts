/** What the status bar says. */

/** What the server knows of a schema as a whole. */
export interface Status {
  readonly prismaVersion: string
  /** Empty where no datasource names one. */
  readonly provider: string
  readonly files: number
}

/** Text and tooltip of the status bar; without a status there is no server to ask, or none yet. */
export function sentence(status: Status | undefined, errors: number, warnings: number, isStarting = false): { text: string; tooltip: string } {
  if (status === undefined && isStarting) return { text: '$(loading~spin) Prisma', tooltip: 'The server schema-ls is starting.' }
  if (status === undefined) return { text: '$(warning) Prisma', tooltip: 'The server schema-ls does not run.' }
  const version = status.prismaVersion.split('.').slice(0, 2).join('.')
  const database = status.provider || 'no database'
  const found = errors || warnings ? ` $(error) ${errors} $(warning) ${warnings}` : ' $(check)'
  const files = status.files === 1 ? 'one file' : `${status.files} files`
  return {
    text: `Prisma ${version} · ${database}${found}`,
    tooltip: `schema-ls: rules of Prisma ${status.prismaVersion} for ${database}, a schema of ${files}; ${errors} errors, ${warnings} warnings`,
  }
}
