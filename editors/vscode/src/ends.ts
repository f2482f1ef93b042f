/** What happens when the server ends by itself. */

import { CloseAction, ErrorAction, type CloseHandlerResult, type ErrorHandler, type ErrorHandlerResult } from 'vscode-languageclient/node'
import { waitBefore } from './patience'

/** Starts a server that crashed anew, each time after a longer wait, but neither one that never got ready nor for ever. */
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

  async closed(): Promise<CloseHandlerResult> {
    // A start that fails is reported to the user as such.
    if (this.expected) return { action: CloseAction.DoNotRestart, handled: true }
    this.crashes.push(Date.now())
    const wait = waitBefore(this.crashes)
    if (wait === undefined) {
      const message = 'The server schema-ls ended again and again and is not started any more. Its output may say why; "schema-ls: Restart Server" tries again.'
      return { action: CloseAction.DoNotRestart, message }
    }
    await new Promise((done) => setTimeout(done, wait))
    const action = this.expected ? CloseAction.DoNotRestart : CloseAction.Restart
    return { action, handled: true }
  }
}
