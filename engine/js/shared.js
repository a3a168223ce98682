// What every form of the package shares: the module is started once, its functions become one frozen object.

import start, * as functions from "./engine.js";

/** @type {Promise<import("./spa-profile-engine.js").Engine> | undefined} */
let started;

/**
 * The engine, started with the module that `source` gives. A start that failed may be tried again.
 * @param {() => Promise<unknown> | unknown} source
 */
export function loadOnce(source) {
  started ??= begin(source).catch((error) => {
    started = undefined;
    throw error;
  });
  return started;
}

/** @param {() => Promise<unknown> | unknown} source */
async function begin(source) {
  await start({ module_or_path: await source() });
  const { parse, effectiveSettings, check, fix, convert, diff, redact, resolveImports, sniff, unpack } = functions;
  const { expand, evaluate, readRule, readAliasMap, applyAliasMap, lookUp, catalogue } = functions;
  return Object.freeze({
    parse, effectiveSettings, check, fix, convert, diff, redact, resolveImports, sniff, pack, unpack,
    expand, evaluate, readRule, readAliasMap, applyAliasMap, lookUp, catalogue,
  });
}

/**
 * The module draws no chance: a salt that is not given is drawn here, fresh for each file.
 * @param {unknown} source
 * @param {any} options
 */
function pack(source, options) {
  const needed = options?.phrase !== undefined && options.phrase !== null && (options.salt ?? null) === null;
  return functions.pack(source, needed ? { ...options, salt: crypto.getRandomValues(new Uint8Array(8)) } : options);
}
