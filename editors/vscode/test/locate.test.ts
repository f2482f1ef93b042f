import assert from 'node:assert/strict'
import { test } from 'node:test'
import { locateServer, type Machine } from '../src/locate'

function machine(files: string[], changes: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    home: '/home/ann',
    searchPath: '/usr/bin:/opt/tools',
    folder: '/home/ann/shop',
    runnable: (file) => files.includes(file),
    ...changes,
  }
}

const windows: Partial<Machine> = {
  platform: 'win32',
  home: 'C:\\Users\\ann',
  searchPath: 'C:\\Windows;C:\\Python\\Scripts',
  folder: 'C:\\shop',
}

test('without a setting the first executable on PATH is taken', () => {
  const files = ['/opt/tools/schema-ls', '/usr/bin/schema-ls']
  assert.deepEqual(locateServer('', machine(files)), { file: '/usr/bin/schema-ls' })
})

test('on Windows the executable ends in .exe', () => {
  const files = ['C:\\Python\\Scripts\\schema-ls.exe']
  assert.deepEqual(locateServer('', machine(files, windows)), { file: files[0] })
  assert.deepEqual(locateServer('C:\\Python\\Scripts\\schema-ls', machine(files, windows)), { file: files[0] })
})

test('a relative entry of PATH is passed over', () => {
  const found = locateServer('', machine(['bin/schema-ls', './schema-ls', 'schema-ls'], { searchPath: 'bin:.::' }))
  assert.ok('problem' in found)
})

test('the setting wins over PATH', () => {
  const files = ['/usr/bin/schema-ls', '/opt/other/schema-ls']
  assert.deepEqual(locateServer('/opt/other/schema-ls', machine(files)), { file: '/opt/other/schema-ls' })
})

test('home and folder are filled in, and a relative path starts at the folder', () => {
  const inProject = machine(['/home/ann/shop/.venv/bin/schema-ls', '/home/ann/.local/bin/schema-ls'])
  const project = { file: '/home/ann/shop/.venv/bin/schema-ls' }
  assert.deepEqual(locateServer('${workspaceFolder}/.venv/bin/schema-ls', inProject), project)
  assert.deepEqual(locateServer('.venv/bin/schema-ls', inProject), project)
  assert.deepEqual(locateServer('~/.local/bin/schema-ls', inProject), { file: '/home/ann/.local/bin/schema-ls' })
})

test('a missing server is explained: on PATH, named by the setting, without a folder', () => {
  assert.deepEqual(locateServer('', machine([])), {
    problem:
      'The server schema-ls was not found on PATH. ' +
      'Install it with "pip install schema-ls", or let the setting schema-ls.path name its executable.',
  })
  assert.deepEqual(locateServer('/gone/schema-ls', machine([])), {
    problem:
      'The setting schema-ls.path names "/gone/schema-ls", which is not there or cannot be run. ' +
      'Install it with "pip install schema-ls", or let the setting schema-ls.path name its executable.',
  })
  assert.deepEqual(locateServer('${workspaceFolder}/x', machine([], { folder: undefined })), {
    problem: 'The setting schema-ls.path is "${workspaceFolder}/x", but no folder is open to fill in ${workspaceFolder}.',
  })
})
