// Writes into the `sw.js` of a built page which files the page has, each with the SHA-256 of its bytes, so that
// the browser fetches anew what has changed under an unchanged name; and `SHA256SUMS`, the same list for people and for
// `sha256sum -c`, of all files. `cargo xtask build` runs it last.
//
//   node revisions.mjs <folder>

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, realpathSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";

/** The list for people. */
const LIST = "SHA256SUMS";
/**
 * What the page does not ask for, or not of its own build: the server's headers, the lists' own places, the studio as one
 * file, and who may show the page in a frame, which each host writes for itself.
 */
const NO_PART = new Set(["_headers", "sw.js", "studio.html", "embed.json", LIST]);

/** @param {string | Uint8Array} content */
export function digest(content) {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * The names of all files relative to the page, sorted, so that one page has one list.
 * @param {string} folder
 */
function names(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.map((path) => relative(folder, path).split(sep).join("/")).sort();
}

/** A file for portals around the page: it travels with the page and is no part of it. @param {string} name */
const isOfPortals = (name) => name.startsWith("portal/");

/**
 * The page's own files, with the digests of their bytes.
 * @param {string} folder
 */
function revisions(folder) {
  const listed = names(folder).filter((name) => !NO_PART.has(name) && !isOfPortals(name));
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
 * Writes the list of all files that a server gives.
 * @param {string} folder
 */
function writeList(folder) {
  const served = names(folder).filter((name) => ![LIST, "_headers", "embed.json"].includes(name));
  const lines = served.map((name) => `${digest(readFileSync(join(folder, name)))}  ${name}\n`);
  writeFileSync(join(folder, LIST), lines.join(""));
}

/**
 * Writes the list into the `sw.js` of `folder`, and the other one. The name of the build covers the worker's own text too.
 * @param {string} folder
 */
export function writeRevisions(folder) {
  const path = join(folder, "sw.js");
  const listed = withLine(readFileSync(path, "utf8"), "FILES", JSON.stringify(revisions(folder)));
  const build = digest(withLine(listed, "BUILD", '""')).slice(0, 16);
  writeFileSync(path, withLine(listed, "BUILD", JSON.stringify(build)));
  writeList(folder);
}

if (import.meta.url === pathToFileURL(realpathSync(argv[1] ?? ".")).href) writeRevisions(argv[2] ?? "");
