// Daily work in VS Code with the packaged extension and no setting of it touched.
//   node vscode.mjs EXTENSION.vsix SHOP_FOLDER OUT_FOLDER LEDGER_FOLDER
// The folders hold schema.prisma and .env; without the one of the ledger there is no PostgreSQL to ask. Prints `ok NAME` or `FAILED NAME` for each step, leaves a picture of each, and exits 1
// when one failed. Steps build on each other, so the first failure ends the run.
import fs from 'node:fs'
import path from 'node:path'
import { Workbench, plain, waitFor } from './workbench.mjs'

const [vsix, project, out, ledger] = process.argv.slice(2).map((name) => path.resolve(name))
const at = new Workbench(out)
const copied = (from, name) => {
  fs.cpSync(from, path.join(at.home, name), { recursive: true, verbatimSymlinks: true })
  return path.join(at.home, name)
}
const drawing = () => at.page.frameLocator('iframe.webview').frameLocator('#active-frame')
const lineOf = (start) => at.onDisk().split('\n').findIndex((one) => one.startsWith(start)) + 1

async function pulled(column, name) {
  await at.palette('schema-ls: Pull from Database')
  await at.page.locator('.quick-input-widget', { hasText: 'files to write' }).waitFor({ timeout: 60_000 })
  await at.page.mouse.move(640, 780) // nothing explains itself there
  await waitFor('what is new', async () => plain((await at.page.locator('.monaco-diff-editor .modified .view-line').allInnerTexts()).join('\n')).includes(column))
  await at.show(name)
  if (at.onDisk().includes(column)) throw new Error('written before it was accepted')
  await at.input().press('Enter')
  await waitFor('the new column on the disk', () => new RegExp(`${column} +String\\?`).test(at.onDisk()))
}

