// Bundles the editor into dist/editor.js, with the licences of what it is made of at its head.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const options = {
  absWorkingDir: here,
  entryPoints: ["src/editor.ts"],
  bundle: true,
  format: /** @type {const} */ ("esm"),
  target: "es2022",
  minify: true,
  legalComments: /** @type {const} */ ("none"),
  logLevel: /** @type {const} */ ("warning"),
};

/**
 * The folders of the packages that the bundle has parts of.
 * @param {string[]} inputs
 */
function packages(inputs) {
  const found = inputs.map((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  return [...new Set(found)].filter((folder) => folder !== undefined).sort();
}

/** @param {string[]} folders */
function licences(folders) {
  /** @type {Map<string, string[]>} */
  const owners = new Map();
  for (const folder of folders) {
    const file = join(here, folder, "LICENSE");
    if (!existsSync(file)) throw new Error(`${folder} has no LICENSE: look for its terms before it is shipped`);
    const text = readFileSync(file, "utf8").trim();
    const name = folder.replace("node_modules/", "");
    owners.set(text, [...(owners.get(text) ?? []), name]);
  }
  const parts = [...owners].map(([text, names]) => `${names.join(", ")}\n\n${text}`);
  return `/*! This file holds parts of:\n\n${parts.join("\n\n---\n\n")}\n*/`;
}

const { metafile } = await build({ ...options, metafile: true, write: false });
const banner = licences(packages(Object.keys(metafile.inputs)));
await build({ ...options, banner: { js: banner }, outfile: "dist/editor.js" });
