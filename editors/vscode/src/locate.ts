/** With which program the server runs. Knows nothing of the editor, so that it can be tested without one. */

import * as path from 'node:path'

/** The machine as far as finding a program goes. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly home: string
  /** The value of PATH. */
  readonly searchPath: string
  /** The first folder of the window, if there is one. */
  readonly folder: string | undefined
  /** Whether the folder may choose programs to run. */
  readonly trusted: boolean
  /** The interpreter that the Python extension uses for the folder. */
  readonly active: string | undefined
  /** The script that starts the server of this extension with a Python. */
  readonly runner: string
  /** Whether a file can be run. */
  runnable(file: string): boolean
  /** Major and minor version of a Python, undefined for a program that is none. */
  version(file: string): Promise<readonly [number, number] | undefined>
}

/** Which server is wanted; empty texts stand for "not set". */
export interface Wishes {
  readonly path: string
  readonly interpreter: string
  readonly importStrategy: 'useBundled' | 'fromEnvironment'
}

/** A program with the arguments that come before `serve` or another command. */
export interface Program {
  readonly file: string
  readonly args: readonly string[]
}

/** A program, or a message for the user about why there is none. */
export type Located = Program | { readonly problem: string }

const OLDEST = 10
const REMEDY = 'Install one from python.org or with your system, or let the setting schema-ls.interpreter name it.'
const INSTALL = 'Correct the setting, or empty it: the extension brings a server of its own.'

/** The executable that a setting names, else a Python with the server of this extension, else `schema-ls` on PATH. */
export async function locateServer(wishes: Wishes, machine: Machine): Promise<Located> {
  if (wishes.path) return executable(wishes.path, machine)
  if (wishes.interpreter) return named(wishes, machine)
  const seen: string[] = []
  for (const file of interpreters(wishes, machine)) {
    const version = await machine.version(file)
    if (isNewEnough(version)) return withRunner(file, wishes, machine)
    if (version !== undefined) seen.push(`${version.join('.')} (${file})`)
  }
  const installed = onSearchPath('schema-ls', machine)
  if (installed !== undefined) return { file: installed, args: [] }
  const found = seen.length ? `only ${seen.join(' and ')} was found` : 'none was found on PATH'
  return { problem: `schema-ls needs Python 3.${OLDEST} or newer, and ${found}. ${REMEDY}` }
}

/** Every Python that may be there, best first: those of the project only where the folder is trusted. */
export function interpreters(wishes: Wishes, machine: Machine): string[] {
  const onPath = names(machine).map((name) => onSearchPath(name, machine))
  const ofProject = machine.trusted ? [machine.active, ...environments(machine)] : []
  const ordered = wishes.importStrategy === 'fromEnvironment' ? [...ofProject, ...onPath] : [...onPath, ...ofProject]
  return [...new Set(ordered.filter((file) => file !== undefined))].filter(machine.runnable)
}

/** A Python that runs the server of this extension, or its own. */
export function withRunner(file: string, wishes: Wishes, machine: Machine): Program {
  return { file, args: [machine.runner, wishes.importStrategy === 'fromEnvironment' ? 'environment' : 'bundled'] }
}

async function named(wishes: Wishes, machine: Machine): Promise<Located> {
  const found = executable(wishes.interpreter, machine, 'interpreter')
  if ('problem' in found) return found
  const version = await machine.version(found.file)
  if (isNewEnough(version)) return withRunner(found.file, wishes, machine)
  const what = version === undefined ? 'is no Python' : `is Python ${version.join('.')}`
  return { problem: `The setting schema-ls.interpreter names "${found.file}", which ${what}. schema-ls needs Python 3.${OLDEST} or newer.` }
}

function isNewEnough(version: readonly [number, number] | undefined): boolean {
  return version !== undefined && (version[0] > 3 || (version[0] === 3 && version[1] >= OLDEST))
}

function executable(setting: string, machine: Machine, name = 'path'): Located {
  if (setting.includes('${workspaceFolder}') && machine.folder === undefined) {
    return { problem: `The setting schema-ls.${name} is "${setting}", but no folder is open to fill in \${workspaceFolder}.` }
  }
  const file = expanded(setting, machine)
  const found = [file, ...(hasSuffix(file, machine) ? [] : [file + suffix(machine)])].find(machine.runnable)
  return found === undefined
    ? { problem: `The setting schema-ls.${name} names "${file}", which is not there or cannot be run. ${INSTALL}` }
    : { file: found, args: [] }
}

function expanded(setting: string, machine: Machine): string {
  const { resolve } = dialect(machine)
  const filled = setting.replaceAll('${workspaceFolder}', () => machine.folder ?? '').replace(/^~(?=$|[\\/])/, () => machine.home)
  return resolve(machine.folder ?? machine.home, filled)
}

function onSearchPath(name: string, machine: Machine): string | undefined {
  const { delimiter, isAbsolute, join } = dialect(machine)
  // A relative entry of PATH would run whatever lies in the opened folder.
  const folders = machine.searchPath.split(delimiter).filter(isAbsolute)
  return folders.map((folder) => join(folder, name + suffix(machine))).find(machine.runnable)
}

function environments(machine: Machine): string[] {
  const { join } = dialect(machine)
  const inside = machine.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']
  return machine.folder === undefined ? [] : ['.venv', 'venv'].map((name) => join(machine.folder ?? '', name, ...inside))
}

function names(machine: Machine): string[] {
  const numbered = [14, 13, 12, 11, OLDEST].map((minor) => `python3.${minor}`)
  return machine.platform === 'win32' ? ['python', 'python3', 'py'] : ['python3', ...numbered, 'python']
}

const dialect = (machine: Machine): path.PlatformPath => (machine.platform === 'win32' ? path.win32 : path.posix)
// pip makes a real .exe on Windows; a .cmd or .bat could not be started without a shell.
const suffix = (machine: Machine): string => (machine.platform === 'win32' ? '.exe' : '')
const hasSuffix = (file: string, machine: Machine): boolean => file.toLowerCase().endsWith(suffix(machine))
