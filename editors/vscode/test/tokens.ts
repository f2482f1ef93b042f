/** Colours texts with our grammar the way the editor does. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma'
import { INITIAL, Registry, parseRawGrammar, type IGrammar } from 'vscode-textmate'

const GRAMMAR = 'syntaxes/prisma.tmLanguage.json'

let grammar: Promise<IGrammar> | undefined

async function load(): Promise<IGrammar> {
  const wasm = readFileSync(join('node_modules', 'vscode-oniguruma', 'release', 'onig.wasm'))
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength))
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => createOnigScanner(patterns),
      createOnigString: (text) => createOnigString(text),
    }),
    loadGrammar: async () => parseRawGrammar(readFileSync(GRAMMAR, 'utf8'), GRAMMAR),
  })
  const loaded = await registry.loadGrammar('source.prisma')
  if (loaded === null) throw new Error('the grammar cannot be read')
  return loaded
}

/**
 * One `word: scope` for each coloured piece of a text, in order.
 *
 * The scope is the innermost one, without the suffix ".prisma"; what has none, and punctuation, is left out.
 */
export async function coloured(text: string): Promise<string[]> {
  const used = await (grammar ??= load())
  let stack = INITIAL
  return text.split('\n').flatMap((line) => {
    const result = used.tokenizeLine(line, stack)
    stack = result.ruleStack
    return result.tokens.flatMap(({ startIndex, endIndex, scopes }) => {
      const word = line.slice(startIndex, endIndex).trim()
      const scope = scopes.at(-1)?.replace(/\.prisma$/, '') ?? ''
      return word === '' || /^(source|meta|punctuation)\b/.test(scope) ? [] : [`${word}: ${scope}`]
    })
  })
}
