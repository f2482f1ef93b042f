import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import manifest from '../package.json'
import { SECTION, initializationOptions, needsRestart, readSettings, type Settings } from '../src/settings'

const declared: Record<string, { default: unknown }> = manifest.contributes.configuration.properties
const defaults: Settings = { path: '', prismaVersion: '', trace: 'off' }

test('every declared setting is read, and no other, with the declared default', () => {
  const read: Record<string, unknown> = {}
  readSettings({
    get(name, otherwise) {
      read[`${SECTION}.${name}`] = otherwise
      return otherwise
    },
  })
  assert.deepEqual(read, Object.fromEntries(Object.entries(declared).map(([name, { default: value }]) => [name, value])))
})

test('every setting that an untrusted folder must not choose is declared', () => {
  const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations
  assert.deepEqual(restricted, ['schema-ls.path'])
  assert.ok(restricted.every((name) => name in declared))
})

test('every declared command is registered by the extension', () => {
  const source = readFileSync('src/extension.ts', 'utf8')
  const registered = [...source.matchAll(/registerCommand\('([^']+)'/g)].map((match) => match[1])
  assert.deepEqual(registered, manifest.contributes.commands.map(({ command }) => command))
})

test('the server is told a version only where one is set', () => {
  assert.deepEqual(initializationOptions(defaults), {})
  assert.deepEqual(initializationOptions({ ...defaults, prismaVersion: '6.19' }), { prismaVersion: '6.19' })
})

test('blanks around a value do not count', () => {
  const settings = readSettings({ get: <T>(name: string, otherwise: T) => (name === 'path' ? (' /opt/schema-ls ' as T) : otherwise) })
  assert.equal(settings.path, '/opt/schema-ls')
})

test('a new executable or version needs a restart, tracing does not', () => {
  assert.equal(needsRestart(defaults, { ...defaults, path: '/opt/schema-ls' }), true)
  assert.equal(needsRestart(defaults, { ...defaults, prismaVersion: '6' }), true)
  assert.equal(needsRestart(defaults, { ...defaults, trace: 'verbose' }), false)
})
