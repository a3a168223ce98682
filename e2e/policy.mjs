// Writes the content security policy of a built page's `_headers` into its `index.html` too: a host that sets no headers
// of its own serves the page under the same policy then. `cargo xtask build` runs it.
//
//   node policy.mjs <folder>

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { parseHeaders } from "./serve.mjs";

/** What browsers take from a header only. */
const HEADER_ONLY = /^frame-ancestors\b/;

/**
 * The policy of the page in `folder`, as a page may say it itself.
 * @param {string} folder
 */
function policyOf(folder) {
  const headers = parseHeaders(readFileSync(join(folder, "_headers"), "utf8")).flatMap((rule) => rule.headers);
  const policy = headers.find(([name]) => name.toLowerCase() === "content-security-policy")?.[1];
  if (policy === undefined) throw new Error("_headers sets no Content-Security-Policy");
  const directives = policy.split(";").map((directive) => directive.trim());
  return directives.filter((directive) => directive !== "" && !HEADER_ONLY.test(directive)).join("; ");
}

const folder = argv[2] ?? "";
const path = join(folder, "index.html");
const page = readFileSync(path, "utf8");
const place = '<meta charset="utf-8">';
if (!page.includes(place)) throw new Error(`index.html has no ${place} to write the policy behind`);
writeFileSync(path, page.replace(place, `${place}\n    <meta http-equiv="Content-Security-Policy" content="${policyOf(folder)}">`));
