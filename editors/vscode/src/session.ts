/** One running server at a time: start, stop, restart, and what the user is told when that fails. */

import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import * as vscode from 'vscode'
import { LanguageClient, RevealOutputChannelOn, State, type LanguageClientOptions, type Location, type Position } from 'vscode-languageclient/node'
import { EndHandler } from './ends'
import { locateServer, type Program } from './locate'
import { thisMachine } from './machine'
import { ReferencesFeature } from './references'
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
  private readonly ready = new vscode.EventEmitter<void>()
  /** The server has started. */
  readonly onReady = this.ready.event
  /** What runs the server, once it was found. */
  program: Program | undefined

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

  /** The answer of a running server to a request; undefined where there is no server, or none that knows it. */
  async ask<T>(method: string, params: object): Promise<T | undefined> {
    const client = this.running?.client
    if (client?.state !== State.Running) return undefined
    try {
      return (await client.sendRequest<T | null>(method, params)) ?? undefined
    } catch (error) {
      this.output.debug(`${method}: ${String(error)}`)
      return undefined
    }
  }

  /** Opens the list of places below a position, both as the server writes them. */
  async showReferences(uri: string, position: Position, places: Location[]): Promise<void> {
    const convert = this.running?.client.protocol2CodeConverter
    if (convert === undefined) return
    const found = places.map((place) => convert.asLocation(place))
    const show = 'editor.action.showReferences'
    await vscode.commands.executeCommand(show, convert.asUri(uri), convert.asPosition(position), found)
  }

  dispose(): void {
    this.trace.dispose()
    this.ready.dispose()
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
    const located = await locateServer(settings, thisMachine())
    if ('problem' in located) {
      this.output.error(located.problem)
      void this.complain(located.problem)
      return
    }
    this.program = located
    const server = { command: located.file, args: [...located.args, 'serve'] }
    this.output.info(`Starting ${[server.command, ...server.args].join(' ')}`)
    const ends = new EndHandler()
    const client = new LanguageClient(SECTION, 'schema-ls', server, { ...this.options(settings), errorHandler: ends })
    client.registerFeature(new ReferencesFeature())
    this.running = { client, ends }
    // A failure is shown by the client itself, with a button that leads to the output channel.
    await client.start()
    ends.started()
    this.ready.fire()
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
    if (choice === settings) await openSettings()
    if (choice === retry) await this.restart()
  }
}

/** Shows the settings where they count: in a remote window the user's own settings do not hold them. */
async function openSettings(): Promise<void> {
  const where = vscode.env.remoteName === undefined ? 'openSettings' : 'openRemoteSettings'
  await vscode.commands.executeCommand(`workbench.action.${where}`, { query: SECTION })
}

function writeLines(input: Readable, output: vscode.LogOutputChannel): void {
  createInterface({ input, crlfDelay: Infinity }).on('line', (line) => output.info(line))
}
