// The package for other programs, as `cargo xtask build` makes it in `engine/package/`: its answers in Node and in
// Chromium, its declarations, its documentation, bundles of it, pages that use it.
//
//   CHROMIUM=chromium node --test e2e/engine/package.test.js

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { serverOf } from "../serve.mjs";
import { LEFT_OUT, runSuite } from "../../public/suite.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PACKAGE = join(ROOT, "engine/package");
const HERE = fileURLToPath(new URL(".", import.meta.url));
const SUITE = join(ROOT, "core/tests/suite");

const { load } = await import(pathToFileURL(join(PACKAGE, "node.js")).href);
const engine = await load();
const { build } = createRequire(join(ROOT, "app/editor/package.json"))("esbuild");

/** Every case of the core. */
const cases = Object.fromEntries(readdirSync(SUITE).map((name) => [name, readFileSync(join(SUITE, name), "utf8")]));

/** A folder of a program that has installed the package. */
let program = "";
before(() => {
  program = mkdtempSync(join(tmpdir(), "spa-profile-engine-"));
  mkdirSync(join(program, "node_modules"));
  symlinkSync(PACKAGE, join(program, "node_modules/spa-profile-engine"), "junction");
  writeFileSync(join(program, "package.json"), '{ "type": "module" }');
});
after(() => rmSync(program, { recursive: true, force: true }));

