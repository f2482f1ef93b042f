// What the official engine in a folder with node_modules refuses: a line of JSON [[name, text], ...] in, a list of messages out.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(pathToFileURL(path.resolve(process.argv[2]) + "/"));
let engine = require("@prisma/prisma-schema-wasm");

function errors(files) {
  try {
    const found = JSON.parse(engine.lint(JSON.stringify(files)));
    return found.filter((one) => !one.is_warning).map((one) => one.text);
  } catch (error) {
    // After a panic the module must be loaded anew.
    for (const key of Object.keys(require.cache)) delete require.cache[key];
    engine = require("@prisma/prisma-schema-wasm");
    return [`the engine broke off: ${error.message}`];
  }
}

for (const line of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  console.log(JSON.stringify(errors(JSON.parse(line).map(([name, text]) => [`file:///${name}`, text]))));
}
