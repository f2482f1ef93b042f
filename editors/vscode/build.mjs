// Bundles the extension into dist/; with --tests, the tests into out/test/ instead.
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
    // The client is a file of its own: its library is large, and the editor need not wait for it.
    entryPoints: ['src/extension.ts', 'src/client.ts'],
    external: ['vscode', './client.js'],
    outdir: 'dist',
    minify: process.argv.includes('--minify'),
  })
}