const steps = {
  async squiggle() {
    const start = Date.now()
    await at.open(copied(project, 'shop füße'), 'schema.prisma')
    await waitFor('a squiggle', async () => (await at.errors()) === 1, 60)
    const passed = Date.now() - start
    await at.page.locator('.statusbar-item', { hasText: /Prisma \d+\.\d+ · sqlite/ }).waitFor()
    await at.show('squiggle')
    return `${passed} ms from opening the folder`
  },
  async 'opened-again'() {
    const kept = path.join(at.home, '.cache', 'schema-ls', 'diagnostics')
    await waitFor('what the server keeps', () => fs.existsSync(kept) && fs.readdirSync(kept).length > 0)
    await at.open(at.folder, 'schema.prisma')
    await waitFor('the same squiggle', async () => (await at.errors()) === 1, 60)
  },
  async status() {
    const item = at.page.locator('[id="schema-ls.schema-ls.schema-ls.status"], .statusbar-item', { hasText: /Prisma \d+\.\d+ ·/ }).first()
    return await waitFor('one error in the status bar', async () => {
      const said = plain(await item.innerText({ timeout: 5000 }).catch(() => ''))
      return /sqlite\s+1\s+0/.test(said) && said.replace(/\s+/g, ' ')
    })
  },
  async 'quick-fix'() {
    await at.page.keyboard.press('Control+1')
    await at.cursorBehind('author Us')
    const fix = await at.fix('Change spelling to `User`')
    await at.show('quick-fix')
    await fix.click()
    await waitFor('no squiggle', async () => (await at.errors()) === 0)
  },
  async 'format-on-save'() {
    await at.saved(/^ {2}email String @unique$/m)
    await at.show('format')
  },
  async hover() {
    await at.cursorBehind('posts Pos')
    await at.palette('Show or Focus Hover')
    await waitFor('the hover', async () => (await at.page.locator('.monaco-hover .hover-row').allInnerTexts()).join('').includes('model Post'))
    await at.show('hover')
    await at.page.keyboard.press('Escape')
    await at.page.keyboard.press('Control+1')
  },
  async completion() {
    await at.cursorBehind('title    String')
    await at.page.keyboard.type(' @', { delay: 60 })
    const offered = at.page.locator('.suggest-widget.visible .monaco-list-row')
    const labels = () => offered.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
    await waitFor('@unique', async () => (await labels()).some((label) => label.includes('@unique')))
    await at.show('completion')
    await at.page.keyboard.type('uni', { delay: 60 })
    await waitFor('one offer', async () => (await offered.count()) === 1)
    await at.page.keyboard.press('Enter')
    await at.saved(/^ {2}title +String +@unique$/m)
  },
  async definition() {
    await at.cursorBehind('posts Pos')
    await at.page.keyboard.press('F12')
    await at.cursorIsIn(lineOf('model Post'))
  },
  async references() {
    await at.cursorBehind('model Use')
    await at.palette('Peek References')
    await at.page.locator('.reference-zone-widget .ref-tree .monaco-list-row', { hasText: 'author' }).first().waitFor()
    await at.show('references')
    await at.page.keyboard.press('Escape')
  },
  async 'inlay-hints'() {
    await at.cursorBehind('model Pos')
    await at.page.keyboard.down('Control')
    await at.page.keyboard.down('Alt')
    const hints = () => at.page.locator('.editor-instance .view-line').allInnerTexts()
    await waitFor('the name of an index', async () => plain((await hints()).join('')).includes('Post_authorId_idx'))
    await at.show('inlay-hints')
    await at.page.keyboard.up('Alt')
    await at.page.keyboard.up('Control')
  },
  async rename() {
    await at.cursorBehind('model Pos')
    const box = await at.opened('F2', at.page.locator('.rename-box input'))
    await box.fill('Article')
    await at.show('rename')
    await at.page.keyboard.press('Enter')
    await waitFor('the new name', async () => (await at.text()).includes('Article[]'))
    await at.saved(/^model Article \{$/m)
  },
  async diagram() {
    await at.palette('schema-ls: Show Diagram')
    await waitFor('two boxes', async () => (await drawing().locator('.entity').count()) === 2)
    await drawing().locator('.entity', { hasText: 'Article' }).first().click()
    await at.cursorIsIn(lineOf('model Article'))
    await drawing().locator('.entity.active[data-name=Article]').waitFor()
    await at.show('diagram')
  },
  async 'diagram-saved'() {
    await drawing().getByRole('button', { name: 'Save as SVG' }).click()
    const file = path.join(at.folder, 'schema.svg')
    await waitFor('the name of the picture', async () => (await at.input().inputValue()) === file)
    await at.page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click()
    await waitFor('the picture on the disk', () => fs.existsSync(file) && /^<svg.*>Article<.*<\/svg>$/s.test(fs.readFileSync(file, 'utf8')))
    await at.page.keyboard.press('Control+1')
  },
  async 'diagram-follows'() {
    await at.cursorAt(lineOf('model User'))
    await drawing().locator('.entity.active[data-name=User]').waitFor()
    await at.page.keyboard.press('Control+End')
    await at.page.keyboard.type('model Tag {', { delay: 20 })
    await waitFor('a third box', async () => (await drawing().locator('.entity').count()) === 3)
    await drawing().locator('.entity.error[data-name=Tag]').waitFor()
    await at.palette('File: Revert File')
    await waitFor('two boxes', async () => (await drawing().locator('.entity').count()) === 2)
  },
  async 'diagram-in-the-dark'() {
    const paper = () => drawing().locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)
    const light = await paper()
    await at.palette('Preferences: Toggle between Light/Dark Themes')
    const dark = await waitFor('another paper', async () => (await paper()) !== light && (await paper()))
    await at.show('diagram-dark')
    await at.palette('Preferences: Toggle between Light/Dark Themes')
    await waitFor('the paper of before', async () => (await paper()) === light)
    return `${light}, ${dark}`
  },
  async pull() {
    await pulled('nickname', 'pull-sqlite')
  },
  async activation() {
    await at.palette('Developer: Show Running Extensions')
    const list = at.page.locator('.runtime-extensions-editor .monaco-list').first()
    const row = list.locator('.monaco-list-row', { hasText: 'schema-ls' }).first()
    await list.hover()
    // Slow ones come first, and only what is in sight is there.
    return await waitFor('the time', async () => {
      await at.page.mouse.wheel(0, 150)
      return /Activation:\s*\d+ms/.exec(plain(await row.innerText({ timeout: 200 }).catch(() => '')))?.[0]
    })
  },
  async 'definition-in-another-file'() {
    await at.open(copied(path.join(import.meta.dirname, 'split'), 'split'), 'posts.prisma')
    await at.page.locator('.statusbar-item', { hasText: /Prisma \d+\.\d+ · postgresql/ }).waitFor({ timeout: 60_000 })
    await at.page.keyboard.press('Control+1')
    await at.cursorBehind('author   Us')
    await at.page.keyboard.press('F12')
    await at.page.locator('.tab.active', { hasText: 'people.prisma' }).waitFor()
    await at.cursorIsIn(2)
  },
  async 'rename-across-files'() {
    const box = await at.opened('F2', at.page.locator('.rename-box input'))
    await box.fill('Person')
    await at.page.keyboard.press('Enter')
    await waitFor('the new name', async () => /model\s+Person/.test(await at.text()))
    await at.palette('File: Save All')
    const saved = (name, wanted) => waitFor(`the new name in ${name}`, () => wanted.test(fs.readFileSync(path.join(at.folder, name), 'utf8')))
    await saved('people.prisma', /^model Person \{[^]*@@map\("User"\)/m)
    await saved('posts.prisma', /author +Person +@relation/)
  },
  async 'other-folder'() {
    await at.open(copied(ledger, 'ledger of 2 folders'), 'schema.prisma')
    await at.page.locator('.statusbar-item', { hasText: /Prisma 6\.19 · postgresql/ }).waitFor({ timeout: 60_000 })
  },
  async walkthrough() {
    await at.page.keyboard.press('Control+b')
    await at.palette('Welcome: Open Walkthrough')
    await at.input().fill('Prisma schemas')
    await at.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Prisma schemas with schema-ls' }).first().click()
    const picture = at.page.frameLocator('iframe.webview').frameLocator('#active-frame').locator('img')
    await waitFor('the picture', () => picture.evaluate((one) => one.naturalWidth > 0, undefined, { timeout: 500 }).catch(() => false))
    await at.show('walkthrough')
    await at.palette('View: Close Editor')
    await at.page.keyboard.press('Control+b')
    await at.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor()
  },
  ...(fs.existsSync(path.join(ledger, '.env')) ? { 'drift-found': driftFound, 'pull-postgresql': pullPostgresql, drift } : {}),
  async lens() {
    fs.mkdirSync(path.join(at.folder, '.vscode'))
    fs.writeFileSync(path.join(at.folder, '.vscode', 'settings.json'), '{ "schema-ls.lens.references": true }')
    const lens = at.page.locator('.codelens-decoration a', { hasText: /^\d+ reference/ }).first()
    await lens.click()
    await at.page.locator('.reference-zone-widget .ref-tree .monaco-list-row').first().waitFor()
    await at.show('lens')
    await at.page.keyboard.press('Escape')
  },
  async 'all-rejected'() {
    const before = at.onDisk()
    await upgraded()
    await at.input().press('Escape')
    await at.message('Prisma 7: Nothing was written.')
    if (at.onDisk() !== before || fs.existsSync(config())) throw new Error('something was written')
  },
  async 'one-rejected'() {
    const before = at.onDisk()
    const { schema } = await upgraded()
    await schema.locator('.monaco-checkbox').click()
    await at.input().press('Enter')
    await at.message('Prisma 7: Wrote prisma.config.ts.')
    if (at.onDisk() !== before) throw new Error('the schema was written')
    fs.rmSync(config())
  },
  async upgrade() {
    await upgraded()
    await at.show('upgrade')
    await at.input().press('Enter')
    await waitFor('no url on the disk', () => !at.onDisk().includes('DATABASE_URL'))
    await waitFor('the new file', () => fs.existsSync(config()))
    return await at.message('Prisma 7: Wrote schema.prisma, prisma.config.ts.')
  },
}

const config = () => path.join(at.folder, 'prisma.config.ts')

// The files that an upgrade would write, for the user to choose among.
async function upgraded() {
  await at.palette('Notifications: Clear All Notifications')
  await at.palette('schema-ls: Check Upgrade of Prisma')
  await at.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Prisma 7' }).first().click()
  await at.page.locator('.quick-input-widget', { hasText: 'Upgrade to Prisma 7: files to write' }).waitFor({ timeout: 60_000 })
  const [schema, added] = ['schema.prisma', 'prisma.config.ts'].map((name) => at.page.locator('.quick-input-list .monaco-list-row', { hasText: name }))
  await Promise.all([schema.waitFor(), added.waitFor()])
  return { schema, added }
}

async function driftFound() {
  const before = at.onDisk()
  await at.palette('schema-ls: Check Drift from Database')
  await at.answer('The database holds something else than the schema (schema.prisma).', 'Show Differences')
  await at.page.locator('.quick-input-widget', { hasText: 'files to write' }).waitFor()
  await at.input().press('Escape')
  await at.page.locator('.monaco-diff-editor').waitFor({ state: 'detached' })
  if (at.onDisk() !== before) throw new Error('written before it was accepted')
}

async function pullPostgresql() {
  await pulled('nickname', 'pull')
  if (!/model Payment \{/.test(at.onDisk())) throw new Error('the new table is not there')
}

async function drift() {
  await at.palette('schema-ls: Check Drift from Database')
  await at.message('The schema says what the database holds.', 60)
}

let held = false
try {
  await at.start([vsix], { '[prisma]': { 'editor.formatOnSave': true, 'editor.inlayHints.enabled': 'offUnlessPressed' } }, true)
  held = await at.run(steps)
} catch (error) {
  console.log(String(error))
} finally {
  await at.stop()
}
process.exit(held ? 0 : 1)
