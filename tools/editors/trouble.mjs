// VS Code where something is wrong: Python, trust, files that cannot be written, another extension, a server that dies.
//   node trouble.mjs EXTENSION.vsix PROJECT_FOLDER OUT_FOLDER PYTHON
// Prints `ok NAME` or `FAILED NAME` for each step and leaves a picture of each; the first failure ends the run.
import fs from 'node:fs'
import path from 'node:path'
import { Workbench, packed, waitFor } from './workbench.mjs'

const [vsix, project, out, python] = process.argv.slice(2).map((name) => path.resolve(name))
const at = new Workbench(out)
const folder = path.join(at.home, 'strange folder')
const programs = path.join(at.home, 'bin')
const mark = path.join(at.home, 'the folder ran something')
const python3 = path.join(programs, 'python3')

function script(file, lines) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, `#!/bin/sh\n${lines}\n`, { mode: 0o755 })
}

// A folder that would like to choose the programs that run.
function prepareFolder() {
  fs.cpSync(project, folder, { recursive: true })
  fs.copyFileSync(path.join(folder, 'schema.prisma'), path.join(folder, 'locked.prisma'))
  fs.writeFileSync(path.join(folder, 'postgres.prisma'), fs.readFileSync(path.join(folder, 'schema.prisma'), 'utf8').replace('"sqlite"', '"postgresql"'))
  const own = path.join(folder, 'own.sh')
  script(own, `: > '${mark}'`)
  fs.mkdirSync(path.join(folder, '.venv', 'bin'), { recursive: true })
  fs.copyFileSync(own, path.join(folder, '.venv', 'bin', 'python'))
  choose({ 'schema-ls.path': own, 'schema-ls.interpreter': own, 'schema-ls.importStrategy': 'fromEnvironment' })
}

function choose(settings) {
  fs.mkdirSync(path.join(folder, '.vscode'), { recursive: true })
  fs.writeFileSync(path.join(folder, '.vscode', 'settings.json'), JSON.stringify(settings))
}

// A stand-in with the name of the official extension, which formats to nothing but its name.
function rival() {
  const source = path.join(at.home, 'rival')
  fs.mkdirSync(source)
  const manifest = {
    name: 'prisma',
    publisher: 'Prisma',
    version: '1.0.0',
    engines: { vscode: '^1.91.0' },
    main: './main.js',
    activationEvents: ['onLanguage:prisma'],
    capabilities: { untrustedWorkspaces: { supported: true } },
    contributes: { languages: [{ id: 'prisma', extensions: ['.prisma'] }] },
  }
  fs.writeFileSync(path.join(source, 'package.json'), JSON.stringify(manifest))
  fs.writeFileSync(path.join(source, 'README.md'), 'A stand-in.')
  const format = "{ provideDocumentFormattingEdits: (document) => [vscode.TextEdit.insert(new vscode.Position(0, 0), '// rival\\n')] }"
  fs.writeFileSync(path.join(source, 'main.js'), `const vscode = require('vscode')\nexports.activate = () => vscode.languages.registerDocumentFormattingEditProvider('prisma', ${format})\n`)
  return packed(source, path.join(at.home, 'rival.vsix'))
}

// The server of this editor, by what it was started with.
function serverOfEditor() {
  for (const pid of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const words = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      if (words.some((word) => word.startsWith(at.home) && word.endsWith('run.py')) && words.includes('serve')) return Number(pid)
    } catch {
      // It has ended meanwhile.
    }
  }
  return undefined
}

const ranSomething = () => fs.existsSync(mark)
const squiggle = (seconds) => waitFor('a squiggle', async () => (await at.errors()) === 1, seconds)

