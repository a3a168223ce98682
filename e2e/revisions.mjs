// Writes into the `sw.js` of a built page which files the page has, each with the SHA-256 of its bytes, so that
// the browser fetches anew what has changed under an unchanged name. `cargo xtask build` runs it last.
//
//   node revisions.mjs <folder>

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, realpathSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";

/** What the page does not ask for: the server's headers, and the list's own place. */
const NO_PART = new Set(["_headers", "sw.js"]);

/** @param {string | Uint8Array} content */
function digest(content) {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * The page's files by their names relative to it, sorted, so that one page has one list.
 * @param {string} folder
 */
function revisions(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const names = paths.map((path) => relative(folder, path).split(sep).join("/"));
  const listed = names.filter((name) => !NO_PART.has(name)).sort();
  return Object.fromEntries(listed.map((name) => [name, digest(readFileSync(join(folder, name)))]));
}

/**
 * One line of `sw.js` with another value.
 * @param {string} text
 * @param {string} name
 * @param {string} value
 */
function withLine(text, name, value) {
  const line = new RegExp(`^const ${name} = .*;$`, "m");
  if (!line.test(text)) throw new Error(`sw.js has no line \`const ${name} = …;\` to write into`);
  return text.replace(line, () => `const ${name} = ${value};`);
}

/**
 * Writes the list into the `sw.js` of `folder`. The name of the build covers the worker's own text too.
 * @param {string} folder
 */
export function writeRevisions(folder) {
  const path = join(folder, "sw.js");
  const listed = withLine(readFileSync(path, "utf8"), "FILES", JSON.stringify(revisions(folder)));
  const build = digest(withLine(listed, "BUILD", '""')).slice(0, 16);
  writeFileSync(path, withLine(listed, "BUILD", JSON.stringify(build)));
}

if (import.meta.url === pathToFileURL(realpathSync(argv[1] ?? ".")).href) writeRevisions(argv[2] ?? "");
