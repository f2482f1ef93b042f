/** The extension's own settings, read in one place. */

import type { Wishes } from './locate'

/** The section under which every setting of the extension stands. */
export const SECTION = 'schema-ls'

/** What the user may choose; an empty text means "not set". */
export interface Settings extends Wishes {
  /** The version of Prisma whose rules apply; empty: the one of the project. */
  readonly prismaVersion: string
  /** Whether the status bar shows version, database and findings. */
  readonly statusBar: boolean
  /** How much of the conversation with the server is written to the output channel. */
  readonly trace: 'off' | 'messages' | 'verbose'
}

/** The part of an editor's configuration section that is needed here. */
export interface Section {
  get<T>(name: string, otherwise: T): T
}

/** The settings held by the section `schema-ls`. */
export function readSettings(section: Section): Settings {
  return {
    path: section.get('path', '').trim(),
    interpreter: section.get('interpreter', '').trim(),
    importStrategy: section.get<Settings['importStrategy']>('importStrategy', 'useBundled'),
    prismaVersion: section.get('prismaVersion', '').trim(),
    statusBar: section.get('statusBar', true),
    trace: section.get<Settings['trace']>('trace.server', 'off'),
  }
}

/** What the server is told when it starts; all other options it asks for. */
export function initializationOptions(settings: Settings): { prismaVersion?: string } {
  return settings.prismaVersion ? { prismaVersion: settings.prismaVersion } : {}
}

/** Whether a running server has to be started anew for the second settings to count. */
export function needsRestart(before: Settings, after: Settings): boolean {
  return (['path', 'interpreter', 'importStrategy', 'prismaVersion'] as const).some((name) => before[name] !== after[name])
}
