/** Living beside the official Prisma extension. */

import * as vscode from 'vscode'

const RIVALS = ['Prisma.prisma', 'Prisma.prisma-insider']
const SELF = 'schema-ls.schema-ls'
const ASKED = 'formatter.asked'

/** Where the official extension is there, too, and nobody has chosen a formatter: offers to be it, once. */
export async function offerFormatting(context: vscode.ExtensionContext): Promise<void> {
  if (RIVALS.every((id) => vscode.extensions.getExtension(id) === undefined)) return
  const editor = vscode.workspace.getConfiguration('editor', { languageId: 'prisma' })
  if (context.globalState.get(ASKED) || editor.get('defaultFormatter') === SELF) return
  const mine = 'Use schema-ls'
  const theirs = 'Keep the Other'
  const choice = await vscode.window.showInformationMessage(
    'The Prisma extension is installed, too. Which one shall format Prisma schemas? Both show their findings: switch one of them off to see each once.',
    mine,
    theirs,
  )
  if (choice === undefined) return
  await context.globalState.update(ASKED, true)
  if (choice === mine) await editor.update('defaultFormatter', SELF, vscode.ConfigurationTarget.Global, true)
}
