/** The language client, made apart from the session: its library takes longer to load than all the rest of the extension. */

import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import * as vscode from 'vscode'
import { LanguageClient, RevealOutputChannelOn, State, type LanguageClientOptions, type Location, type Position } from 'vscode-languageclient/node'
import { EndHandler } from './ends'
import type { Program } from './locate'
import { ReferencesFeature } from './references'
import { SECTION, initializationOptions, type Settings } from './settings'
import type { TraceChannel } from './trace'

/** A client with what decides about its ends. */
export class Client {
  private readonly ends = new EndHandler()
  private readonly client: LanguageClient

  constructor(program: Program, settings: Settings, output: vscode.LogOutputChannel, trace: TraceChannel) {
    const server = { command: program.file, args: [...program.args, 'serve'] }
    output.info(`Starting ${[server.command, ...server.args].join(' ')}`)
    const options = { ...optionsOf(settings, output, trace), errorHandler: this.ends }
    this.client = new LanguageClient(SECTION, 'schema-ls', server, options)
    this.client.registerFeature(new ReferencesFeature())
  }

  /** Whether the server is on its way up. */
  get isStarting(): boolean {
    return this.client.state === State.Starting
  }

  /** Calls back whenever the server starts, runs or has ended. */
  onMoved(listener: () => void): vscode.Disposable {
    return this.client.onDidChangeState(listener)
  }

  /** Starts the server. A failure is shown by the client itself, with a button that leads to the output channel. */
  async start(): Promise<void> {
    await this.client.start()
    this.ends.started()
  }

  /** Ends the server. Throws for a client whose start failed; there is nothing to stop then. */
  async stop(): Promise<void> {
    this.ends.stopping()
    // After a crash the client may just be starting the server anew, and can only be stopped when that is done.
    if (this.client.state === State.Starting) await this.client.start()
    await this.client.dispose()
  }

  /** The answer to a request; undefined where no server runs. */
  async ask<T>(method: string, params: object): Promise<T | undefined> {
    if (this.client.state !== State.Running) return undefined
    return (await this.client.sendRequest<T | null>(method, params)) ?? undefined
  }

  /** Opens the list of places below a position, both as the server writes them. */
  async showReferences(uri: string, position: Position, places: Location[]): Promise<void> {
    const convert = this.client.protocol2CodeConverter
    const found = places.map((place) => convert.asLocation(place))
    const show = 'editor.action.showReferences'
    await vscode.commands.executeCommand(show, convert.asUri(uri), convert.asPosition(position), found)
  }
}

function optionsOf(settings: Settings, output: vscode.LogOutputChannel, trace: TraceChannel): LanguageClientOptions {
  return {
    documentSelector: [
      { language: 'prisma', scheme: 'file' },
      { language: 'prisma', scheme: 'untitled' },
    ],
    outputChannel: output,
    traceOutputChannel: trace,
    // A request that failed is a line in the output, not a message over the editor.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: initializationOptions(settings),
    initializationFailedHandler: () => false,
    // What a server writes to stderr is its log, not a row of errors.
    stdioOptions: { stdout: writeLines, stderr: writeLines },
  }
}

function writeLines(input: Readable, output: vscode.LogOutputChannel): void {
  createInterface({ input, crlfDelay: Infinity }).on('line', (line) => output.info(line))
}
