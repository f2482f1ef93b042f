/** What happens when the server ends by itself. */

import { CloseAction, ErrorAction, type CloseHandlerResult, type ErrorHandler, type ErrorHandlerResult } from 'vscode-languageclient/node'

const PATIENCE = 4
const MINUTES = 3

/** Starts a server that crashed anew, but neither one that never got ready nor one that crashes again and again. */
export class EndHandler implements ErrorHandler {
  private expected = true
  private crashes: number[] = []

  /** The server has answered: from now on an end of it is a crash. */
  started(): void {
    this.expected = false
  }

  /** The server is about to be stopped. */
  stopping(): void {
    this.expected = true
  }

  /** A broken connection is logged; what the user needs to know is said when it closes. */
  error(): ErrorHandlerResult {
    return { action: ErrorAction.Continue, handled: true }
  }

  closed(): CloseHandlerResult {
    // A start that fails is reported to the user as such.
    if (this.expected) return { action: CloseAction.DoNotRestart, handled: true }
    const now = Date.now()
    this.crashes = [...this.crashes.filter((time) => time > now - MINUTES * 60_000), now]
    return this.crashes.length <= PATIENCE
      ? { action: CloseAction.Restart, handled: true }
      : {
          action: CloseAction.DoNotRestart,
          message: `The server schema-ls ended ${this.crashes.length} times within ${MINUTES} minutes and is not started again. Its output may say why.`,
        }
  }
}
