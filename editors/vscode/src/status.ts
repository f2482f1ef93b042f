/** The item of the status bar: whose rules judge the schema that is shown, and how much they found. */

import * as vscode from 'vscode'
import type { Session } from './session'
import { sentence, type Status } from './sentence'

/** The status bar item, which follows the active editor, the findings and the settings. */
export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('schema-ls.status', vscode.StatusBarAlignment.Right, 90)
  private readonly listeners: vscode.Disposable[]
  private asked = 0

  constructor(
    private readonly session: Session,
    private wanted: boolean,
  ) {
    this.item.name = 'schema-ls'
    this.item.command = 'workbench.actions.view.problems'
    const update = (): void => void this.update()
    this.listeners = [
      vscode.window.onDidChangeActiveTextEditor(update),
      vscode.languages.onDidChangeDiagnostics(update),
      session.onMoved(update),
    ]
    update()
  }

  /** Follows the setting schema-ls.statusBar. */
  setWanted(wanted: boolean): void {
    this.wanted = wanted
    void this.update()
  }

  dispose(): void {
    for (const each of [this.item, ...this.listeners]) each.dispose()
  }

  private async update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document
    // The other side of a comparison is no document of the server.
    if (!this.wanted || document?.languageId !== 'prisma' || !['file', 'untitled'].includes(document.uri.scheme)) {
      this.item.hide()
      return
    }
    const number = (this.asked += 1)
    const status = await this.session.ask<Status>('schema-ls/status', { textDocument: { uri: document.uri.toString() } })
    if (number !== this.asked) return
    const severities = vscode.languages
      .getDiagnostics()
      .filter(([uri]) => uri.path.endsWith('.prisma') || uri.toString() === document.uri.toString())
      .flatMap(([, found]) => found.map(({ severity }) => severity))
    const errors = severities.filter((one) => one === vscode.DiagnosticSeverity.Error).length
    const warnings = severities.filter((one) => one === vscode.DiagnosticSeverity.Warning).length
    const { text, tooltip } = sentence(status, errors, warnings, this.session.isStarting)
    this.item.text = text
    this.item.tooltip = tooltip
    this.item.show()
  }
}
