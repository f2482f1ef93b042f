// Bundles the extension into dist/; with --tests, the tests into out/test/ instead.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

const shared = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning' }

/** The licences of the packages that some files come from, as they ask to be handed on. */
function licencesOf(files) {
  const folders = new Set(files.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []))
  return [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
    const text = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one))
    if (text === undefined) throw new Error(`${name} brings no licence`)
    return `${name} ${version} (${license})\n\n${readFileSync(`${folder}/${text}`, 'utf8').trim()}\n`
  }).join(`\n${'-'.repeat(80)}\n\n`)
}

if (process.argv.includes('--tests')) {
  rmSync('out/test', { recursive: true, force: true })
  await build({
    ...shared,
    entryPoints: readdirSync('test').filter((name) => name.endsWith('.test.ts')).map((name) => `test/${name}`),
    // vscode-oniguruma finds its .wasm beside its own module.
    external: ['vscode', 'vscode-oniguruma'],
    outdir: 'out/test',
  })
} else {
  const built = await build({
    ...shared,
    // The client is a file of its own: its library is large, and the editor need not wait for it.
    entryPoints: ['src/extension.ts', 'src/client.ts'],
    external: ['vscode', './client.js'],
    outdir: 'dist',
    minify: process.argv.includes('--minify'),
    metafile: true,
  })
  mkdirSync('dist', { recursive: true })
  writeFileSync('dist/LICENSES.txt', licencesOf(Object.keys(built.metafile.inputs)))
}
