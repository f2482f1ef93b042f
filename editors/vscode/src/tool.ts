/** Running a command of schema-ls beside the server: where it starts, what it is told, and what is said when it fails. */

import { execFile } from 'node:child_process'
import * as path from 'node:path'
import * as vscode from 'vscode'
import type { Program } from './locate'
import type { Session } from './session'

const MOST = 64 * 1024 * 1024

/** A command that is to run. */
export interface Task {
  /** What the progress is called. */
  readonly title: string
  /** The folder to run in. */
  readonly folder: string | undefined
  readonly program: Program | undefined
  readonly args: readonly string[]
}

/** The Prisma schema in the active editor, if it is a file. */
export function activeSchema(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document
  return document?.languageId === 'prisma' && document.uri.scheme === 'file' ? document.uri : undefined
}

/** The file, or the folder whose files are one schema with it. */
export async function schemaOf(file: vscode.Uri, session: Session): Promise<string> {
  const status = await session.ask<{ folder: string }>('schema-ls/status', { textDocument: { uri: file.toString() } })
  return status?.folder || file.fsPath
}

/** Saves all schemas, as commands read files. False where one could not be saved. */
export async function saved(): Promise<boolean> {
  const dirty = vscode.workspace.textDocuments.filter((one) => one.languageId === 'prisma' && one.isDirty && one.uri.scheme === 'file')
  for (const one of dirty) if (!(await one.save())) return false
  return true
}

/** The folder to run in for a file: that of the workspace, else its own. */
export function folderOf(file: vscode.Uri | undefined): string | undefined {
  const folder = (file && vscode.workspace.getWorkspaceFolder(file)) ?? vscode.workspace.workspaceFolders?.[0]
  return folder?.uri.fsPath ?? (file && path.dirname(file.fsPath))
}

/** What a command says in JSON; undefined where it was cancelled, or failed, which the user is told. */
export async function ask<T>(task: Task, output: vscode.LogOutputChannel): Promise<T | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title: task.title, cancellable: true }
  try {
    return await vscode.window.withProgress(options, (_, token) => run<T>(task, output, token))
  } catch (error) {
    const show = 'Show Output'
    const text = error instanceof Error ? error.message : String(error)
    output.error(text)
    // Not waited for: a message may stay as long as it likes.
    void vscode.window.showErrorMessage(text, show).then((choice) => choice === show && output.show())
    return undefined
  }
}

async function run<T>({ program, args, folder }: Task, output: vscode.LogOutputChannel, token: vscode.CancellationToken): Promise<T | undefined> {
  if (program === undefined) throw new Error('The server schema-ls was not found; "schema-ls: Show Output" says why.')
  const whole = [...program.args, ...args]
  output.info(`Running ${[program.file, ...whole].join(' ')}`)
  return await new Promise((resolve, reject) => {
    const child = execFile(program.file, whole, { cwd: folder, maxBuffer: MOST, windowsHide: true }, (error, stdout, stderr) => {
      for (const line of stderr.trim().split('\n').filter(Boolean)) output.info(line)
      if (token.isCancellationRequested) resolve(undefined)
      else if (error) reject(new Error(stderr.trim().split('\n').at(-1)?.replace(/^schema-ls: /, '') || error.message))
      else resolve(JSON.parse(stdout) as T)
    })
    // Nobody answers a question there.
    child.stdin?.end()
    token.onCancellationRequested(() => child.kill())
  })
}
