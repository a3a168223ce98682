// Profiles of the size of the guide's appendix, made from the project's own catalogue, and the
// machine's real `openssl` and `gzip`.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

interface Parameter {
  name: string;
  access: string;
  value: string;
}

function catalogue(): Parameter[] {
  const path = fileURLToPath(new URL("../core/data/catalogue.tsv", import.meta.url));
  const rows = readFileSync(path, "utf8").split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return rows.map((row) => {
    const [name = "", , access = "", , , , value = ""] = row.split("\t");
    return { name, access, value };
  });
}

/** The name of an element: blank, brackets, parentheses and slash become underscores. */
function elementName(name: string): string {
  return name.replace(/[ [\]()/]/g, "_");
}

function escaped(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Every parameter of the catalogue in the open format, with CRLF line ends. */
export function openFormat(): string {
  const lines = catalogue().map(
    ({ name, access, value }) => `  <${elementName(name)} ua="${access}">${escaped(value)}</${elementName(name)}>`,
  );
  return ["<flat-profile>", ...lines, "</flat-profile>", ""].join("\r\n");
}

/** Every parameter of the catalogue in plain text. */
export function plainText(): string {
  const mark = (access: string) => (access === "rw" ? "! " : "");
  const lines = catalogue().map(({ name, access, value }) => `${name} ${mark(access)}"${value.replaceAll('"', '\\"')}" ;`);
  return ["# every parameter", ...lines, ""].join("\n");
}

function run(program: string, words: string[], input: Uint8Array): Buffer {
  return execFileSync(program, words, { input, maxBuffer: 1 << 28, stdio: ["pipe", "pipe", "ignore"] });
}

/** What `openssl enc -d` makes of a file. */
export function decrypted(file: Uint8Array, phrase: string, digest = "md5"): Buffer {
  return run("openssl", ["enc", "-d", "-aes-256-cbc", "-md", digest, "-k", phrase], file);
}

/** What `openssl enc` makes of a file. */
export function encrypted(file: Uint8Array, phrase: string, digest = "md5"): Buffer {
  return run("openssl", ["enc", "-aes-256-cbc", "-md", digest, "-k", phrase], file);
}

/** What `gzip -d` makes of a file. */
export function unzipped(file: Uint8Array): Buffer {
  return run("gzip", ["-d", "-c"], file);
}

/** What `gzip` makes of a file. */
export function zipped(file: Uint8Array): Buffer {
  return run("gzip", ["-9", "-c"], file);
}

/** What sh makes of command lines in a folder, with the phrase in the environment. */
export function shell(lines: string, folder: string, phrase: string): void {
  execFileSync("sh", ["-e", "-c", lines], { cwd: folder, env: { ...process.env, PHRASE: phrase }, stdio: "ignore" });
}
