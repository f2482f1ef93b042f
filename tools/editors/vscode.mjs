// Drives VS Code in its browser form (code-server) by keys, with the packaged extension and no setting of it touched.
//   node vscode.mjs EXTENSION.vsix PROJECT_FOLDER OUT_FOLDER
// E2E_CACHE holds code-server and playwright-core, CHROMIUM names the browser. Prints `ok NAME` or `FAILED NAME` for each
// step, leaves a picture of each, and exits 1 when one failed. Steps build on each other, so the first failure ends the run.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

const [vsix, project, out] = process.argv.slice(2).map((name) => path.resolve(name))
const cache = process.env.E2E_CACHE
const { chromium } = createRequire(path.join(cache, 'tools/'))('playwright-core')
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'schema-ls-vscode-'))
const folder = path.join(home, 'shop füße')
const schema = path.join(folder, 'schema.prisma')
const pause = (ms) => new Promise((done) => setTimeout(done, ms))
const plain = (text) => text.replaceAll('\u00a0', ' ')

fs.mkdirSync(out, { recursive: true })
fs.cpSync(project, folder, { recursive: true })
fs.mkdirSync(path.join(home, 'data', 'User'), { recursive: true })
const settings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'editor.minimap.enabled': false,
  'editor.inlayHints.enabled': 'off',
  'editor.wordBasedSuggestions': 'off',
  'files.autoSave': 'off',
  '[prisma]': { 'editor.formatOnSave': true },
}
fs.writeFileSync(path.join(home, 'data', 'User', 'settings.json'), JSON.stringify(settings))

async function waitFor(what, look, seconds = 30) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(60)) {
    const found = await look()
    if (found) return found
  }
  throw new Error(`waited ${seconds} s for ${what}`)
}

let page
let count = 0
async function step(name, run) {
  const start = Date.now()
  count += 1
  const picture = (end) => page?.screenshot({ path: path.join(out, `${String(count).padStart(2, '0')}-${name}${end}.png`) })
  try {
    const said = (await run()) ?? ''
    await picture('')
    console.log(`ok ${name} ${Date.now() - start} ms ${said}`)
  } catch (error) {
    await picture('-FAILED')?.catch(() => {})
    console.log(`FAILED ${name} ${Date.now() - start} ms ${String(error).split('\n')[0]}`)
    throw error
  }
}

const rows = async () => (await page.locator('.editor-instance .view-line').allInnerTexts()).map(plain)
const text = async () => (await rows()).join('\n')
const errors = () => page.locator('.editor-instance .squiggly-error').count()
const onDisk = () => fs.readFileSync(schema, 'utf8')

async function palette(title) {
  await page.keyboard.press('F1')
  const input = page.locator('.quick-input-widget input[type=text]').first()
  await input.waitFor()
  await input.fill(`>${title}`)
  const first = page.locator('.quick-input-list .monaco-list-row').first()
  await waitFor(`the command ${title}`, async () => plain((await first.getAttribute('aria-label').catch(() => '')) ?? '').includes(title))
  await page.keyboard.press('Enter')
}

// The cursor behind the first occurrence of a piece of text on the disk; the document has to be saved.
async function cursorBehind(piece) {
  const before = onDisk().slice(0, onDisk().indexOf(piece) + piece.length).split('\n')
  await page.keyboard.press('Control+g')
  const input = page.locator('.quick-input-widget input[type=text]').first()
  await input.waitFor()
  await input.fill(`:${before.length}:${before.at(-1).length + 1}`)
  await page.keyboard.press('Enter')
  await waitFor('the cursor', async () => (await page.locator('#status\\.editor\\.selection').innerText()).includes(`Ln ${before.length}, Col ${before.at(-1).length + 1}`))
}

async function saved(wanted) {
  await page.keyboard.press('Control+s')
  await waitFor(`${wanted} on the disk`, () => wanted.test(onDisk()))
}