/** Runs a module in the program's folder. */
function run(name, text) {
  writeFileSync(join(program, name), text);
  return execFileSync(process.execPath, [join(program, name)], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** What a run of the suite must give. */
function passes({ compared, leftOut, failures }) {
  assert.equal(failures.length, 0, failures.join("\n"));
  // A suite that is not found compares nothing.
  assert.ok(compared > 500, `${compared} expectations were compared`);
  assert.ok(leftOut < 60, `${leftOut} fences were left out: ${[...LEFT_OUT].join(", ")}`);
}

describe("answers", () => {
  test("the core's cases give in Node what they give natively", () => passes(runSuite(engine, cases)));

  test("a span counts bytes, and lines and UTF-16 columns", () => {
    const text = '<flat-profile>\n<GPP_A>é𝄞</GPP_A>\n</flat-profile>';
    const { settings } = engine.parse(text);
    assert.deepEqual(settings[0].valueSpan, {
      start: 22,
      end: 28,
      from: { line: 1, column: 7 },
      to: { line: 1, column: 10 },
    });
  });

  test("bytes that are no UTF-8 come back whole", () => {
    const source = Uint8Array.of(...Buffer.from('GPP_A "'), 0xff, 0x41, ...Buffer.from('" ;\n'));
    const { settings } = engine.parse(source);
    assert.equal(settings[0].value, "\ufffdA");
    assert.deepEqual(settings[0].valueBytes, Uint8Array.of(0xff, 0x41));
    assert.deepEqual(engine.unpack(engine.pack(source).bytes).bytes, source);
    const all = engine.effectiveSettings(Buffer.concat([Buffer.from('GPP_B "1" ;\n'), source])).settings;
    assert.deepEqual(all[1].valueBytes, Uint8Array.of(0xff, 0x41));
    assert.equal(all[0].valueBytes, undefined);
  });

  test("strings with quotes, line ends and controls survive the way", () => {
    const value = 'a"\\\n\t\u0001\u007f é 𝄞';
    const { text } = engine.expand(value);
    assert.equal(text, value);
  });

  test("a salt is drawn for each file unless one is given", () => {
    const files = [1, 2].map(() => engine.pack("text", { phrase: "a phrase that is long" }).bytes);
    assert.notDeepEqual(files[0], files[1]);
    const given = { phrase: "a phrase that is long", salt: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) };
    assert.deepEqual(engine.pack("text", given).bytes, engine.pack("text", { ...given, salt: "0102030405060708" }).bytes);
    assert.deepEqual(engine.pack("text", given).bytes.subarray(8, 16), given.salt);
  });

  test("no phrase, key or password is given back", () => {
    const phrase = "Hush-Hush-4711";
    const packed = engine.pack("<flat-profile/>", { phrase });
    const opened = engine.unpack(packed.bytes, { phrases: [`${phrase}x`, phrase] });
    assert.equal(opened.verdict, "readable");
    const refused = engine.unpack(packed.bytes, { phrases: [`${phrase}x`] });
    assert.equal(refused.verdict, "wrong-phrase");
    const rule = "[--key $SA] (1 eq 1)? http://x/y";
    const options = { device: { SA: phrase, SB: phrase }, firmware: "5.x" };
    const ruled = engine.evaluate(rule, options);
    const assigned = engine.evaluate(`( GPP_SB = "${phrase}" )! /x`, options);
    const { phrase: _, ...rest } = { phrase, ...packed };
    assert.equal(assigned.alternatives[0].assignments[0].secret, true);
    assert.equal(assigned.alternatives[0].assignments[0].value, "••••");
    for (const answer of [rest, opened, refused, ruled]) {
      assert.ok(!JSON.stringify(answer).includes("Hush"), "the phrase is in an answer");
    }
  });

  test("arguments of a wrong type are refused with a code, and no value is repeated", () => {
    const refused = [
      [() => engine.parse(1), "wrong-type"],
      [() => engine.parse("", "open-format"), "wrong-type"],
      [() => engine.parse("", { format: "xml" }), "unknown-value"],
      [() => engine.check("", { firmwares: "3.x" }), "unknown-option"],
      [() => engine.unpack("", { phrases: "Hush" }), "wrong-type"],
      [() => engine.pack("", { phrase: "Hush", salt: "Hush" }), "unknown-value"],
      [() => engine.pack("", { phrase: 4711 }), "wrong-type"],
      [() => engine.redact("", { first: 1.5 }), "unknown-value"],
      [() => engine.evaluate("", { device: { Hush: 1, MAC: {} } }), "unknown-value"],
      [() => engine.evaluate("", { device: { PRVST: "Hush" } }), "unknown-value"],
      [() => engine.expand(new Uint8Array()), "wrong-type"],
      [() => engine.lookUp(), "wrong-type"],
    ];
    for (const [call, code] of refused) {
      assert.throws(call, (error) => {
        assert.ok(error instanceof Error);
        assert.equal(error.name, "EngineError");
        assert.equal(error.code, code, error.message);
        assert.ok(!error.message.includes("4711"));
        return true;
      });
    }
  });

  test("the engine goes on after a refusal, and no input is one", () => {
    for (const source of ["", "\0", "<", "<<<>>&", "\ud800", new Uint8Array(64).fill(0xfe)]) {
      for (const name of ["parse", "effectiveSettings", "check", "fix", "convert", "redact", "sniff", "pack", "unpack"]) {
        assert.equal(typeof engine[name](source), "object", name);
      }
      assert.equal(typeof engine.diff(null, source), "object");
    }
  });
});

describe("the package", () => {
  const declarations = readFileSync(join(PACKAGE, "spa-profile-engine.d.ts"), "utf8");

  test("the declarations have exactly the functions that the engine has", () => {
    const body = /export interface Engine \{\n([\s\S]*?)\n\}/.exec(declarations)[1];
    const declared = [...body.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name);
    assert.deepEqual(declared.sort(), Object.keys(engine).sort());
  });

  test("the declarations compile, with a host that uses every function", () => {
    const host = readFileSync(join(HERE, "host.ts"), "utf8");
    for (const name of Object.keys(engine)) assert.match(host, new RegExp(`\\.${name}\\(`), name);
    writeFileSync(join(program, "host.ts"), host);
    const tsc = join(ROOT, "e2e/node_modules/typescript/bin/tsc");
    const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
    // No library of a page and none of Node: the declarations need neither.
    const compilerOptions = { ...strict, noEmit: true, target: "es2022", lib: ["es2022"], module: "nodenext", types: [] };
    writeFileSync(join(program, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["host.ts"] }));
    try {
      execFileSync(process.execPath, [tsc], { cwd: program, encoding: "utf8" });
    } catch (error) {
      assert.fail(error.stdout);
    }
  });

  test("the examples of the documentation run", () => {
    const text = readFileSync(join(PACKAGE, "README.md"), "utf8");
    const examples = [...text.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map(([, body]) => body);
    assert.ok(examples.length > 5);
    for (const [number, body] of examples.entries()) {
      run(`example-${number}.js`, `import assert from "node:assert/strict";\n${body}`);
    }
  });

  test("every function stands in the documentation", () => {
    const text = readFileSync(join(PACKAGE, "README.md"), "utf8");
    const quiet = ["effectiveSettings", "resolveImports"];
    for (const name of Object.keys(engine).filter((name) => !quiet.includes(name))) {
      assert.match(text, new RegExp(`\\.${name}\\(`), name);
    }
  });

  test("its version is the project's, and what it names is there", () => {
    const { version, exports } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
    const workspace = readFileSync(join(ROOT, "Cargo.toml"), "utf8");
    assert.equal(version, /^version = "(.*)"$/m.exec(workspace)[1]);
    const paths = Object.values(exports).flatMap((one) => (typeof one === "string" ? [one] : Object.values(one)));
    for (const path of paths) assert.ok(readFileSync(join(PACKAGE, path)).length > 0, path);
  });

  test("the page's worker runs the same module", () => {
    const worker = readFileSync(join(ROOT, "dist/engine/engine_bg.wasm"));
    assert.ok(worker.equals(readFileSync(join(PACKAGE, "engine_bg.wasm"))));
  });

  test("it imports nothing of a page", () => {
    const module = new WebAssembly.Module(readFileSync(join(PACKAGE, "engine_bg.wasm")));
    const imports = WebAssembly.Module.imports(module).map(({ name }) => name).join(" ");
    assert.doesNotMatch(imports, /document|window|storage|fetch|performance/i);
  });

  const HOST = `
    const engine = await load();
    console.log(engine.lookUp("Proxy[8]").name, engine.check("<flat-profile>").diagnostics.length > 0);
  `;

  /** Bundles a host that imports `name`, and runs it in a folder of its own. */
  async function bundled(name, folder, format) {
    const text = `import { load } from "${name}";\nexport const done = (async () => { ${HOST} })();\n`;
    writeFileSync(join(program, `${folder}.js`), text);
    await build({
      absWorkingDir: program,
      entryPoints: [`${folder}.js`],
      outfile: join(program, folder, `bundle.${format === "cjs" ? "cjs" : "js"}`),
      bundle: true,
      platform: "node",
      format,
      logLevel: "error",
    });
    return () => execFileSync(process.execPath, [join(program, folder, `bundle.${format === "cjs" ? "cjs" : "js"}`)], { encoding: "utf8" });
  }

  test("a bundle with the module in it runs by itself", async () => {
    for (const format of ["esm", "cjs"]) {
      const run = await bundled("spa-profile-engine/inline", `inline-${format}`, format);
      assert.equal(run(), "Proxy_8_ true\n");
    }
  });

  test("a bundle runs with the module's file beside it", async () => {
    const run = await bundled("spa-profile-engine", "beside", "esm");
    cpSync(join(PACKAGE, "engine_bg.wasm"), join(program, "beside/engine_bg.wasm"));
    assert.equal(run(), "Proxy_8_ true\n");
  });
});

describe("in Chromium", () => {
  let browser;
  let server;
  let folder = "";
  let address = "";

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "spa-profile-host-"));
    cpSync(PACKAGE, join(folder, "spa-profile-engine"), { recursive: true });
    cpSync(join(ROOT, "public/suite.js"), join(folder, "suite.js"));
    writeFileSync(join(folder, "cases.json"), JSON.stringify(cases));
    writeFileSync(
      join(folder, "_headers"),
      "/*\n  Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; img-src data:\n",
    );
    const page = (script) => `<!doctype html>\n<meta charset="utf-8">\n<title>Host</title>\n<link rel="icon" href="data:,">\n${script}\n<output></output>\n`;
    const done = "document.querySelector('output').textContent = JSON.stringify";
    writeFileSync(join(folder, "index.html"), page('<script type="module" src="host.js"></script>'));
    writeFileSync(
      join(folder, "host.js"),
      `import { load } from "./spa-profile-engine/index.js";
       import { runSuite } from "./suite.js";
       const cases = await (await fetch("cases.json")).json();
       ${done}(runSuite(await load(), cases));`,
    );
    writeFileSync(join(folder, "worker.html"), page('<script type="module" src="asks.js"></script>'));
    writeFileSync(
      join(folder, "asks.js"),
      `const worker = new Worker("works.js", { type: "module" });
       worker.addEventListener("message", (event) => { ${done}(event.data); });`,
    );
    writeFileSync(
      join(folder, "works.js"),
      `import { load } from "./spa-profile-engine/index.js";
       postMessage((await load()).pack("<flat-profile/>").stages.map((stage) => stage.title));`,
    );
    const inline = `<script src="spa-profile-engine/global.js"></script>\n<script src="local.js"></script>`;
    writeFileSync(join(folder, "local.html"), page(inline));
    writeFileSync(
      join(folder, "local.js"),
      `addEventListener("load", async () => {
         const engine = await SpaProfileEngine.load();
         ${done}(engine.parse('GPP_A "1" ;').settings[0].name);
       });`,
    );
    server = serverOf(folder);
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    address = `http://127.0.0.1:${server.address().port}/`;
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
  });

  after(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the page at `url` has found out; faults of the page are those of the test. */
  async function answer(url) {
    const page = await browser.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) faults.push(message.text());
    });
    await page.goto(url);
    const output = page.locator("output");
    await output.filter({ hasText: /./ }).waitFor({ timeout: 30_000 }).catch(() => faults.push("no answer"));
    assert.deepEqual(faults, []);
    const text = await output.textContent();
    await page.close();
    return JSON.parse(text);
  }

  test("the core's cases give in a plain page what they give natively", async () => passes(await answer(address)));

  test("a worker of a plain page runs it", async () => {
    assert.deepEqual(await answer(`${address}worker.html`), ["source", "gzip"]);
  });

  test("a page that was opened as a file runs the inlined form", async () => {
    assert.equal(await answer(pathToFileURL(join(folder, "local.html")).href), "GPP_A");
  });
});
