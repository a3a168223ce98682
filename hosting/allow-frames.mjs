// Lets pages of other origins show a copy of SPA Profile Studio in a frame.
//
//   node allow-frames.mjs <folder of the page> <origin>…
//   node allow-frames.mjs ./spa-profile-studio https://portal.example https://intranet.example:8443
//
// It writes the origins into the copy's `embed.json`, which the page reads, and the headers that browsers need into its
// `_headers`; and it prints the same headers for nginx, Apache and Caddy. Without an origin it takes the leave back. It needs
// nothing but Node.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv, exit } from "node:process";

/** @param {string} sentence */
function stop(sentence) {
  console.error(`allow-frames: ${sentence}`);
  exit(1);
}

/**
 * An origin as browsers write it: no path, no usual port, lower case.
 * @param {string} word
 */
function originOf(word) {
  let address;
  try {
    address = new URL(word);
  } catch {
    return stop(`${word} is no origin: write it like https://portal.example or http://intranet.example:8080`);
  }
  const { origin, protocol } = address;
  if (!["http:", "https:"].includes(protocol)) stop(`${word} is not of a web server: begin it with https:// or http://`);
  if (word !== origin && word !== `${origin}/`) {
    stop(`${word} is more than an origin or is written in another way: write ${origin}`);
  }
  if (!/^https?:\/\/(\[[0-9a-f:.]+\]|[0-9a-z._-]+)(:\d+)?$/.test(origin) && !origin.includes("*")) {
    stop(`${word} holds characters that no host's name has: write it like https://portal.example`);
  }
  if (origin.includes("*")) stop(`${word} stands for several origins: name each of them`);
  return origin;
}

/**
 * What stands in the headers for these origins.
 * @param {string} policy the policy so far
 * @param {string[]} origins
 * @returns {[string, string][]}
 */
function headersFor(policy, origins) {
  const ancestors = `frame-ancestors ${origins.length > 0 ? origins.join(" ") : "'none'"}`;
  const others = policy.split(";").map((part) => part.trim()).filter((part) => part !== "" && !/^frame-ancestors\b/.test(part));
  const resources = origins.length > 0 ? "cross-origin" : "same-origin";
  /** @type {[string, string][]} */
  const headers = [
    ["Content-Security-Policy", insertBefore(others, "require-trusted-types-for", ancestors).join("; ")],
    ["Cross-Origin-Resource-Policy", resources],
  ];
  // A sandboxed frame has no origin of its own. The files are public and are asked for without a password.
  if (origins.length > 0) headers.push(["Access-Control-Allow-Origin", "*"]);
  return headers;
}

/**
 * @param {string[]} parts
 * @param {string} name
 * @param {string} part
 */
function insertBefore(parts, name, part) {
  const at = parts.findIndex((one) => one.startsWith(name));
  return at < 0 ? [...parts, part] : [...parts.slice(0, at), part, ...parts.slice(at)];
}

const [folder, ...words] = argv.slice(2);
if (folder === undefined) stop("name the folder of the page, then the origins that may show it");
const path = join(folder ?? "", "_headers");
if (!existsSync(path) || !existsSync(join(folder ?? "", "index.html"))) {
  stop(`${folder} holds no page: it needs index.html and _headers, as the archive of the studio has them`);
}
const origins = [...new Set(words.map((word) => originOf(word) ?? ""))];
const lines = readFileSync(path, "utf8").split("\n");
const isOf = (/** @type {string} */ line, /** @type {string} */ name) => line.trim().startsWith(`${name}:`);
const policy = lines.find((line) => isOf(line, "Content-Security-Policy"));
if (policy === undefined) stop(`${path} sets no Content-Security-Policy: take it from the archive of the studio again`);
const headers = headersFor((policy ?? "").slice((policy ?? "").indexOf(":") + 1), origins);

// Each where it stood; the one that the page usually has not, behind them.
const OPTIONAL = "Access-Control-Allow-Origin";
const changed = lines.filter((line) => !isOf(line, OPTIONAL)).flatMap((line) => {
  const [header] = headers.filter(([name]) => isOf(line, name));
  if (header === undefined) return [line];
  const also = header[0] === "Cross-Origin-Resource-Policy" ? headers.filter(([name]) => name === OPTIONAL) : [];
  return [header, ...also].map(([name, value]) => `  ${name}: ${value}`);
});
writeFileSync(path, changed.join("\n"));
writeFileSync(join(folder ?? "", "embed.json"), `${JSON.stringify({ origins })}\n`);

const quoted = (/** @type {string} */ value) => `"${value}"`;
const forms = {
  nginx: headers.map(([name, value]) => `add_header ${name} ${quoted(value)} always;`),
  Apache: headers.map(([name, value]) => `Header always set ${name} ${quoted(value).replaceAll("%", "%%")}`),
  Caddy: ["header {", ...headers.map(([name, value]) => `\t${name} ${quoted(value)}`), "}"],
};
console.log(`${join(folder ?? "", "embed.json")} and ${path} are written.`);
console.log("On another server put these lines in the place of those of the same names:");
for (const [server, text] of Object.entries(forms)) console.log(`\n# ${server}\n${text.join("\n")}`);
