/** What would change, file by file beside what there is, to accept or to reject. */

import { readFileSync } from 'node:fs'
import * as path from 'node:path'
import * as vscode from 'vscode'
import { changesOf, type Change, type Said } from './pulled'

const SCHEME = 'schema-ls-review'
const NOTHING = 'nothing'

/** Shows changes before they are written. */
export class Review implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>()
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this)

  provideTextDocumentContent(uri: vscode.Uri): string {
    return uri.query === NOTHING ? '' : (this.texts.get(uri.path) ?? '')
  }

  dispose(): void {
    this.registration.dispose()
  }

  /** Writes the files that the user ticks, and gives their names; none where nothing is to be written. */
  async accepted(said: Said, title: string, side: string): Promise<readonly string[]> {
    const changes = changesOf(said, (name) => readFileSync(name, 'utf8'))
    // What is there comes before what is new: it is what people know.
    const ordered = changes.sort((one, other) => Number(one.before === null) - Number(other.before === null))
    const first = ordered[0]
    if (first === undefined) return []
    this.texts.clear()
    for (const change of ordered) this.texts.set(vscode.Uri.file(change.path).path, change.after)
    const items = ordered.map((change) => ({ label: path.basename(change.path), description: folderOf(change), change, picked: true }))
    await showDiff(first, side)
    const ticked = await choice(items, title, side)
    await closeDiffs()
    if (ticked.length) await write(ticked.map(({ change }) => change))
    return ticked.map(({ label }) => label)
  }
}

interface Item extends vscode.QuickPickItem {
  readonly change: Change
}

/** Lets the user tick files; the one that is gone to is shown beside what it shall become. */
function choice(items: readonly Item[], title: string, side: string): Promise<readonly Item[]> {
  const pick = vscode.window.createQuickPick<Item>()
  pick.title = `${title}: files to write`
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
      void showDiff(active.change, side)
    })
    pick.onDidAccept(() => {
      done(pick.selectedItems)
      pick.dispose()
    })
    pick.onDidHide(() => {
      done([])
      pick.dispose()
    })
    pick.show()
  })
}

/** The folder of a file as people of the workspace name it; empty for the workspace itself. */
function folderOf(change: Change): string {
  return path.dirname(vscode.workspace.asRelativePath(change.path)).replace(/^\.$/, '')
}

async function showDiff(change: Change, side: string): Promise<void> {
  const file = vscode.Uri.file(change.path)
  const wanted = file.with({ scheme: SCHEME })
  const left = change.before === null ? wanted.with({ query: NOTHING }) : file
  const title = `${path.basename(change.path)} ↔ ${side}`
  await vscode.commands.executeCommand('vscode.diff', left, wanted, title, { preview: true, preserveFocus: true })
}

/** What was compared is decided now, so the schema itself is shown again. */
async function closeDiffs(): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)
  const ours = tabs.filter(({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.scheme === SCHEME)
  await vscode.window.tabGroups.close(ours)
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
  const left = await Promise.all(changes.map(async ({ path: file }) => ((await (await vscode.workspace.openTextDocument(file)).save()) ? [] : [path.basename(file)])))
  if (left.flat().length) throw new Error(`${left.flat().join(', ')} could not be saved, and is changed in the editor only. Is it read-only?`)
}
