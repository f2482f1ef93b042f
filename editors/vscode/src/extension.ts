/** Entry of the extension: starts the server and keeps it in step with the settings. */

import * as vscode from 'vscode'
import { SECTION, needsRestart } from './settings'
import { Session, currentSettings } from './session'

let session: Session | undefined

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('schema-ls', { log: true })
  const running = (session = new Session(output))
  let settings = currentSettings()
  context.subscriptions.push(
    output,
    running,
    vscode.commands.registerCommand('schema-ls.restart', () => running.restart()),
    vscode.commands.registerCommand('schema-ls.showOutput', () => output.show()),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (!event.affectsConfiguration(SECTION)) return
      const before = settings
      settings = currentSettings()
      running.setTrace(settings.trace)
      if (needsRestart(before, settings)) await running.restart()
    }),
  )
  await running.restart()
}

export async function deactivate(): Promise<void> {
  await session?.stop()
}
