/** One running server at a time: start, stop, restart, and what the user is told when that fails. */

import { accessSync, constants, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import * as vscode from 'vscode'
import { LanguageClient, RevealOutputChannelOn, type LanguageClientOptions } from 'vscode-languageclient/node'
import { EndHandler } from './ends'
import { locateServer, type Machine } from './locate'
import { SECTION, initializationOptions, readSettings, type Settings } from './settings'
import { TraceChannel } from './trace'

/** The settings as they are now. */
export function currentSettings(): Settings {
  return readSettings(vscode.workspace.getConfiguration(SECTION))
}

/** The server of this window. Calls queue up, so that two quick restarts never leave two servers behind. */
export class Session implements vscode.Disposable {
  private client: LanguageClient | undefined
  private queue: Promise<void> = Promise.resolve()
  private readonly trace: TraceChannel

  constructor(private readonly output: vscode.LogOutputChannel) {
    this.trace = new TraceChannel(output, currentSettings().trace)
  }

  /** Stops the server, if it runs, and starts it with the settings as they are now. */
  restart(): Promise<void> {
    return this.enqueue(async () => {
      await this.halt()
      await this.launch(currentSettings())
    })
  }

  /** Stops the server for good. */
  stop(): Promise<void> {
    return this.enqueue(() => this.halt())
  }

  /** Follows a change of the setting schema-ls.trace.server. */
  setTrace(wanted: Settings['trace']): void {
    this.trace.set(wanted)
  }

  dispose(): void {
    this.trace.dispose()
  }

  private enqueue(task: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(task).catch((error: unknown) => this.output.error(String(error)))
    return this.queue
  }

  private async halt(): Promise<void> {
    const client = this.client
    this.client = undefined
    try {
      // Throws for a client whose start failed; there is nothing to stop then.
      await client?.dispose()
    } catch (error) {
      this.output.debug(String(error))
    }
  }

  private async launch(settings: Settings): Promise<void> {
    const located = locateServer(settings.path, thisMachine())
    if ('problem' in located) {
      this.output.error(located.problem)
      void this.complain(located.problem)
      return
    }
    this.output.info(`Starting ${located.file} serve`)
    const ends = new EndHandler()
    const server = { command: located.file, args: ['serve'] }
    this.client = new LanguageClient(SECTION, 'schema-ls', server, { ...this.options(settings), errorHandler: ends })
    // A failure is shown by the client itself, with a button that leads to the output channel.
    await this.client.start()
    ends.started()
  }

  private options(settings: Settings): LanguageClientOptions {
    return {
      documentSelector: [
        { language: 'prisma', scheme: 'file' },
        { language: 'prisma', scheme: 'untitled' },
      ],
      outputChannel: this.output,
      traceOutputChannel: this.trace,
      // A request that failed is a line in the output, not a message over the editor.
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: initializationOptions(settings),
      initializationFailedHandler: () => false,
      // What a server writes to stderr is its log, not a row of errors.
      stdioOptions: { stdout: writeLines, stderr: writeLines },
    }
  }

  private async complain(problem: string): Promise<void> {
    const settings = 'Open Settings'
    const retry = 'Try Again'
    const choice = await vscode.window.showErrorMessage(problem, settings, retry)
    if (choice === settings) await vscode.commands.executeCommand('workbench.action.openSettings', `${SECTION}.path`)
    if (choice === retry) await this.restart()
  }
}

function writeLines(input: Readable, output: vscode.LogOutputChannel): void {
  createInterface({ input, crlfDelay: Infinity }).on('line', (line) => output.info(line))
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    home: homedir(),
    searchPath: process.env['PATH'] ?? '',
    folder: vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri.fsPath,
    runnable,
  }
}

function runnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
