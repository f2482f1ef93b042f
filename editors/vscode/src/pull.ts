/** Pulling from the database: what would change, file by file, to accept or to reject. */

import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import * as path from 'node:path'
import * as vscode from 'vscode'
import { thisMachine, withDriver } from './machine'
import { currentSettings, type Session } from './session'
import { pullArguments, withTexts, type Change, type Pulled, type Said } from './pulled'

const SCHEME = 'schema-ls-pull'
const MOST = 64 * 1024 * 1024

/** The commands that ask the database, and the texts that they show. */
export class Pull implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>()
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this)

  constructor(
    private readonly session: Session,
    private readonly output: vscode.LogOutputChannel,
  ) {}

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.path) ?? ''
  }

  dispose(): void {
    this.registration.dispose()
  }

  /** Shows what the database holds otherwise, and writes what is accepted. */
  async pull(): Promise<void> {
    const pulled = await this.asked('Pulling from the database')
    if (pulled === undefined) return
    if (pulled.files.length === 0) void vscode.window.showInformationMessage('The schema already says what the database holds.')
    else await this.review(pulled)
  }

  /** Says whether the schema and the database differ. */
  async checkDrift(): Promise<void> {
    const pulled = await this.asked('Comparing with the database')
    if (pulled === undefined) return
    if (pulled.files.length === 0) {
      void vscode.window.showInformationMessage('The schema says what the database holds.')
      return
    }
    const show = 'Show Differences'
    const names = pulled.files.map((file) => path.basename(file.path)).join(', ')
    const choice = await vscode.window.showWarningMessage(`The database holds something else than the schema (${names}).`, show)
    if (choice === show) await this.review(pulled)
  }

  private async asked(title: string): Promise<Pulled | undefined> {
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showWarningMessage('No database is asked from a folder that you have not trusted.')
      return undefined
    }
    const document = vscode.window.activeTextEditor?.document
    const file = document?.languageId === 'prisma' && document.uri.scheme === 'file' ? document.uri : undefined
    const dirty = vscode.workspace.textDocuments.filter((one) => one.languageId === 'prisma' && one.isDirty && one.uri.scheme === 'file')
    for (const one of dirty) if (!(await one.save())) return undefined
    try {
      return await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title, cancellable: true }, (_, token) =>
        this.run(file, token),
      )
    } catch (error) {
      const show = 'Show Output'
      const text = error instanceof Error ? error.message : String(error)
      this.output.error(text)
      if ((await vscode.window.showErrorMessage(text, show)) === show) this.output.show()
      return undefined
    }
  }

  private async run(file: vscode.Uri | undefined, token: vscode.CancellationToken): Promise<Pulled | undefined> {
    const settings = currentSettings()
    const ownProgram = settings.path || settings.interpreter ? undefined : await withDriver(settings, thisMachine())
    const program = ownProgram ?? this.session.program
    if (program === undefined) throw new Error('The server schema-ls was not found; "schema-ls: Show Output" says why.')
    const folder = (file && vscode.workspace.getWorkspaceFolder(file)) ?? vscode.workspace.workspaceFolders?.[0]
    const schema = file && (await this.schemaOf(file))
    const options = vscode.workspace.getConfiguration('schema-ls', file)
    const args = [...program.args, ...pullArguments(schema, settings.prismaVersion, (name) => options.get(name))]
    this.output.info(`Running ${[program.file, ...args].join(' ')}`)
    return await new Promise((resolve, reject) => {
      const cwd = folder?.uri.fsPath ?? (file && path.dirname(file.fsPath))
      const child = execFile(program.file, args, { cwd, maxBuffer: MOST, windowsHide: true }, (error, stdout, stderr) => {
        if (token.isCancellationRequested) resolve(undefined)
        else if (error) reject(new Error(stderr.trim().split('\n').at(-1)?.replace(/^schema-ls: /, '') || error.message))
        else resolve(withTexts(JSON.parse(stdout) as Said, (name) => readFileSync(name, 'utf8')))
        for (const line of stderr.trim().split('\n').filter(Boolean)) this.output.info(line)
      })
      // Nobody answers a question there.
      child.stdin?.end()
      token.onCancellationRequested(() => child.kill())
    })
  }

  /** The file, or the folder whose files are one schema with it. */
  private async schemaOf(file: vscode.Uri): Promise<string> {
    const status = await this.session.ask<{ files: number; folder: string }>('schema-ls/status', { textDocument: { uri: file.toString() } })
    return status?.folder || file.fsPath
  }

  private async review(pulled: Pulled): Promise<void> {
    this.texts.clear()
    for (const change of pulled.files) this.texts.set(vscode.Uri.file(change.path).path, change.after)
    const items = pulled.files.map((change) => ({ label: path.basename(change.path), description: folderOf(change), change, picked: true }))
    const first = pulled.files[0]
    if (first) await showDiff(first)
    const accepted = await this.choice(items)
    if (accepted === undefined || accepted.length === 0) return
    await write(accepted.map(({ change }) => change))
    for (const { object, message } of pulled.warnings) this.output.warn(`${object}: ${message}`)
    const note = pulled.warnings.length ? ` ${pulled.warnings.length} things that Prisma cannot express are named in the output.` : ''
    void vscode.window.showInformationMessage(`Wrote ${accepted.map(({ label }) => label).join(', ')}.${note}`)
  }

  /** Lets the user tick files; the one that is gone to is shown beside what it shall become. */
  private choice(items: readonly Item[]): Promise<readonly Item[] | undefined> {
    const pick = vscode.window.createQuickPick<Item>()
    pick.title = 'Pull from the database: files to write'
    pick.placeholder = 'Enter writes the ticked files, Escape none'
    pick.canSelectMany = true
    pick.ignoreFocusOut = true
    pick.items = items
    pick.selectedItems = items
    return new Promise((done) => {
      let shown = items[0]
      pick.onDidChangeActive(([active]) => {
        if (active === undefined || active === shown) return
        shown = active
        void showDiff(active.change)
      })
      pick.onDidAccept(() => {
        done(pick.selectedItems)
        pick.dispose()
      })
      pick.onDidHide(() => {
        done(undefined)
        pick.dispose()
      })
      pick.show()
    })
  }
}

interface Item extends vscode.QuickPickItem {
  readonly change: Change
}

/** The folder of a file as people of the workspace name it; empty for the workspace itself. */
function folderOf(change: Change): string {
  return path.dirname(vscode.workspace.asRelativePath(change.path)).replace(/^\.$/, '')
}

async function showDiff(change: Change): Promise<void> {
  const file = vscode.Uri.file(change.path)
  const wanted = file.with({ scheme: SCHEME })
  const left = change.before === null ? vscode.Uri.parse(`untitled:${path.basename(change.path)}`) : file
  const title = `${path.basename(change.path)} ↔ database`
  await vscode.commands.executeCommand('vscode.diff', left, wanted, title, { preview: true, preserveFocus: true })
}

async function write(changes: readonly Change[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit()
  for (const change of changes) {
    const uri = vscode.Uri.file(change.path)
    if (change.before === null) {
      edit.createFile(uri, { contents: Buffer.from(change.after), ignoreIfExists: false })
      continue
    }
    const document = await vscode.workspace.openTextDocument(uri)
    edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), change.after)
  }
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error('The editor refused the changes; nothing was written.')
  await Promise.all(changes.map(async ({ path: file }) => (await vscode.workspace.openTextDocument(file)).save()))
}
