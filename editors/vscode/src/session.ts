/** One running server at a time: start, stop, restart, and what the user is told when that fails. */

import * as vscode from 'vscode'
import type { Location, Position } from 'vscode-languageclient/node'
import type { Client } from './client'
import { locateServer, type Program } from './locate'
import { thisMachine } from './machine'
import { SECTION, readSettings, type Settings } from './settings'
import { TraceChannel } from './trace'

/** The settings as they are now. */
export function currentSettings(): Settings {
  return readSettings(vscode.workspace.getConfiguration(SECTION))
}

/** The server of this window. Calls queue up, so that two quick restarts never leave two servers behind. */
export class Session implements vscode.Disposable {
  private running: Client | undefined
  private queue: Promise<void> = Promise.resolve()
  private readonly trace: TraceChannel
  private readonly ready = new vscode.EventEmitter<void>()
  /** The server has started. */
  readonly onReady = this.ready.event
  private readonly moved = new vscode.EventEmitter<void>()
  /** The server starts, runs or has ended. */
  readonly onMoved = this.moved.event
  private isLaunching = false
  /** What runs the server, once it was found. */
  program: Program | undefined

  constructor(private readonly output: vscode.LogOutputChannel) {
    this.trace = new TraceChannel(output, currentSettings().trace)
  }

  /** Whether there will soon be a server to ask. */
  get isStarting(): boolean {
    return this.isLaunching || this.running?.isStarting === true
  }

  /** Stops the server, if it runs, and starts it with the settings as they are now. */
  restart(): Promise<void> {
    return this.enqueue(async () => {
      await this.halt()
      this.isLaunching = true
      try {
        await this.launch(currentSettings())
      } finally {
        this.isLaunching = false
        this.moved.fire()
      }
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
    try {
      return await this.running?.ask<T>(method, params)
    } catch (error) {
      this.output.debug(`${method}: ${String(error)}`)
      return undefined
    }
  }

  /** Opens the list of places below a position, both as the server writes them. */
  async showReferences(uri: string, position: Position, places: Location[]): Promise<void> {
    await this.running?.showReferences(uri, position, places)
  }

  dispose(): void {
    this.trace.dispose()
    this.ready.dispose()
    this.moved.dispose()
  }

  private enqueue(task: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(task).catch((error: unknown) => this.output.error(String(error)))
    return this.queue
  }

  private async halt(): Promise<void> {
    const client = this.running
    this.running = undefined
    try {
      await client?.stop()
    } catch (error) {
      this.output.debug(String(error))
    }
  }

  private async launch(settings: Settings): Promise<void> {
    const [located, { Client }] = await Promise.all([locateServer(settings, thisMachine()), import('./client.js')])
    if ('problem' in located) {
      this.output.error(located.problem)
      void this.complain(located.problem)
      return
    }
    this.program = located
    const client = (this.running = new Client(located, settings, this.output, this.trace))
    client.onMoved(() => this.moved.fire())
    await client.start()
    this.ready.fire()
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
