import assert from 'node:assert/strict'
import { test } from 'node:test'
import { interpreters, locateServer, type Machine, type Wishes } from '../src/locate'

const RUNNER = '/extension/bundled/run.py'
const NOTHING: Wishes = { path: '', interpreter: '', importStrategy: 'useBundled' }

/** A machine with some programs; those with a version are Pythons. */
function machine(files: Record<string, readonly [number, number] | undefined>, changes: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    home: '/home/ann',
    searchPath: '/usr/bin:/opt/tools',
    folder: '/home/ann/shop',
    trusted: true,
    active: undefined,
    runner: RUNNER,
    runnable: (file) => file in files,
    version: async (file) => files[file],
    ...changes,
  }
}

const windows: Partial<Machine> = {
  platform: 'win32',
  home: 'C:\\Users\\ann',
  searchPath: 'C:\\Windows;C:\\Python',
  folder: 'C:\\shop',
}

test('with nothing set, the first new enough Python on PATH runs the server of the extension', async () => {
  const old = machine({ '/usr/bin/python3': [3, 8], '/opt/tools/python3.12': [3, 12] })
  assert.deepEqual(await locateServer(NOTHING, old), { file: '/opt/tools/python3.12', args: [RUNNER, 'bundled'] })
  const onWindows = machine({ 'C:\\Python\\python.exe': [3, 13] }, windows)
  assert.deepEqual(await locateServer(NOTHING, onWindows), { file: 'C:\\Python\\python.exe', args: [RUNNER, 'bundled'] })
})

test('a program called python that is none is passed over', async () => {
  const stub = machine({ 'C:\\Windows\\python.exe': undefined, 'C:\\Python\\py.exe': [3, 11] }, windows)
  assert.deepEqual(await locateServer(NOTHING, stub), { file: 'C:\\Python\\py.exe', args: [RUNNER, 'bundled'] })
})

test('the project has a Python where PATH has none, and comes first where its own server is wanted', async () => {
  const own = '/home/ann/shop/.venv/bin/python'
  assert.deepEqual(await locateServer(NOTHING, machine({ [own]: [3, 10] })), { file: own, args: [RUNNER, 'bundled'] })
  const both = machine({ [own]: [3, 10], '/usr/bin/python3': [3, 13], '/active/python': [3, 11] })
  const wish: Wishes = { ...NOTHING, importStrategy: 'fromEnvironment' }
  assert.deepEqual(await locateServer(wish, both), { file: own, args: [RUNNER, 'environment'] })
  assert.deepEqual(interpreters(wish, { ...both, active: '/active/python' }), ['/active/python', own, '/usr/bin/python3'])
})

test('nothing of an untrusted folder runs', async () => {
  const untrusted = machine({ '/home/ann/shop/.venv/bin/python': [3, 12], '/active/python': [3, 12] }, { trusted: false, active: '/active/python' })
  assert.deepEqual(interpreters({ ...NOTHING, importStrategy: 'fromEnvironment' }, untrusted), [])
  assert.ok('problem' in (await locateServer(NOTHING, untrusted)))
})

test('a relative entry of PATH is passed over', async () => {
  const found = await locateServer(NOTHING, machine({ 'bin/python3': [3, 12], './python3': [3, 12], python3: [3, 12] }, { searchPath: 'bin:.::' }))
  assert.ok('problem' in found)
})

test('without any Python an installed schema-ls on PATH serves', async () => {
  assert.deepEqual(await locateServer(NOTHING, machine({ '/opt/tools/schema-ls': undefined })), { file: '/opt/tools/schema-ls', args: [] })
})

test('a named executable wins over everything', async () => {
  const files = { '/usr/bin/python3': [3, 12] as const, '/opt/other/schema-ls': undefined, 'C:\\Python\\schema-ls.exe': undefined }
  assert.deepEqual(await locateServer({ ...NOTHING, path: '/opt/other/schema-ls' }, machine(files)), { file: '/opt/other/schema-ls', args: [] })
  const onWindows = await locateServer({ ...NOTHING, path: 'C:\\Python\\schema-ls' }, machine(files, windows))
  assert.deepEqual(onWindows, { file: 'C:\\Python\\schema-ls.exe', args: [] })
})

test('home and folder are filled in, and a relative path starts at the folder', async () => {
  const inProject = machine({ '/home/ann/shop/.venv/bin/schema-ls': undefined, '/home/ann/.local/bin/schema-ls': undefined })
  const project = { file: '/home/ann/shop/.venv/bin/schema-ls', args: [] }
  assert.deepEqual(await locateServer({ ...NOTHING, path: '${workspaceFolder}/.venv/bin/schema-ls' }, inProject), project)
  assert.deepEqual(await locateServer({ ...NOTHING, path: '.venv/bin/schema-ls' }, inProject), project)
  const atHome = { file: '/home/ann/.local/bin/schema-ls', args: [] }
  assert.deepEqual(await locateServer({ ...NOTHING, path: '~/.local/bin/schema-ls' }, inProject), atHome)
})

test('what is missing is explained: no Python, an old one, a setting that leads nowhere', async () => {
  const remedy = 'Install one from python.org or with your system, or let the setting schema-ls.interpreter name it.'
  assert.deepEqual(await locateServer(NOTHING, machine({})), {
    problem: `schema-ls needs Python 3.10 or newer, and none was found on PATH. ${remedy}`,
  })
  assert.deepEqual(await locateServer(NOTHING, machine({ '/usr/bin/python3': [3, 8] })), {
    problem: `schema-ls needs Python 3.10 or newer, and only 3.8 (/usr/bin/python3) was found. ${remedy}`,
  })
  const python = { '/old/python': [2, 7] as const, '/bin/cat': undefined }
  assert.deepEqual(await locateServer({ ...NOTHING, interpreter: '/old/python' }, machine(python)), {
    problem: 'The setting schema-ls.interpreter names "/old/python", which is Python 2.7. schema-ls needs Python 3.10 or newer.',
  })
  assert.deepEqual(await locateServer({ ...NOTHING, interpreter: '/bin/cat' }, machine(python)), {
    problem: 'The setting schema-ls.interpreter names "/bin/cat", which is no Python. schema-ls needs Python 3.10 or newer.',
  })
  assert.deepEqual(await locateServer({ ...NOTHING, path: '/gone/schema-ls' }, machine({})), {
    problem:
      'The setting schema-ls.path names "/gone/schema-ls", which is not there or cannot be run. ' +
      'Correct the setting, or empty it: the extension brings a server of its own.',
  })
  assert.deepEqual(await locateServer({ ...NOTHING, path: '${workspaceFolder}/x' }, machine({}, { folder: undefined })), {
    problem: 'The setting schema-ls.path is "${workspaceFolder}/x", but no folder is open to fill in ${workspaceFolder}.',
  })
})
