/** The machine that the extension runs on. */

import { execFile } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { homedir } from 'node:os'
import * as path from 'node:path'
import * as vscode from 'vscode'
import { interpreters, type Machine, type Program, type Wishes, withRunner } from './locate'

const PATIENCE = 10_000
const VERSION = 'import sys; print("%d %d" % sys.version_info[:2])'

/** The machine as it is now. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    home: homedir(),
    searchPath: process.env['PATH'] ?? '',
    folder: vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri.fsPath,
    trusted: vscode.workspace.isTrusted,
    active: activeInterpreter(),
    runner: path.join(__dirname, '..', 'bundled', 'run.py'),
    runnable,
    version,
  }
}

/** The first Python that can talk to PostgreSQL, with the server; undefined where none can. */
export async function withDriver(wishes: Wishes, machine: Machine): Promise<Program | undefined> {
  for (const file of interpreters(wishes, machine)) {
    const said = await output(file, ['-c', `import psycopg; ${VERSION}`])
    if (/^3 1\d/.test(said)) return withRunner(file, wishes, machine)
  }
  return undefined
}

/** What the official Python extension uses, if it is active already: it is never waited for. */
function activeInterpreter(): string | undefined {
  const python = vscode.extensions.getExtension<PythonExtension>('ms-python.python')
  return python?.isActive ? python.exports?.environments?.getActiveEnvironmentPath?.().path : undefined
}

interface PythonExtension {
  readonly environments?: { getActiveEnvironmentPath?(): { readonly path: string } }
}

async function version(file: string): Promise<readonly [number, number] | undefined> {
  const found = /^(\d+) (\d+)\s*$/.exec(await output(file, ['-I', '-S', '-c', VERSION]))
  return found ? [Number(found[1]), Number(found[2])] : undefined
}

/** What a program prints; empty where it fails. */
function output(file: string, args: string[]): Promise<string> {
  return new Promise((done) => {
    execFile(file, args, { timeout: PATIENCE, windowsHide: true, cwd: homedir() }, (error, stdout) => done(error ? '' : stdout))
  })
}

function runnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
