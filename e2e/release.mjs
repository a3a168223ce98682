// Packs a built page for hosts and for publication: an archive (the page, the headers for servers, the engine as a
// package), the one file, and a list with the SHA-256 of both and of every file in the archive. The same page gives the
// same bytes. `cargo xtask release` runs it.
//
//   node release.mjs <folder of the page> <folder of the release> <version>

import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { zipSync } from "fflate";
import { digest } from "./revisions.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const [page = "", out = "", version = ""] = argv.slice(2);
const name = `spa-profile-studio-${version}`;

/**
 * The files below a folder by their names relative to it, sorted.
 * @param {string} folder
 * @returns {[string, Uint8Array][]}
 */
function filesOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return paths.map((path) => [relative(folder, path).split(sep).join("/"), new Uint8Array(readFileSync(path))]);
}

const inside = [
  ...filesOf(page).map(([file, bytes]) => /** @type {const} */ ([`${name}/${file}`, bytes])),
  ...filesOf(join(root, "engine/package")).map(([file, bytes]) => /** @type {const} */ ([`${name}-engine/${file}`, bytes])),
  ...filesOf(join(root, "hosting")).map(([file, bytes]) => /** @type {const} */ ([`${name}-hosting/${file}`, bytes])),
  ...["LICENSE-APACHE", "LICENSE-MIT"].map(
    (file) => /** @type {const} */ ([`${name}-hosting/${file}`, new Uint8Array(readFileSync(join(root, file)))]),
  ),
];
// The fields of the date, not the moment, stand in an archive: these are the same in every time zone.
const archive = zipSync(Object.fromEntries(inside), { level: 9, mtime: new Date(1980, 0, 1) });

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
writeFileSync(join(out, `${name}.zip`), archive);
copyFileSync(join(page, "studio.html"), join(out, "studio.html"));
copyFileSync(join(page, "SHA256SUMS"), join(out, `${name}-files.txt`));
const listed = filesOf(out).map(([file, bytes]) => `${digest(bytes)}  ${file}\n`);
writeFileSync(join(out, "SHA256SUMS"), listed.join(""));

for (const [file, bytes] of filesOf(out)) console.log(`${String(bytes.length).padStart(10)}  ${file}`);
console.log(`\nPublish this elsewhere, the SHA-256 of SHA256SUMS:\n${digest(readFileSync(join(out, "SHA256SUMS")))}`);
