/** The schema as a picture beside its text: follows both, and leads from a box to its line. */

import { randomBytes } from 'node:crypto'
import * as vscode from 'vscode'
import { entityAt, marksOf, type Entity } from './marks'
import type { Session } from './session'

interface Picture {
  readonly entities: readonly Entity[]
}

type Said = { readonly type: 'ready' } | { readonly type: 'open'; readonly file: string; readonly line: number } | { readonly type: 'export'; readonly svg: string }

const PAUSE = 300

/** The one panel with the picture of the schema that was shown last. */
export class Diagram implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined
  private document: vscode.Uri | undefined
  private entities: readonly Entity[] = []
  private waiting: NodeJS.Timeout | undefined
  private readonly page: vscode.Uri
  private readonly listeners: vscode.Disposable[]

  constructor(
    private readonly session: Session,
    extension: vscode.Uri,
  ) {
    this.page = vscode.Uri.joinPath(extension, 'bundled', 'libs', 'schema_ls', 'diagram', 'page')
    this.listeners = [
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.changed(document)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => textEditor.document.languageId === 'prisma' && this.mark(textEditor)),
      vscode.languages.onDidChangeDiagnostics(() => this.mark(vscode.window.activeTextEditor)),
      session.onReady(() => void this.draw()),
    ]
  }

  dispose(): void {
    clearTimeout(this.waiting)
    this.panel?.dispose()
    for (const each of this.listeners) each.dispose()
  }

  /** Shows the picture of the schema that the active document belongs to. */
  show(): void {
    const document = vscode.window.activeTextEditor?.document
    if (document?.languageId === 'prisma') this.document = document.uri
    if (this.document === undefined) {
      void vscode.window.showInformationMessage('Open a Prisma schema first: the picture is of the schema that is shown.')
      return
    }
    if (this.panel !== undefined) {
      this.panel.reveal(undefined, true)
      void this.draw()
      return
    }
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }
    const options = { enableScripts: true, retainContextWhenHidden: true, localResourceRoots: [this.page] }
    const panel = (this.panel = vscode.window.createWebviewPanel('schema-ls.diagram', 'Schema', place, options))
    panel.onDidDispose(() => (this.panel = undefined))
    panel.webview.onDidReceiveMessage((said: Said) => this.heard(said))
    panel.webview.html = this.html(panel.webview)
  }

  private async heard(said: Said): Promise<void> {
    if (said.type === 'ready') await this.draw()
    else if (said.type === 'open') await open(vscode.Uri.parse(said.file), said.line)
    else await this.save(said.svg)
  }

  private async save(svg: string): Promise<void> {
    const beside = this.document?.scheme === 'file' ? { defaultUri: vscode.Uri.joinPath(this.document, '..', 'schema.svg') } : {}
    const uri = await vscode.window.showSaveDialog({ ...beside, filters: { SVG: ['svg'] }, saveLabel: 'Save Picture' })
    if (uri) await vscode.workspace.fs.writeFile(uri, Buffer.from(svg))
  }

  private changed(document: vscode.TextDocument): void {
    if (this.panel === undefined || document.languageId !== 'prisma') return
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => void this.draw(), PAUSE)
  }

  private async draw(): Promise<void> {
    if (this.panel === undefined || this.document === undefined) return
    const picture = await this.session.ask<Picture>('schema-ls/diagram', { textDocument: { uri: this.document.toString() } })
    if (picture === undefined) return
    this.entities = picture.entities
    await this.panel.webview.postMessage({ picture, schema: this.document.toString(), marks: this.marks(vscode.window.activeTextEditor) })
  }

  private mark(editor: vscode.TextEditor | undefined): void {
    void this.panel?.webview.postMessage({ marks: this.marks(editor) })
  }

  private marks(editor: vscode.TextEditor | undefined): object {
    const findings = vscode.languages
      .getDiagnostics()
      .flatMap(([uri, found]) => found.map(({ range, severity }) => ({ file: uri.toString(), line: range.start.line, severity })))
    const active = editor && entityAt(this.entities, editor.document.uri.toString(), editor.selection.active.line)
    return { ...marksOf(this.entities, findings), active }
  }

  private html(webview: vscode.Webview): string {
    const nonce = randomBytes(16).toString('base64')
    const address = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(this.page, name)).toString()
    const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${address('page.css')}">
</head>
<body>
<script nonce="${nonce}" src="${address('elk.js')}"></script>
<script nonce="${nonce}" src="${address('page.js')}"></script>
</body>
</html>`
  }
}

async function open(uri: vscode.Uri, line: number): Promise<void> {
  const place = new vscode.Range(line, 0, line, 0)
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString())
  await vscode.window.showTextDocument(uri, { selection: place, viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One })
}
