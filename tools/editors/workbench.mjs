// VS Code in its browser form (code-server), driven by keys and mouse as a person would.
// E2E_CACHE holds code-server and playwright-core, CHROMIUM names the browser.
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

const cache = process.env.E2E_CACHE
const node = path.join(cache, 'bin', 'node')
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'editor.minimap.enabled': false,
  'editor.inlayHints.enabled': 'off',
  'editor.wordBasedSuggestions': 'off',
  'files.autoSave': 'off',
}

export const pause = (ms) => new Promise((done) => setTimeout(done, ms))
export const plain = (text) => (text ?? '').replaceAll('\u00a0', ' ')

/** Looks until there is something. */
export async function waitFor(what, look, seconds = 30) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(60)) {
    const found = await look()
    if (found) return found
  }
  throw new Error(`waited ${seconds} s for ${what}`)
}

const freePort = () =>
  new Promise((done) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })

/** Packs a folder as an extension, with the tool that packs our own. */
export function packed(folder, file) {
  const made = spawnSync(node, [path.join(cache, 'tools', 'node_modules', '@vscode', 'vsce', 'vsce'), 'package', '--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', file], { cwd: folder, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stdout + made.stderr)
  return file
}

/** One editor with a profile of its own, and what a person does in it. */
export class Workbench {
  constructor(out) {
    this.out = out
    this.home = fs.mkdtempSync(path.join(os.tmpdir(), 'schema-ls-vscode-'))
    this.settingsFile = path.join(this.home, 'data', 'User', 'settings.json')
    fs.mkdirSync(out, { recursive: true })
    this.count = 0
  }

  /** Starts the editor with extensions and settings; `trusting`: each folder is trusted without asking. */
  async start(extensions, settings, trusting, env = {}) {
    const trust = { 'security.workspace.trust.enabled': !trusting }
    fs.mkdirSync(path.dirname(this.settingsFile), { recursive: true })
    fs.writeFileSync(this.settingsFile, JSON.stringify({ ...QUIET, ...trust, ...settings }))
    const server = [path.join(cache, 'code-server', 'out', 'node', 'entry.js'), '--config', path.join(this.home, 'config.yaml')]
    server.push('--user-data-dir', path.join(this.home, 'data'), '--extensions-dir', path.join(this.home, 'extensions'))
    const inherited = Object.entries({ ...process.env, HOME: this.home, PASSWORD: '', ...env }).filter(([name]) => !name.startsWith('VSCODE_'))
    const options = { env: Object.fromEntries(inherited), encoding: 'utf8' }
    for (const extension of extensions) {
      const installed = spawnSync(node, [...server, '--install-extension', extension], options)
      if (installed.status !== 0) throw new Error(installed.stderr)
    }
    this.port = await freePort()
    const log = fs.openSync(path.join(this.out, 'code-server.log'), 'w')
    const flags = ['--auth', 'none', '--bind-addr', `127.0.0.1:${this.port}`, '--disable-telemetry', '--disable-update-check']
    if (trusting) flags.push('--disable-workspace-trust')
    this.program = spawn(node, [...server, ...flags], { ...options, stdio: ['ignore', log, log], detached: true })
    await waitFor('code-server', () => fetch(`http://127.0.0.1:${this.port}/healthz`).then((r) => r.ok, () => false), 60)
    const { chromium } = createRequire(path.join(cache, 'tools/'))('playwright-core')
    this.browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] })
    this.page = await this.browser.newPage({ viewport: { width: 1280, height: 860 }, locale: 'en-US' })
  }

  async stop() {
    await this.browser?.close()
    if (this.program?.pid) process.kill(-this.program.pid, 'SIGKILL')
    fs.rmSync(this.home, { recursive: true, force: true, maxRetries: 5 })
  }

  /** Runs steps in turn, each with a line and a picture; the first failure ends them. True where all held. */
  async run(steps) {
    for (const [name, step] of Object.entries(steps)) {
      const start = Date.now()
      this.count += 1
      const picture = (end) => this.page.screenshot({ path: path.join(this.out, `${String(this.count).padStart(2, '0')}-${name}${end}.png`) })
      try {
        const said = (await step()) ?? ''
        await picture('')
        console.log(`ok ${name} ${Date.now() - start} ms ${said}`)
      } catch (error) {
        await picture('-FAILED').catch(() => {})
        const shown = await this.messages().catch(() => [])
        console.log(`FAILED ${name} ${Date.now() - start} ms ${String(error).split('\n')[0]}; messages: ${shown.join(' / ')}`)
        return false
      }
    }
    return true
  }

  /** A picture for the pages of docs, of what is on the screen now. */
  async show(name) {
    fs.mkdirSync(path.join(this.out, 'images'), { recursive: true })
    await this.page.screenshot({ path: path.join(this.out, 'images', `${name}.png`) })
  }

  /** Opens a folder in the window, and a file of it. */
  async open(folder, file) {
    this.folder = folder
    await this.page.goto(`http://127.0.0.1:${this.port}/?folder=${encodeURIComponent(folder)}`)
    await this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: file }).first().dblclick({ timeout: 60_000 })
    this.file = path.join(folder, file)
  }

  /** Opens another file of the folder. */
  async openFile(file) {
    await this.page.keyboard.press('Control+p')
    await this.input().fill(file)
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: file }).first().click()
    await this.page.locator('.tab.active', { hasText: file }).waitFor()
    this.file = path.join(this.folder, file)
  }

  input() {
    return this.page.locator('.quick-input-widget input[type=text]').first()
  }

  onDisk() {
    return fs.readFileSync(this.file, 'utf8')
  }

  async text() {
    return (await this.page.locator('.editor-instance .view-line').allInnerTexts()).map(plain).join('\n')
  }

  errors() {
    return this.page.locator('.editor-instance .squiggly-error').count()
  }

  /** Messages that lie over the editor. */
  async messages() {
    return (await this.page.locator('.notification-list-item-message').allInnerTexts()).map(plain)
  }

  async message(part, seconds) {
    return await waitFor(`the message "${part}"`, async () => (await this.messages()).find((one) => one.includes(part)), seconds)
  }

  /** Presses a button of the message with a text. */
  async answer(part, button) {
    await this.message(part)
    const shown = this.page.locator('.notification-list-item', { hasText: part }).first()
    await shown.hover()
    await shown.getByRole('button', { name: button, exact: true }).first().click()
  }

  /** The command of the list that has a title, once it is offered. */
  async offered(title) {
    await this.page.keyboard.press('F1')
    await this.input().waitFor()
    await this.input().fill(`>${title}`)
    return this.page.locator(`.quick-input-list .monaco-list-row[aria-label*="${title}"]`).first()
  }

  async palette(title) {
    await (await this.offered(title)).click()
  }

  /** Presses a key until it opens something: a busy editor drops keys that come while it moves. */
  async opened(key, locator) {
    for (let turn = 0; turn < 4; turn += 1) {
      await this.page.keyboard.press(key)
      const isThere = await locator.waitFor({ timeout: 6000 }).then(() => true, () => false)
      if (isThere) return locator
      await this.page.keyboard.press('Escape')
    }
    throw new Error(`${key} opened nothing`)
  }

  /** The entry of the menu of fixes with a title. */
  async fix(title) {
    const bulb = () => this.page.locator('.editor-instance .codicon-light-bulb, .editor-instance [class*="lightbulb"]').count()
    await waitFor('the light bulb', bulb)
    return await this.opened('Control+.', this.page.locator('.action-widget .monaco-list-row.action', { hasText: title }))
  }

  async cursorAt(row, column = 1) {
    await this.page.keyboard.press('Control+g')
    await this.input().waitFor()
    await this.input().fill(`:${row}:${column}`)
    await this.page.keyboard.press('Enter')
    await waitFor('the cursor', async () => (await this.page.locator('#status\\.editor\\.selection').innerText()).includes(`Ln ${row}, Col ${column}`))
  }

  /** The cursor behind the first occurrence of a piece of text on the disk; the document has to be saved. */
  async cursorBehind(piece) {
    const text = this.onDisk()
    if (!text.includes(piece)) throw new Error(`"${piece}" is not on the disk`)
    const before = text.slice(0, text.indexOf(piece) + piece.length).split('\n')
    await this.cursorAt(before.length, before.at(-1).length + 1)
  }

  async cursorIsIn(row) {
    await waitFor(`the cursor in line ${row}`, async () => (await this.page.locator('#status\\.editor\\.selection').innerText()).includes(`Ln ${row},`))
  }

  /** Saves, again where the file stays as it was (a busy editor drops keys); what is saved has to be as wanted. */
  async saved(wanted) {
    const before = this.onDisk()
    for (let turn = 0; turn < 4; turn += 1) {
      await this.page.keyboard.press('Control+s')
      const isThere = await waitFor('it', () => wanted.test(this.onDisk()), 8).then(() => true, () => false)
      if (isThere) return
      if (this.onDisk() !== before) break
    }
    throw new Error(`${wanted} is not on the disk`)
  }
}
