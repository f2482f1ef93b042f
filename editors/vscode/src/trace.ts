/** Lets the setting schema-ls.trace.server decide whether the conversation with the server is written down. */

import * as vscode from 'vscode'
import type { Settings } from './settings'

/**
 * A view of the output channel for the language client.
 *
 * The client traces only while its channel has the log level "trace", which the editor hides behind a command of its
 * own. This view claims that level while the setting asks for tracing, and writes the traced messages as plain lines.
 */
export class TraceChannel implements vscode.LogOutputChannel {
  private readonly levelChanged = new vscode.EventEmitter<vscode.LogLevel>()
  private readonly listener: vscode.Disposable
  readonly onDidChangeLogLevel = this.levelChanged.event

  constructor(
    private readonly output: vscode.LogOutputChannel,
    private wanted: Settings['trace'],
  ) {
    this.listener = output.onDidChangeLogLevel(() => this.levelChanged.fire(this.logLevel))
  }

  /** Follows a change of the setting. */
  set(wanted: Settings['trace']): void {
    this.wanted = wanted
    this.levelChanged.fire(this.logLevel)
  }

  get logLevel(): vscode.LogLevel {
    return this.wanted === 'off' ? this.output.logLevel : vscode.LogLevel.Trace
  }

  get name(): string {
    return this.output.name
  }

  trace(message: string): void {
    if (this.wanted === 'off') this.output.trace(message)
    else this.output.info(message)
  }

  debug = (message: string, ...args: unknown[]): void => this.output.debug(message, ...args)
  info = (message: string, ...args: unknown[]): void => this.output.info(message, ...args)
  warn = (message: string, ...args: unknown[]): void => this.output.warn(message, ...args)
  error = (error: string | Error, ...args: unknown[]): void => this.output.error(error, ...args)
  append = (value: string): void => this.output.append(value)
  appendLine = (value: string): void => this.output.appendLine(value)
  replace = (value: string): void => this.output.replace(value)
  clear = (): void => this.output.clear()
  hide = (): void => this.output.hide()
  show(): void {
    this.output.show()
  }

  dispose(): void {
    this.listener.dispose()
    this.levelChanged.dispose()
  }
}
