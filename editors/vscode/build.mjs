// Bundles the extension into dist/extension.js; with --tests, the tests into out/test/ instead.
import { readdirSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

const shared = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning' }

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
  await build({
    ...shared,
    entryPoints: ['src/extension.ts'],
    external: ['vscode'],
    outfile: 'dist/extension.js',
    minify: process.argv.includes('--minify'),
  })
}
