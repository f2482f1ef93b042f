/** Where the server's executable is. Knows nothing of the editor, so that it can be tested without one. */

import * as path from 'node:path'

/** The machine as far as finding an executable goes. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly home: string
  /** The value of PATH. */
  readonly searchPath: string
  /** The first folder of the window, if there is one. */
  readonly folder: string | undefined
  /** Whether a file can be run. */
  runnable(file: string): boolean
}

/** An executable, or a message for the user about why there is none. */
export type Located = { readonly file: string } | { readonly problem: string }

const INSTALL = 'Install it with "pip install schema-ls", or let the setting schema-ls.path name its executable.'

/** The executable that the setting names, or else the first `schema-ls` on PATH. */
export function locateServer(setting: string, machine: Machine): Located {
  return setting ? named(setting, machine) : onSearchPath(machine)
}

function named(setting: string, machine: Machine): Located {
  if (setting.includes('${workspaceFolder}') && machine.folder === undefined) {
    return { problem: `The setting schema-ls.path is "${setting}", but no folder is open to fill in \${workspaceFolder}.` }
  }
  const file = expanded(setting, machine)
  const found = [file, ...(hasSuffix(file, machine) ? [] : [file + suffix(machine)])].find(machine.runnable)
  return found === undefined
    ? { problem: `The setting schema-ls.path names "${file}", which is not there or cannot be run. ${INSTALL}` }
    : { file: found }
}

function expanded(setting: string, machine: Machine): string {
  const { resolve } = dialect(machine)
  const filled = setting.replaceAll('${workspaceFolder}', () => machine.folder ?? '').replace(/^~(?=$|[\\/])/, () => machine.home)
  return resolve(machine.folder ?? machine.home, filled)
}

function onSearchPath(machine: Machine): Located {
  const { delimiter, isAbsolute, join } = dialect(machine)
  // A relative entry of PATH would run whatever lies in the opened folder.
  const folders = machine.searchPath.split(delimiter).filter(isAbsolute)
  const found = folders.map((folder) => join(folder, 'schema-ls' + suffix(machine))).find(machine.runnable)
  return found === undefined
    ? { problem: `The server schema-ls was not found on PATH. ${INSTALL}` }
    : { file: found }
}

const dialect = (machine: Machine): path.PlatformPath => (machine.platform === 'win32' ? path.win32 : path.posix)
// pip makes a real .exe on Windows; a .cmd or .bat could not be started without a shell.
const suffix = (machine: Machine): string => (machine.platform === 'win32' ? '.exe' : '')
const hasSuffix = (file: string, machine: Machine): boolean => file.toLowerCase().endsWith(suffix(machine))
