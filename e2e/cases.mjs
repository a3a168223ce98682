// Writes the core's literate cases into a built page as `cases.json`: the page runs them where it proves what it is.
// `cargo xtask build` runs it.
//
//   node cases.mjs <folder>

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";

const suite = join(dirname(fileURLToPath(import.meta.url)), "../core/tests/suite");
const names = readdirSync(suite).filter((name) => name.endsWith(".md")).sort();
const cases = Object.fromEntries(names.map((name) => [name, readFileSync(join(suite, name), "utf8")]));
writeFileSync(join(argv[2] ?? "", "cases.json"), JSON.stringify(cases));
