// Serves a built page under the headers that its own `_headers` file sets, as a host would.
//
//   node serve.mjs <folder> [port] [--until-stdin-ends]
//
// Port 0, the default, takes any free port. The address is printed when the page can be opened.
// With the flag the server ends with the program that started it, however that program ends.

import { createServer } from "node:http";
import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import sirv from "sirv";

/** @typedef {{ path: RegExp, headers: [string, string][] }} Rule */

/**
 * A path pattern of `_headers` as an expression: `*` stands for any rest.
 * @param {string} pattern
 */
function pathExpression(pattern) {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}

/**
 * Reads `_headers`: a path starts a rule, indented `Name: value` lines belong to it.
 * @param {string} text
 * @returns {Rule[]}
 */
export function parseHeaders(text) {
  /** @type {Rule[]} */
  const rules = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
    if (/^\S/.test(line)) {
      rules.push({ path: pathExpression(line.trim()), headers: [] });
      continue;
    }
    const header = /^\s+([A-Za-z-]+):\s*(.+?)\s*$/.exec(line);
    const rule = rules.at(-1);
    if (!header?.[1] || !header[2] || !rule) {
      throw new Error(`_headers line ${index + 1}: expected a path, or an indented "Name: value" below one`);
    }
    rule.headers.push([header[1], header[2]]);
  }
  return rules;
}

/**
 * The path that a request asks for, without escapes.
 * @param {string} url
 */
function pathOf(url) {
  const path = url.split("?", 1)[0] ?? "/";
  try {
    return decodeURIComponent(path);
  } catch {
    // A broken escape names no file; the search will not find it.
    return path;
  }
}

/**
 * Ends the program with one sentence.
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
  console.error(`serve: ${sentence}`);
  process.exit(1);
}

/**
 * The rules of the page's folder.
 * @param {string} folder
 */
function rulesOf(folder) {
  try {
    return parseHeaders(readFileSync(join(folder, "_headers"), "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return stop(`${folder} holds no page with its headers: run \`cargo xtask build\` first (${reason})`);
  }
}

/**
 * What the server does with the reports of browsers on the content security policy. The policy gets one
 * directive more, which allows nothing: `report-uri`.
 * @typedef {(report: string) => void} Reports
 */

/** Where browsers send their reports to. */
const REPORTS = "/policy-reports";

/**
 * A header, with the address of the reports if it is the policy.
 * @param {string} name
 * @param {string} value
 */
function reporting(name, value) {
  return name.toLowerCase() === "content-security-policy" ? `${value}; report-uri ${REPORTS}` : value;
}

/**
 * The server of one folder. Files are read anew for each request, so a new build shows at once.
 * @param {string} folder
 * @param {Reports} [reports] without it browsers are not asked for reports
 */
export function serverOf(folder, reports) {
  const rules = rulesOf(folder);
  const files = sirv(folder, { dev: true, etag: true });
  return createServer((request, response) => {
    const path = pathOf(request.url ?? "/");
    if (reports && path === REPORTS && request.method === "POST") {
      text(request).then(reports, reports);
      response.statusCode = 204;
      return response.end();
    }
    for (const rule of rules.filter((candidate) => candidate.path.test(path))) {
      for (const [name, value] of rule.headers) response.setHeader(name, reports ? reporting(name, value) : value);
    }
    const refuse = (/** @type {number} */ status) => {
      response.statusCode = status;
      response.setHeader("Content-Type", "text/plain; charset=utf-8");
      response.end(status === 404 ? "Not found\n" : "Only GET and HEAD\n");
    };
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(405);
    if (path === "/_headers") return refuse(404);
    files(request, response, () => refuse(404));
  });
}

function main() {
  const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
  const folder = words[0] ?? stop("name the folder of the page");
  const port = Number(words[1] ?? "0");
  if (!Number.isInteger(port) || port < 0 || port > 65535) stop(`${words[1]} is not a port: use 0 to 65535`);

  const server = serverOf(folder);
  server.on("error", (error) => stop(`port ${port} cannot be used (${error.message})`));
  server.listen(port, "127.0.0.1", () => {
    const address = server.address();
    const taken = typeof address === "object" && address ? address.port : port;
    console.log(`http://127.0.0.1:${taken}/`);
  });
  if (process.argv.includes("--until-stdin-ends")) {
    process.stdin.resume();
    process.stdin.on("end", () => process.exit(0));
  }
}

// The stories make servers of their own.
if (import.meta.url === pathToFileURL(realpathSync(argv[1] ?? ".")).href) main();