const steps = {
  async 'too-old-python'() {
    await at.open(folder, 'schema.prisma')
    return await at.message('needs Python 3.10 or newer, and only 3.8', 60)
  },
  async 'no-python'() {
    fs.rmSync(python3)
    await at.answer('only 3.8', 'Try Again')
    return await at.message('none was found on PATH')
  },
  async 'python-comes'() {
    fs.symlinkSync(python, python3)
    await at.answer('none was found on PATH', 'Try Again')
    await squiggle()
  },
  async untrusted() {
    if (ranSomething()) throw new Error('a program of the folder ran')
    await (await at.offered('schema-ls: ')).waitFor()
    const offers = await at.page.locator('.quick-input-list .monaco-list-row').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')))
    if (!offers.some((one) => one.includes('Restart Server')) || offers.some((one) => /Pull|Drift/.test(one))) throw new Error(`offered: ${offers}`)
    await at.page.keyboard.press('Escape')
  },
  async 'other-extension'() {
    await at.answer('The Prisma extension is installed, too.', 'Use schema-ls')
    await waitFor('the setting', () => fs.readFileSync(at.settingsFile, 'utf8').includes('schema-ls.schema-ls'))
    await at.page.keyboard.press('Control+1')
    await at.palette('Format Document')
    await waitFor('the layout', async () => (await at.text()).includes('  email String @unique'))
    await at.saved(/^ {2}email String @unique$/m)
    if (at.onDisk().includes('rival')) throw new Error('the other one formatted')
  },
  async untitled() {
    await at.palette('File: New Untitled Text File')
    await at.palette('Change Language Mode')
    await at.input().fill('Prisma')
    await at.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Prisma' }).first().click()
    await at.page.locator('.editor-instance .view-line').first().click()
    await at.page.keyboard.type('model A {', { delay: 20 })
    await at.page.keyboard.press('Enter')
    await at.page.keyboard.type('id Itn @id', { delay: 20 })
    await squiggle()
    await at.palette('View: Revert and Close Editor')
  },
  async 'read-only'() {
    await at.openFile('locked.prisma')
    await squiggle()
    const before = at.onDisk()
    await at.cursorBehind('author Us')
    await at.page.keyboard.type('x')
    await at.page.locator('.monaco-editor-overlaymessage', { hasText: 'read-only' }).waitFor()
    await at.page.keyboard.press('Control+s')
    await squiggle()
    if (at.onDisk() !== before) throw new Error('the file changed')
  },
  async crash() {
    await at.openFile('schema.prisma')
    const waits = []
    for (const wait of [0, 1, 4, 10]) {
      await squiggle()
      const ended = serverOfEditor()
      const start = Date.now()
      process.kill(ended, 'SIGKILL')
      await waitFor('another server', () => ![undefined, ended].includes(serverOfEditor()), wait + 15)
      const passed = Date.now() - start
      if (passed < wait * 1000) throw new Error(`started again after ${passed} ms instead of ${wait} s`)
      waits.push(`${passed} ms`)
      await waitFor('no finding of before', async () => (await at.errors()) === 0, 2).catch(() => {})
    }
    await squiggle()
    process.kill(serverOfEditor(), 'SIGKILL')
    await at.message('ended again and again')
    await at.page.locator('.statusbar-item[aria-label*="does not run"]').waitFor()
    return `started again after ${waits.join(', ')}, then no more`
  },
  async 'restart-by-hand'() {
    await at.palette('schema-ls: Restart Server')
    await squiggle()
    await at.page.locator('.statusbar-item', { hasText: /Prisma \d+\.\d+ · sqlite/ }).waitFor()
  },
  async trust() {
    if (ranSomething()) throw new Error('a program of the folder ran')
    await at.palette('Workspaces: Manage Workspace Trust')
    await at.page.locator('.workspace-trust-editor').getByRole('button', { name: /^Trust/ }).first().click()
    await waitFor('the program that the folder names', ranSomething)
  },
  async 'settings-mended'() {
    choose({})
    await at.openFile('schema.prisma')
    await squiggle(60)
  },
  async 'no-driver'() {
    fs.writeFileSync(path.join(folder, '.env'), 'DATABASE_URL=postgresql://localhost:1/none\n')
    await at.openFile('postgres.prisma')
    await squiggle()
    await at.palette('schema-ls: Pull from Database')
    return await at.message('python -m pip install "psycopg[binary]"', 60)
  },
}

let held = false
try {
  prepareFolder()
  script(python3, 'echo 3 8')
  const settings = {
    'security.workspace.trust.startupPrompt': 'never',
    'security.workspace.trust.banner': 'never',
    'files.readonlyInclude': { '**/locked.prisma': true },
    '[prisma]': { 'editor.formatOnSave': false },
  }
  await at.start([rival(), vsix], settings, false, { PATH: programs })
  held = await at.run(steps)
} catch (error) {
  console.log(String(error))
} finally {
  await at.stop()
}
process.exit(held ? 0 : 1)
