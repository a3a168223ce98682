// Puts the package together in `engine/package/`, from what `cargo xtask build` has made in `engine/dist/`.
//
//   node pack.mjs

import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, gzipSync } from "node:zlib";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = join(here, "..");
const out = join(here, "package");

/** The editor's bundler. */
const { build } = createRequire(join(root, "app/editor/package.json"))("esbuild");

rmSync(out, { recursive: true, force: true });
mkdirSync(out);
const parts = ["dist/engine.js", "dist/engine_bg.wasm", "package.json", "README.md", "spa-profile-engine.d.ts", "codes.d.ts"];
const scripts = readdirSync(join(here, "js")).map((name) => `js/${name}`);
const licences = ["../LICENSE-MIT", "../LICENSE-APACHE"];
for (const part of [...parts, ...scripts, ...licences]) {
  copyFileSync(join(here, part), join(out, part.slice(part.lastIndexOf("/") + 1)));
}

/** The table of the core as a module. */
function codes() {
  const lines = readFileSync(join(root, "core/data/diagnostics.tsv"), "utf8").trimEnd().split("\n");
  const rows = lines.filter((line) => !line.startsWith("#")).map((line) => line.split("\t"));
  const entries = rows.map(([code, lint, severity, page, explanation]) => {
    return [code, { severity, explanation, lint: lint || undefined, page: page || undefined }];
  });
  return `export const codes = Object.freeze(${JSON.stringify(Object.fromEntries(entries), null, 2)});\n`;
}

writeFileSync(join(out, "codes.js"), codes());
const module = gzipSync(readFileSync(join(out, "engine_bg.wasm")), { level: constants.Z_BEST_COMPRESSION });
writeFileSync(join(out, "wasm.js"), `export default "${module.toString("base64")}";\n`);
await build({
  absWorkingDir: out,
  entryPoints: ["inline.js"],
  outfile: join(out, "global.js"),
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "SpaProfileEngine",
  target: "es2022",
  logLevel: "warning",
});
