// What the official engine finds: node tools/official.mjs FOLDER < lines of {"id", "files": [[name, text], ...]}
// FOLDER/node_modules holds one version of @prisma/prisma-schema-wasm. Answers, one line each, {"id", "found": [[file, line,
// severity], ...]}, lines from 0; "found" is null where the engine breaks down.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join, resolve } from 'node:path';

const require = createRequire(join(resolve(process.argv[2]), 'any.js'));
const module = require.resolve('@prisma/prisma-schema-wasm/src/prisma_schema_build.js');
let engine = require(module);
console.error = () => {}; // it prints its own panics

function lineOf(text, offset) {
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function findings(files) {
  const named = files.map(([name, text], index) => [`file:///${index}.prisma`, text, name]);
  const found = JSON.parse(engine.lint(JSON.stringify(named.map(([uri, text]) => [uri, text]))));
  return found.map((one) => {
    const [, text, name] = named.find(([uri]) => uri === one.file_name) ?? named[0];
    return [name, lineOf(text, one.start), one.is_warning ? 'warning' : 'error'];
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, files } = JSON.parse(line);
  let found = null;
  try {
    found = findings(files);
  } catch {
    delete require.cache[module]; // it cannot be used any more
    engine = require(module);
  }
  console.log(JSON.stringify({ id, found }));
}
