/** Tells the server that its lenses may lead to lists of places. */

import type { ClientCapabilities, FeatureState, StaticFeature } from 'vscode-languageclient/node'

export class ReferencesFeature implements StaticFeature {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    capabilities.experimental = { ...capabilities.experimental, showReferences: true }
  }

  initialize(): void {
    // The server asks for nothing at the start.
  }

  getState(): FeatureState {
    return { kind: 'static' }
  }

  clear(): void {
    // Nothing is kept.
  }
}
