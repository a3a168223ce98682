// The wasm half of `src/bin/speed.rs`, in Node: prints the best times of each operation, in seconds for a
// byte, on the small and on the large profile.
//
// usage: node speed.mjs MODULE RUNS MILLISECONDS SMALL LARGE OPERATION:PLAIN…

import { readFile } from "node:fs/promises";

const [path, runs, milliseconds, small, large, ...operations] = process.argv.slice(2);
const module = await WebAssembly.compile(await readFile(path));

// What the module imports is for a page; nothing that is measured calls it.
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  imports[from] ??= {};
  imports[from][name] = () => {
    throw new Error(`the module calls ${name}`);
  };
}
const { exports } = await WebAssembly.instantiate(module, imports);

/** The export of that name: behind it stands a digest of the package. */
function exported(name) {
  const found = Object.keys(exports).find((other) => other.slice(0, other.lastIndexOf("_")) === name);
  return exports[found];
}

const prepare = exported("prepare_profile");
const run = exported("run");

/** The shortest time of several runs, in seconds. */
function best(operation) {
  const started = performance.now();
  let shortest = Infinity;
  for (let count = 0; count < Number(runs) || performance.now() - started < Number(milliseconds); count += 1) {
    const before = performance.now();
    run(operation);
    shortest = Math.min(shortest, performance.now() - before);
  }
  return shortest / 1000;
}

const times = operations.map(() => []);
for (const parameters of [small, large].map(Number)) {
  for (const plain of [0, 1]) {
    const length = prepare(parameters, plain) >>> 0;
    for (const [index, word] of operations.entries()) {
      const [operation, wanted] = word.split(":").map(Number);
      if (wanted === plain) {
        times[index].push(best(operation) / length);
      }
    }
  }
}
for (const [smaller, larger] of times) {
  console.log(`${smaller} ${larger}`);
}
