// Draws a picture of a schema: boxes laid out by elkjs (the global ELK), lines with crow's feet, moved and zoomed by mouse.
// In VS Code pictures arrive as messages, and a click tells where to go; else the picture stands in the page.
'use strict'

const SPACE = 'http://www.w3.org/2000/svg'
const ROW = 20
const GAP = 24
const LARGE = 30
const host = typeof acquireVsCodeApi === 'function' ? acquireVsCodeApi() : undefined
const feet = {
  one: 'M4,2 V14 M8,2 V14',
  maybe: 'M4,2 V14 M8,8 a3.5,3.5 0 1 0 7,0 a3.5,3.5 0 1 0 -7,0',
  many: 'M12,8 L0,2 M12,8 L0,14 M12,8 a3,3 0 1 0 6,0 a3,3 0 1 0 -6,0',
}

function made(name, attributes, parent, text) {
  const element = document.createElementNS(SPACE, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  if (text !== undefined) element.textContent = text
  parent?.append(element)
  return element
}

// Sizes: what stands left and right in each row decides about the width of its box.
const typeOf = (row) => row.type + (row.arity || '')
const marksOf = (row) => [row.is_id && 'PK', row.is_foreign && 'FK', row.is_unique && 'U'].filter(Boolean).join(' ')
// As wide as the bold letters of names, whatever script they are in.
const ruler = document.createElement('canvas').getContext('2d')
const letters = (texts) => Math.max(0, ...texts.map((text) => ruler.measureText(text).width))

function measured(entity) {
  const marks = letters(entity.rows.map(marksOf))
  const names = letters(entity.rows.map((row) => row.name))
  const types = letters(entity.rows.map(typeOf))
  const head = letters([entity.name + (entity.table ? `  ${entity.table}` : '')]) + 16
  return { names: 8 + (marks ? marks + 8 : 0), types: 8 + (marks ? marks + 8 : 0) + names + GAP, width: Math.max(head, 24 + (marks ? marks : 0) + names + GAP + types) }
}

// Lines that end in the same row, and mean as many records there, share one port: they arrive as one line. Ends that mean
// something else get a place of their own in the row.
function portsOf(picture) {
  const numbers = new Map(picture.entities.map((entity, number) => [entity.name, number]))
  const counts = new Map()
  const rowOf = (end, side) => {
    const node = numbers.get(end.entity)
    const row = picture.entities[node].rows.findIndex(({ name }) => name === end.rows[0])
    const key = `${node} ${side} ${row}`
    counts.set(key, (counts.get(key) ?? new Set()).add(end.count))
    return { node, side, row, key, count: end.count }
  }
  const ends = picture.relations.map((line) => [rowOf(line.start, 'EAST'), rowOf(line.end, 'WEST')])
  const offset = ({ key, count }) => ([...counts.get(key)].sort().indexOf(count) - (counts.get(key).size - 1) / 2) * 9
  return ends.map((pair, number) =>
    pair.map((end) => ({
      ...end,
      id: `${end.key} ${end.count}${end.side === 'EAST' ? ` ${number}` : ''}`,
      y: ROW * (end.row + 1.5) + offset(end),
      isNarrow: counts.get(end.key).size > 1,
    })),
  )
}

function graphOf(picture, sizes, layering, ends) {
  const children = picture.entities.map((entity, number) => ({
    id: `n${number}`,
    width: sizes[number].width,
    height: ROW * (entity.rows.length + 1),
    ports: [],
    layoutOptions: { portConstraints: 'FIXED_POS' },
  }))
  for (const { id, node, side, y } of ends.flat()) {
    const { ports, width } = children[node]
    if (ports.some((port) => port.id === id)) continue
    ports.push({ id, x: side === 'EAST' ? width : 0, y, width: 0, height: 0, layoutOptions: { 'port.side': side } })
  }
  const edges = ends.map(([start, end], number) => ({ id: `l${number}`, sources: [start.id], targets: [end.id] }))
  const layoutOptions = {
    algorithm: 'layered',
    'elk.direction': 'RIGHT',
    'elk.edgeRouting': 'ORTHOGONAL',
    'elk.aspectRatio': '1.6',
    'elk.spacing.nodeNode': '30',
    'elk.spacing.nodeSelfLoop': '28',
    'elk.spacing.edgeNode': '20',
    'elk.layered.spacing.nodeNodeBetweenLayers': '70',
    'elk.layered.spacing.edgeNodeBetweenLayers': '24',
    'elk.layered.layering.strategy': layering,
    'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  }
  return { id: 'root', layoutOptions, children, edges }
}

function drawEntity(entity, size, place, parent) {
  const group = made('g', { class: `entity ${entity.kind}`, transform: `translate(${place.x},${place.y})` }, parent)
  group.dataset.name = entity.name
  made('rect', { class: 'box', width: place.width, height: place.height, rx: 4 }, group)
  made('path', { class: 'head', d: `M0,${ROW} V4 a4,4 0 0 1 4,-4 H${place.width - 4} a4,4 0 0 1 4,4 V${ROW} z` }, group)
  made('text', { x: 8, y: 14, class: 'name' }, group, entity.name)
  if (entity.table) made('text', { x: place.width - 8, y: 14, class: 'quiet', 'text-anchor': 'end' }, group, entity.table)
  entity.rows.forEach((row, number) => {
    const y = ROW * (number + 1) + 14
    made('text', { x: 8, y, class: 'quiet' }, group, marksOf(row))
    made('text', { x: size.names, y, class: row.is_id ? 'key' : '' }, group, row.name)
    made('text', { x: size.types, y, class: 'quiet' }, group, typeOf(row))
  })
  group.addEventListener('click', () => pulled < 4 && host?.postMessage({ type: 'open', file: entity.file, line: entity.line }))
  group.addEventListener('pointerenter', () => light(entity.name))
  group.addEventListener('pointerleave', () => light(marked))
}

function drawLine(line, edge, [start, end], parent) {
  const { startPoint, endPoint, bendPoints = [] } = edge.sections[0]
  const points = [startPoint, ...bendPoints, endPoint].map(({ x, y }) => `${x},${y}`)
  const group = made('g', { class: 'relation' }, parent)
  Object.assign(group.dataset, { start: line.start.entity, end: line.end.entity })
  made('title', {}, group, `${line.start.entity}.${line.name} → ${line.end.entity}`)
  made('path', { class: 'line', d: `M${points.join(' L')}` }, group)
  for (const { x, y } of edge.junctionPoints ?? []) made('circle', { class: 'joint', cx: x, cy: y, r: 2.2 }, group)
  const foot = ({ count, isNarrow }, { x, y }, turned) =>
    made('path', { class: 'foot', d: feet[count], transform: `translate(${x},${y}) scale(${turned},${isNarrow ? 0.7 : 1}) translate(0,-8)` }, group)
  foot(start, startPoint, 1)
  foot(end, endPoint, -1)
}

// What is shown: a part of the drawing, in its own units.
const svg = made('svg', { id: 'drawing' }, document.body)
let shown = { x: 0, y: 0, width: 100, height: 100 }
const show = (next) => {
  shown = next
  svg.setAttribute('viewBox', `${next.x} ${next.y} ${next.width} ${next.height}`)
}

function whole(graph) {
  show({ x: -20, y: -20, width: graph.width + 40, height: graph.height + 40 })
}

svg.addEventListener('wheel', (event) => {
  event.preventDefault()
  const factor = Math.exp(event.deltaY / 400)
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse())
  show({ x: at.x - (at.x - shown.x) * factor, y: at.y - (at.y - shown.y) * factor, width: shown.width * factor, height: shown.height * factor })
}, { passive: false })

// How far the mouse went while its button was down: a box that was only a place to pull at is not clicked.
let pulled = 0
svg.addEventListener('pointerdown', () => (pulled = 0))
svg.addEventListener('pointermove', (event) => {
  if (event.buttons !== 1) return
  pulled += Math.abs(event.movementX) + Math.abs(event.movementY)
  const scale = 1 / svg.getScreenCTM().a
  show({ ...shown, x: shown.x - event.movementX * scale, y: shown.y - event.movementY * scale })
})

// The picture as it came, of which schema, which box the cursor is in, and whether boxes show keys only, as those of large schemas do at first.
let given
let source
let marked
let isBrief
let laidOut

function brief(picture) {
  const leading = new Set(picture.relations.flatMap(({ start, end }) => [start, end]).flatMap((end) => end.rows.map((row) => `${end.entity}.${row}`)))
  const isKey = (entity, row) => row.is_id || row.is_unique || leading.has(`${entity.name}.${row.name}`)
  return { ...picture, entities: picture.entities.map((entity) => ({ ...entity, rows: entity.rows.filter((row) => isKey(entity, row)) })) }
}

async function take(picture, schema) {
  if (schema !== source) laidOut = isBrief = undefined
  source = schema
  isBrief ??= picture.entities.length > LARGE
  given = picture
  await draw(isBrief ? brief(picture) : picture)
}

async function toggle() {
  isBrief = !isBrief
  laidOut = undefined
  if (given) await take(given, source)
}

// Short lines, or, where boxes around one that many others name would all stand in one column, more columns.
const LAYERINGS = ['NETWORK_SIMPLEX', 'MIN_WIDTH']
// The second one takes minutes for hundreds of boxes.
const HUGE = 60
const need = ({ width, height }) => Math.max(width / 1.6, height)

// Tried in turn at first; what follows changes of the text keeps what fits a window best.
async function laid(picture, sizes, ends) {
  const graphs = []
  for (const layering of laidOut ? [laidOut.layering] : LAYERINGS.slice(0, picture.entities.length > HUGE ? 1 : 2)) {
    graphs.push({ ...(await new ELK().layout(graphOf(picture, sizes, layering, ends))), layering })
  }
  return graphs.reduce((best, graph) => (need(graph) < need(best) ? graph : best))
}

async function draw(picture) {
  ruler.font = getComputedStyle(made('text', { class: 'name' }, svg)).font
  const sizes = picture.entities.map(measured)
  const ends = portsOf(picture)
  const graph = await laid(picture, sizes, ends)
  graph.width ||= 360 // room for the sentence below
  const isFirst = laidOut === undefined
  laidOut = graph
  marked = undefined
  svg.replaceChildren()
  const lines = made('g', {}, svg)
  picture.relations.forEach((line, number) => drawLine(line, graph.edges[number], ends[number], lines))
  picture.entities.forEach((entity, number) => drawEntity(entity, sizes[number], graph.children[number], svg))
  if (!picture.entities.length) made('text', { x: 0, y: 20 }, svg, 'Nothing to draw yet: the schema has no model.')
  if (isFirst) whole(graph)
  document.body.dataset.drawn = String(picture.entities.length)
}

function mark({ errors = [], warnings = [], active }) {
  for (const group of svg.querySelectorAll('.entity')) {
    group.classList.toggle('error', errors.includes(group.dataset.name))
    group.classList.toggle('warning', warnings.includes(group.dataset.name) && !errors.includes(group.dataset.name))
    group.classList.toggle('active', active === group.dataset.name)
  }
  if (active === marked) return
  marked = active
  light(active)
  follow()
}

// Lines of one box stand out, in front of the others.
function light(name) {
  for (const line of [...svg.querySelectorAll('.relation')]) {
    const isLit = name !== undefined && [line.dataset.start, line.dataset.end].includes(name)
    line.classList.toggle('lit', isLit)
    if (isLit) line.parentNode.append(line)
  }
}

// Moves what is shown to the box at the cursor, where that is out of sight.
function follow() {
  const place = laidOut?.children[given.entities.findIndex(({ name }) => name === marked)]
  if (place === undefined) return
  const isSeen = (start, length, from, all) => start >= from && start + Math.min(length, all) <= from + all
  if (isSeen(place.x, place.width, shown.x, shown.width) && isSeen(place.y, place.height, shown.y, shown.height)) return
  show({ ...shown, x: place.x + (place.width - shown.width) / 2, y: place.y + (place.height - shown.height) / 2 })
}

// What decides about looks is written at each element: not every program that shows SVG reads style sheets.
const LOOKS = ['fill', 'stroke', 'stroke-width', 'font-family', 'font-size', 'font-weight']

function exported() {
  const copy = svg.cloneNode(true)
  const originals = svg.querySelectorAll('*')
  copy.querySelectorAll('*').forEach((element, number) => {
    const style = getComputedStyle(originals[number])
    for (const look of LOOKS) element.setAttribute(look, style.getPropertyValue(look))
  })
  const [width, height] = [laidOut.width + 40, laidOut.height + 40]
  for (const [name, value] of Object.entries({ xmlns: SPACE, width, height, viewBox: `-20 -20 ${width} ${height}` })) copy.setAttribute(name, value)
  copy.prepend(made('rect', { x: -20, y: -20, width, height, fill: getComputedStyle(document.body).backgroundColor }))
  return new XMLSerializer().serializeToString(copy)
}

function save() {
  if (host) {
    host.postMessage({ type: 'export', svg: exported() })
    return
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([exported()], { type: 'image/svg+xml' }))
  link.download = 'schema.svg'
  link.click()
}

const bar = document.body.appendChild(document.createElement('nav'))
for (const [text, action] of [['Whole', () => laidOut && whole(laidOut)], ['Keys or all', toggle], ['Save as SVG', save]]) {
  const button = bar.appendChild(document.createElement('button'))
  button.textContent = text
  button.addEventListener('click', action)
}

window.addEventListener('message', async ({ data }) => {
  if (data.picture) await take(data.picture, data.schema)
  if (data.marks) mark(data.marks)
})
const own = document.getElementById('picture')
if (own) take(JSON.parse(own.textContent))
host?.postMessage({ type: 'ready' })
