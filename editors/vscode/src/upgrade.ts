/** Going to a newer version of Prisma: what has to change, and what schema-ls can change of it. */

import * as vscode from 'vscode'
import type { Said } from './pulled'
import type { Review } from './review'
import type { Session } from './session'
import { activeSchema, ask, folderOf, saved, schemaOf } from './tool'

const TARGETS = ['7', '6']

/** What `schema-ls upgrade --json` says: the files that come out, findings that are left to people, and remarks. */
interface Upgraded extends Said {
  readonly left: readonly Finding[]
  readonly notes: readonly string[]
}

interface Finding {
  readonly file: string
  readonly line: number
  readonly message: string
}

/** The command that looks at a schema with the rules of a newer version. */
export class Upgrade {
  constructor(
    private readonly session: Session,
    private readonly review: Review,
    private readonly output: vscode.LogOutputChannel,
  ) {}

  /** Asks for the version, shows what changes for it, and writes what is accepted. */
  async check(): Promise<void> {
    const file = activeSchema()
    if (file === undefined) {
      void vscode.window.showInformationMessage('Open a Prisma schema first: it is the one that is looked at.')
      return
    }
    const to = await vscode.window.showQuickPick(TARGETS.map((label) => ({ label, description: `Prisma ${label}` })), { title: 'Upgrade to which version of Prisma?' })
    if (to === undefined || !(await saved())) return
    const args = ['upgrade', '--to', to.label, '--json', await schemaOf(file, this.session)]
    const title = `Looking at the schema with the rules of Prisma ${to.label}`
    const found = await ask<Upgraded>({ title, folder: folderOf(file), program: this.session.program, args }, this.output)
    if (found !== undefined) await this.tell(found, to.label)
  }

  private async tell(found: Upgraded, to: string): Promise<void> {
    for (const { file, line, message } of found.left) this.output.info(`${file}:${line}: ${message}`)
    for (const note of found.notes) this.output.info(note)
    const written = await this.review.accepted(found, `Upgrade to Prisma ${to}`, `Prisma ${to}`)
    const show = 'Show Output'
    const left = found.left.length ? `${found.left.length} things are left to do by hand; the output names them.` : 'Nothing is left to do by hand in the schema.'
    const done = written.length ? `Wrote ${written.join(', ')}. ` : found.files.length ? 'Nothing was written. ' : ''
    const choice = await vscode.window.showInformationMessage(`Prisma ${to}: ${done}${left}`, ...(found.left.length ? [show] : []))
    if (choice === show) this.output.show()
  }
}