const steps = {
  async squiggle() {
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'schema.prisma' }).first().dblclick({ timeout: 60_000 })
    await waitFor('a squiggle', async () => (await errors()) === 1, 60)
  },
  async status() {
    const item = page.locator('[id="schema-ls.schema-ls.schema-ls.status"], .statusbar-item', { hasText: /Prisma \d+\.\d+ ·/ }).first()
    return await waitFor('one error in the status bar', async () => {
      const said = plain(await item.innerText({ timeout: 5000 }).catch(() => ''))
      return /sqlite\s+1\s+0/.test(said) && said.replace(/\s+/g, ' ')
    })
  },
  async 'quick-fix'() {
    await page.keyboard.press('Control+1')
    await cursorBehind('author Us')
    await page.keyboard.press('Control+.')
    await page.locator('.action-widget .monaco-list-row.action', { hasText: 'Change spelling to `User`' }).click()
    await waitFor('no squiggle', async () => (await errors()) === 0)
  },
  async 'format-on-save'() {
    await saved(/^ {2}email +String +@unique$/m)
  },
  async hover() {
    await cursorBehind('posts Pos')
    await palette('Show or Focus Hover')
    await waitFor('the hover', async () => (await page.locator('.monaco-hover .hover-row').allInnerTexts()).join('').includes('model Post'))
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+1')
  },
  async completion() {
    await cursorBehind('title    String')
    await page.keyboard.type(' @', { delay: 60 })
    const offered = page.locator('.suggest-widget.visible .monaco-list-row')
    const labels = () => offered.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
    const isOffered = async () => (await labels()).some((label) => label.includes('@unique'))
    await waitFor('@unique', isOffered)
    await page.keyboard.type('uni', { delay: 60 })
    await waitFor('one offer', async () => (await offered.count()) === 1)
    await page.keyboard.press('Enter')
    await saved(/^ {2}title +String +@unique$/m)
  },
  async rename() {
    await cursorBehind('model Pos')
    await page.keyboard.press('F2')
    const box = page.locator('.rename-box input')
    await box.waitFor()
    await box.fill('Article')
    await page.keyboard.press('Enter')
    await waitFor('the new name', async () => (await text()).includes('Article[]'))
    await saved(/^model Article \{$/m)
  },
  async diagram() {
    await palette('schema-ls: Show Diagram')
    const drawing = page.frameLocator('iframe.webview').frameLocator('#active-frame')
    await waitFor('two boxes', async () => (await drawing.locator('.entity').count()) === 2)
    await drawing.locator('.entity', { hasText: 'Article' }).first().click()
    const line = onDisk().split('\n').findIndex((one) => one.startsWith('model Article')) + 1
    await waitFor('the cursor at the model', async () => (await page.locator('#status\\.editor\\.selection').innerText()).includes(`Ln ${line},`))
    await drawing.locator('.entity.active', { hasText: 'Article' }).waitFor()
  },
  async pull() {
    await palette('schema-ls: Pull from Database')
    await page.locator('.quick-input-widget', { hasText: 'files to write' }).waitFor({ timeout: 60_000 })
    await page.locator('.diff-editor, .monaco-diff-editor').first().waitFor()
    await waitFor('what is new', async () => plain((await page.locator('.monaco-diff-editor .modified .view-line').allInnerTexts()).join('\n')).includes('nickname'))
    await page.screenshot({ path: path.join(out, 'pull-preview.png') })
    const before = onDisk()
    if (before.includes('nickname')) throw new Error('written before it was accepted')
    await page.locator('.quick-input-widget input[type=text]').first().press('Enter')
    await waitFor('the new column on the disk', () => /nickname +String\?/.test(onDisk()))
  },
}

const node = path.join(cache, 'bin', 'node')
const server = [path.join(cache, 'code-server', 'out', 'node', 'entry.js'), '--config', path.join(home, 'config.yaml')]
server.push('--user-data-dir', path.join(home, 'data'), '--extensions-dir', path.join(home, 'extensions'))
const env = Object.fromEntries(Object.entries({ ...process.env, HOME: home, PASSWORD: '' }).filter(([name]) => !name.startsWith('VSCODE_')))
let program
let browser
let code = 0
try {
  const installed = spawnSync(node, [...server, '--install-extension', vsix], { env, encoding: 'utf8' })
  if (installed.status !== 0) throw new Error(installed.stderr)
  const port = await new Promise((done) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })
  const log = fs.openSync(path.join(out, 'code-server.log'), 'w')
  const flags = ['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust']
  program = spawn(node, [...server, ...flags], { env, stdio: ['ignore', log, log], detached: true })
  await waitFor('code-server', () => fetch(`http://127.0.0.1:${port}/healthz`).then((r) => r.ok, () => false), 60)
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  page = await browser.newPage({ viewport: { width: 1280, height: 860 }, locale: 'en-US' })
  await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`)
  for (const [name, run] of Object.entries(steps)) await step(name, run)
} catch (error) {
  console.log(String(error))
  code = 1
} finally {
  await browser?.close()
  if (program?.pid) process.kill(-program.pid, 'SIGKILL')
  fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 })
}
process.exit(code)
