/** Pulling from the database: what would change, file by file, to accept or to reject. */

import * as path from 'node:path'
import * as vscode from 'vscode'
import { thisMachine, withDriver } from './machine'
import { pullArguments, type Pulled } from './pulled'
import type { Review } from './review'
import { currentSettings, type Session } from './session'
import { activeSchema, ask, folderOf, saved, schemaOf } from './tool'

const TITLE = 'Pull from the database'

/** The commands that ask the database. */
export class Pull {
  constructor(
    private readonly session: Session,
    private readonly review: Review,
    private readonly output: vscode.LogOutputChannel,
  ) {}

  /** Shows what the database holds otherwise, and writes what is accepted. */
  async pull(): Promise<void> {
    const pulled = await this.asked('Pulling from the database')
    if (pulled === undefined) return
    if (pulled.files.length === 0) void vscode.window.showInformationMessage('The schema already says what the database holds.')
    else await this.write(pulled)
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
    if (choice === show) await this.write(pulled)
  }

  private async asked(title: string): Promise<Pulled | undefined> {
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showWarningMessage('No database is asked from a folder that you have not trusted.')
      return undefined
    }
    const file = activeSchema()
    if (!(await saved())) return undefined
    const settings = currentSettings()
    const schema = file && (await schemaOf(file, this.session))
    const options = vscode.workspace.getConfiguration('schema-ls', file)
    const args = pullArguments(schema, settings.prismaVersion, (name) => options.get(name))
    const ownProgram = settings.path || settings.interpreter ? undefined : await withDriver(settings, thisMachine())
    return await ask<Pulled>({ title, folder: folderOf(file), program: ownProgram ?? this.session.program, args }, this.output)
  }

  private async write(pulled: Pulled): Promise<void> {
    const written = await this.review.accepted(pulled, TITLE, 'database')
    if (written.length === 0) return
    for (const { object, message } of pulled.warnings) this.output.warn(`${object}: ${message}`)
    const note = pulled.warnings.length ? ` ${pulled.warnings.length} things that Prisma cannot express are named in the output.` : ''
    void vscode.window.showInformationMessage(`Wrote ${written.join(', ')}.${note}`)
  }
}
