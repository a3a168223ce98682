// Makes `studio.html` of a built page: one file that holds everything and works from a disk.
//
//   node build.mjs <folder of the page>

import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const { build } = createRequire(join(here, "../editor/package.json"))("esbuild");
const { gzipSync } = createRequire(join(here, "../../e2e/package.json"))("fflate");

const folder = resolve(argv[2] ?? "");
const page = read("index.html");

/** @param {string} name */
function read(name) {
  return readFileSync(join(folder, name), "utf8");
}

/**
 * The first group of `expression` in the page.
 * @param {RegExp} expression
 */
function found(expression) {
  const value = expression.exec(page)?.[1];
  if (value === undefined) throw new Error(`the page has nothing like ${expression}: adjust app/single/build.mjs`);
  return value.replace(/^\.\//, "");
}

const bindings = found(/data-js="([^"]+)"/);
const parts = new Map([
  ["studio:bindings", bindings],
  ["studio:editor", "editor.js"],
  ["studio:engine", "engine/engine.js"],
]);

/** Finds the built parts under the names that the sources here use. */
const built = {
  name: "built",
  /** @param {import("../editor/node_modules/esbuild").PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^studio:/ }, ({ path }) => ({ path: join(folder, parts.get(path) ?? path) }));
  },
};

/**
 * One classic script of a source here and all it imports.
 * @param {string} source
 */
async function bundle(source) {
  const { outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: [source],
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    write: false,
    legalComments: "inline",
    plugins: [built],
    // What is loaded by address otherwise is given as bytes here.
    define: { "import.meta.url": '"studio:"' },
    logLevel: "warning",
  });
  return outputFiles[0].text;
}

/**
 * The bytes of a file, compressed, as base64. The compressor is a script, so every machine writes the same.
 * @param {string} name
 */
function packed(name) {
  const zipped = gzipSync(new Uint8Array(readFileSync(join(folder, name))), { level: 9, mtime: 0 });
  return Buffer.from(zipped).toString("base64");
}

/** @param {string} text */
function hash(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

const sheets = [...page.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, name]) => read(name ?? ""));
const style = sheets.join("\n");
const theme = read("theme.js");
const boot = await bundle("boot.js");
const worker = await bundle("worker.js");
for (const script of [theme, boot, worker]) {
  // A comment's beginning does harm only where the beginning of a script follows.
  if (/<\/script|<!--[^]*<script/i.test(script)) throw new Error("a script holds what would end its element");
}

const policy = [
  "default-src 'none'",
  `script-src ${[theme, boot].map(hash).join(" ")} 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  "img-src data: blob:",
  "connect-src 'none'",
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default",
].join("; ");
const icon = Buffer.from(read("favicon.svg")).toString("base64");

writeFileSync(
  join(folder, "studio.html"),
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>SPA Profile Studio</title>
<meta name="color-scheme" content="light dark">
<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,${icon}">
<script>${theme}</script>
<style>${style}</style>
</head>
<body>
<div id="boot" role="status">The studio is loading. If this text stays, the browser runs no scripts of pages that are opened as a file.</div>
<noscript>SPA Profile Studio works with JavaScript and WebAssembly. Please switch JavaScript on for this page.</noscript>
<script type="text/plain" id="program">${packed(found(/data-wasm="([^"]+)"/))}</script>
<script type="text/plain" id="engine">${packed("engine/engine_bg.wasm")}</script>
<script type="text/plain" id="cases">${packed("cases.json")}</script>
<script type="text/plain" id="worker">${worker}</script>
<script>${boot}</script>
</body>
</html>
`,
);
