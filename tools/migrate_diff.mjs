// What the official `migrate diff --from-empty --to-schema --script` says: the SQL that makes the tables of a schema.
//
//   DATABASE_URL=postgresql://... migrate_diff.mjs FOLDER < schemas.jsonl
//
// FOLDER holds node_modules with @prisma/schema-engine-wasm, @prisma/adapter-pg and @prisma/driver-adapter-utils. Each line
// of the input is a schema as a JSON text; each line of the output {"sql": "..."} or {"error": "..."}. The engine asks the
// database for its version only; nothing is made there.

import fs from 'node:fs'
import path from 'node:path'
import readline from 'node:readline'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const modules = path.join(path.resolve(process.argv[2]), 'node_modules')
const require = createRequire(pathToFileURL(modules + '/'))
const { PrismaPg } = require('@prisma/adapter-pg')
const { bindMigrationAwareSqlAdapterFactory } = require('@prisma/driver-adapter-utils')

const folder = path.join(modules, '@prisma/schema-engine-wasm')
const binding = await import(pathToFileURL(path.join(folder, 'schema_engine_bg.js')))
const wasm = fs.readFileSync(path.join(folder, 'schema_engine_bg.wasm'))
globalThis.PRISMA_WASM_PANIC_REGISTRY ??= { set_message(message) { this.message = message } }
const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': binding })
binding.__wbg_set_wasm(instance.exports)
instance.exports.__wbindgen_start()

async function sqlOf(content) {
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: process.env.DATABASE_URL }))
  const engine = await binding.SchemaEngine.new({ datamodels: [['schema.prisma', content]] }, () => {}, adapter)
  try {
    const result = await engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }], configDir: '.' },
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    return { sql: result.stdout }
  } finally {
    engine.free()
  }
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  const answer = await sqlOf(JSON.parse(line)).catch((error) => ({ error: String(error?.message ?? error) }))
  process.stdout.write(JSON.stringify(answer) + '\n')
}
process.exit(0)
