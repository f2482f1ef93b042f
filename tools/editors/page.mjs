// Opens a page of `schema-ls diagram --format html` in a browser and says whether it can be read.
//   node page.mjs PAGE.html BOXES LINES OUT_FOLDER
// E2E_CACHE holds playwright-core, CHROMIUM names the browser. Prints `ok NAME` or `FAILED NAME` for each look and
// leaves pictures at the drawing's own size: nothing in them is smaller than on the screen.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [page, boxes, lines, out] = process.argv.slice(2)
const { chromium } = createRequire(path.join(process.env.E2E_CACHE, 'tools/'))('playwright-core')
fs.mkdirSync(out, { recursive: true })
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] })
const window = await browser.newPage({ viewport: { width: 1600, height: 1000 }, colorScheme: 'light' })
const requests = []
window.on('request', (request) => requests.push(request.url()))

// What stands in the drawing, in pixels of the screen.
const seen = () =>
  window.evaluate(() => {
    const place = (element) => (({ left, top, right, bottom }) => ({ left, top, right, bottom }))(element.getBoundingClientRect())
    const entities = [...document.querySelectorAll('.entity')].map((group) => ({
      name: group.dataset.name,
      box: place(group.querySelector('.box')),
      texts: [...group.querySelectorAll('text')].filter((one) => one.textContent).map((one) => ({ text: one.textContent, ...place(one) })),
    }))
    const paths = [...document.querySelectorAll('.line')].map((path) => {
      const points = [...path.getAttribute('d').matchAll(/([-\d.]+),([-\d.]+)/g)].map(([, x, y]) => new DOMPoint(x, y).matrixTransform(path.getScreenCTM()))
      const between = points.slice(1).map((end, number) => [points[number], end])
      const legs = between.map(([{ x, y }, to]) => ({ left: Math.min(x, to.x), top: Math.min(y, to.y), right: Math.max(x, to.x), bottom: Math.max(y, to.y) }))
      return { name: path.parentNode.querySelector('title').textContent, legs }
    })
    return { entities, paths, lines: paths.length, rows: entities.reduce((sum, { texts }) => sum + texts.length, 0) }
  })

const over = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
const within = (text, box) => text.left >= box.left && text.right <= box.right + 1 && text.top >= box.top - 1 && text.bottom <= box.bottom + 2

const inner = ({ left, top, right, bottom }) => ({ left: left + 2, top: top + 2, right: right - 2, bottom: bottom - 2 })

function* wrongs({ entities, paths, lines: drawn }) {
  if (entities.length !== Number(boxes)) yield `${entities.length} boxes`
  if (drawn !== Number(lines)) yield `${drawn} lines`
  for (const [number, { name, box, texts }] of entities.entries()) {
    for (const other of entities.slice(number + 1)) if (over(box, other.box)) yield `${name} over ${other.name}`
    for (const { name: line, legs } of paths) if (legs.some((leg) => over(leg, inner(box)))) yield `the line ${line} through ${name}`
    for (const text of texts) {
      if (!within(text, box)) yield `"${text.text}" outside of ${name}`
      if (text.bottom - text.top < 11) yield `"${text.text}" is ${text.bottom - text.top} pixels high`
      for (const other of texts) if (other !== text && over(text, other)) yield `"${text.text}" over "${other.text}" in ${name}`
    }
  }
}

let code = 0
async function look(name, more = () => []) {
  const [width, height] = await window.evaluate(() => (({ width, height }) => [width, height])(document.querySelector('svg').viewBox.baseVal))
  await window.setViewportSize({ width: Math.ceil(width), height: Math.ceil(height) })
  await window.screenshot({ path: path.join(out, `${name}.png`), style: 'nav { display: none }' })
  const found = await seen()
  const wrong = [...wrongs(found), ...more(found)]
  if (wrong.length) code = 1
  console.log(`${wrong.length ? 'FAILED' : 'ok'} ${name} ${Math.ceil(width)} x ${Math.ceil(height)} ${wrong.slice(0, 5).join('; ')}`)
  return found
}

// From a view of something else, the cursor leads to its box, whose lines stand out.
async function follows(name) {
  await window.setViewportSize({ width: 1600, height: 1000 })
  await window.mouse.move(5, 5)
  await window.mouse.wheel(0, -800)
  await window.evaluate((active) => window.postMessage({ marks: { active } }, '*'), name)
  await window.locator('.entity.active').waitFor()
  await window.screenshot({ path: path.join(out, 'follows.png') })
  const { box } = (await seen()).entities.find((one) => one.name === name)
  const lit = await window.locator('.relation.lit').count()
  const isSeen = box.left >= 0 && box.top >= 0 && box.right <= 1600 && box.bottom <= 1000
  if (!isSeen || !lit) code = 1
  console.log(`${isSeen && lit ? 'ok' : 'FAILED'} follows ${name} ${JSON.stringify(box)} ${lit} lines`)
}

try {
  await window.goto(pathToFileURL(page).href)
  await window.waitForFunction(() => document.body.dataset.drawn)
  const keys = await look('keys')
  await window.evaluate(() => delete document.body.dataset.drawn)
  await window.getByText('Keys or all').click()
  await window.waitForFunction(() => document.body.dataset.drawn)
  await look('all', (all) => [...(all.rows > keys.rows ? [] : ['no more fields than before']), ...(requests.length > 1 ? [`asked the network: ${requests[1]}`] : [])])
  await follows(keys.entities.at(-1).name)
} finally {
  await browser.close()
}
process.exit(code)
