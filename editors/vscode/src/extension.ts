/** Entry of the extension: starts the server and keeps it in step with the settings. */

import * as vscode from 'vscode'
import { Diagram } from './diagram'
import { Pull } from './pull'
import { Review } from './review'
import { offerFormatting } from './rival'
import { SECTION, needsRestart } from './settings'
import { Session, currentSettings } from './session'
import { StatusBar } from './status'
import { Upgrade } from './upgrade'

let session: Session | undefined

export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('schema-ls', { log: true })
  const running = (session = new Session(output))
  let settings = currentSettings()
  const status = new StatusBar(running, settings.statusBar)
  const review = new Review()
  const pull = new Pull(running, review, output)
  const upgrade = new Upgrade(running, review, output)
  const diagram = new Diagram(running, context.extensionUri)
  context.subscriptions.push(
    output,
    running,
    status,
    review,
    diagram,
    vscode.commands.registerCommand('schema-ls.restart', () => running.restart()),
    vscode.commands.registerCommand('schema-ls.showOutput', () => output.show()),
    vscode.commands.registerCommand('schema-ls.showReferences', running.showReferences.bind(running)),
    vscode.commands.registerCommand('schema-ls.pull', () => pull.pull()),
    vscode.commands.registerCommand('schema-ls.checkDrift', () => pull.checkDrift()),
    vscode.commands.registerCommand('schema-ls.checkUpgrade', () => upgrade.check()),
    vscode.commands.registerCommand('schema-ls.diagram', () => diagram.show()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => running.restart()),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (!event.affectsConfiguration(SECTION)) return
      const before = settings
      settings = currentSettings()
      running.setTrace(settings.trace)
      status.setWanted(settings.statusBar)
      if (needsRestart(before, settings)) await running.restart()
    }),
  )
  void offerFormatting(context)
  // Not waited for: the editor goes on while the server starts, and a failure is shown by the session.
  void running.restart()
}

export async function deactivate(): Promise<void> {
  await session?.stop()
}
