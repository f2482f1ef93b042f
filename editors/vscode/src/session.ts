/** One running server at a time: start, stop, restart, and what the user is told when that fails. */

import { accessSync, constants, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import * as vscode from 'vscode'
import { LanguageClient, RevealOutputChannelOn, State, type LanguageClientOptions } from 'vscode-languageclient/node'
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
  private running: { readonly client: LanguageClient; readonly ends: EndHandler } | undefined
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
    if (this.running === undefined) return
    const { client, ends } = this.running
    this.running = undefined
    ends.stopping()
    try {
      // After a crash the client may just be starting the server anew, and can only be stopped when that is done.
      if (client.state === State.Starting) await client.start()
      // Throws for a client whose start failed; there is nothing to stop then.
      await client.dispose()
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
    const client = new LanguageClient(SECTION, 'schema-ls', server, { ...this.options(settings), errorHandler: ends })
    this.running = { client, ends }
    // A failure is shown by the client itself, with a button that leads to the output channel.
    await client.start()
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
    if (choice === settings) await openPathSetting()
    if (choice === retry) await this.restart()
  }
}

/** Shows the setting where it counts: in a remote window the user's own settings do not hold it. */
async function openPathSetting(): Promise<void> {
  const where = vscode.env.remoteName === undefined ? 'openSettings' : 'openRemoteSettings'
  await vscode.commands.executeCommand(`workbench.action.${where}`, { query: `${SECTION}.path` })
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
