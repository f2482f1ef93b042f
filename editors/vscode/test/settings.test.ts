import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import manifest from '../package.json'
import { entityAt, marksOf } from '../src/marks'
import { waitBefore } from '../src/patience'
import { edited, pullArguments } from '../src/pulled'
import { sentence } from '../src/sentence'
import { SECTION, initializationOptions, needsRestart, readSettings, type Settings } from '../src/settings'

const SERVER = 100
const declared: Record<string, { default: unknown; order: number }> = manifest.contributes.configuration.properties
const own = Object.entries(declared).filter(([, { order }]) => order < SERVER)
const defaults: Settings = { path: '', interpreter: '', importStrategy: 'useBundled', prismaVersion: '', statusBar: true, trace: 'off' }

test('every declared setting of the extension is read, and no other, with the declared default', () => {
  const read: Record<string, unknown> = {}
  readSettings({
    get(name, otherwise) {
      read[`${SECTION}.${name}`] = otherwise
      return otherwise
    },
  })
  assert.deepEqual(read, Object.fromEntries(own.map(([name, { default: value }]) => [name, value])))
})

test('every setting that an untrusted folder must not choose is declared', () => {
  const restricted = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations
  assert.deepEqual(restricted, ['schema-ls.path', 'schema-ls.interpreter', 'schema-ls.importStrategy'])
  assert.ok(restricted.every((name) => name in declared))
})

test('every declared command is registered by the extension', () => {
  const source = readFileSync('src/extension.ts', 'utf8')
  const registered = [...source.matchAll(/registerCommand\('([^']+)'/g)].map((match) => match[1])
  const forLenses = 'schema-ls.showReferences' // nobody calls it by hand
  assert.deepEqual(registered.filter((name) => name !== forLenses), manifest.contributes.commands.map(({ command }) => command))
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
  assert.equal(needsRestart(defaults, { ...defaults, interpreter: '/opt/python' }), true)
  assert.equal(needsRestart(defaults, { ...defaults, prismaVersion: '6' }), true)
  assert.equal(needsRestart(defaults, { ...defaults, trace: 'verbose' }), false)
})

test('options of the server are left to the project where they are not set', () => {
  const others = Object.values(declared).filter(({ order }) => order >= SERVER)
  assert.ok(others.length > 10)
  assert.ok(others.every((setting) => setting.default === null))
})

test('a pull is asked with what is set, and with nothing else', () => {
  assert.deepEqual(pullArguments(undefined, '', () => null), ['pull', '--json'])
  const options: Record<string, unknown> = { 'pull.exclude': ['audit_*', 'tmp'], 'pull.naming': 'camel', 'pull.comments': false, 'pull.annotate': true }
  assert.deepEqual(pullArguments('/a b/schema.prisma', '6', (name) => options[name]), [
    ...['pull', '--json', '--schema', '/a b/schema.prisma', '--prisma-version', '6'],
    ...['--exclude', 'audit_*', '--exclude', 'tmp', '--naming', 'camel', '--annotate', '--no-comments'],
  ])
})

test('a server that crashes is started at once, then later and later, then not again; old crashes are forgotten', () => {
  assert.deepEqual([[0], [0, 1], [0, 1, 2], [0, 1, 2, 3], [0, 1, 2, 3, 4]].map(waitBefore), [0, 1_000, 4_000, 10_000, undefined])
  assert.equal(waitBefore([0, 1, 2, 3, 200_000]), 0)
})

test('the status bar names version, database and findings', () => {
  const status = { prismaVersion: '6.19.0', provider: 'postgresql', files: 2 }
  assert.equal(sentence(status, 0, 0).text, 'Prisma 6.19 · postgresql $(check)')
  assert.equal(sentence({ ...status, provider: '' }, 2, 1).text, 'Prisma 6.19 · no database $(error) 2 $(warning) 1')
  assert.match(sentence(status, 0, 0).tooltip, /schema of 2 files/)
  assert.equal(sentence(undefined, 0, 0).text, '$(warning) Prisma')
  assert.match(sentence(undefined, 0, 0, true).tooltip, /is starting/)
})

test('a place and a finding belong to the box that is declared last above them, however its URI is escaped', () => {
  const entities = [
    { name: 'A', file: 'file:///c%3A/a.prisma', line: 2 },
    { name: 'B', file: 'file:///c%3A/a.prisma', line: 8 },
    { name: 'C', file: 'file:///c%3A/b.prisma', line: 0 },
  ]
  assert.deepEqual([0, 2, 7, 8, 90].map((line) => entityAt(entities, 'file:///c:/a.prisma', line)), [undefined, 'A', 'A', 'B', 'B'])
  const findings = [9, 10, 3].map((line, severity) => ({ file: 'file:///c:/a.prisma', line, severity }))
  assert.deepEqual(marksOf(entities, findings), { errors: ['B'], warnings: ['B'] })
})

test('a text gets the lines that a pull has for it', () => {
  const edits = [
    { start: 0, end: 1, text: 'A\n' },
    { start: 2, end: 2, text: 'new\n' },
  ]
  assert.equal(edited('a\r\nb\nc', edits), 'A\nb\nnew\nc')
  assert.equal(edited('', [{ start: 0, end: 0, text: 'x\n' }]), 'x\n')
})
