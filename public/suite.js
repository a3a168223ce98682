// @ts-nocheck The runner reads answers of every shape; what they hold is compared, word by word.
// Runs the literate cases of `core/tests/suite/*.md` through the engine: what they expect is what the core gives
// natively. The view that proves what the page is runs them, and so do the tests of the engine as a package.

/** Inputs and states: they build a case up. */
const INPUTS = new Set(["open-format", "plain-text", "any-format", "file", "firmware", "state", "rule", "texts", "alias-map"]);

/** What the package has no function for. */
export const LEFT_OUT = new Set(["applied", "compiler", "described", "device", "paths", "prepared", "reach"]);

const encoder = new TextEncoder();

/** Takes `\n`, `\r`, `\t`, `\\` and `\xHH` for what they are. */
function unescaped(text) {
  const bytes = [];
  const source = encoder.encode(text.replaceAll("\n", ""));
  for (let at = 0; at < source.length; at += 1) {
    if (source[at] !== 0x5c) {
      bytes.push(source[at]);
      continue;
    }
    at += 1;
    const letter = String.fromCharCode(source[at]);
    if (letter === "x") {
      bytes.push(parseInt(String.fromCharCode(source[at + 1], source[at + 2]), 16));
      at += 2;
    } else {
      bytes.push({ n: 10, r: 13, t: 9 }[letter] ?? source[at]);
    }
  }
  return Uint8Array.from(bytes);
}

/** Bytes as a fence can hold them: `\r`, and `\xHH` for what is no UTF-8. */
function shown(bytes) {
  const body = bytes.at(-1) === 10 ? bytes.subarray(0, -1) : bytes;
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let out = "";
  for (let at = 0; at < body.length; ) {
    let length = 0;
    for (const candidate of [1, 2, 3, 4]) {
      try {
        const letter = strict.decode(body.subarray(at, at + candidate));
        if ([...letter].length !== 1) continue;
        out += letter === "\r" ? "\\r" : letter;
        length = candidate;
        break;
      } catch {
        // Not yet a whole character.
      }
    }
    if (length === 0) out += `\\x${body[at].toString(16).padStart(2, "0")}`;
    at += length || 1;
  }
  return out;
}

const NAMED = { 9: "\\t", 10: "\\n", 13: "\\r", 0x5c: "\\\\" };

function quoted(setting) {
  const bytes = setting.valueBytes ?? encoder.encode(setting.value);
  const escaped = [...bytes].map((byte) => {
    if (NAMED[byte]) return NAMED[byte];
    return byte < 0x20 || byte > 0x7e ? `\\x${byte.toString(16).padStart(2, "0")}` : String.fromCharCode(byte);
  });
  return `"${escaped.join("")}"`;
}

function listed(settings) {
  return settings.map((one) => {
    const access = one.access === "unspecified" ? "-" : one.access;
    return `${one.name} ${access} ${one.value === null ? "unchanged" : quoted(one)}`;
  });
}

/** The column in characters, from 1, of a place in UTF-16 units. */
function column(lines, place) {
  return [...(lines[place.line] ?? "").slice(0, place.column)].length + 1;
}

function tail(one) {
  const lint = one.lint ? ` (${one.lint})` : "";
  return `${one.message}${lint}${one.fix ? ` => ${one.fix.title}` : ""}`;
}

function described(source, found) {
  const bytes = typeof source === "string" ? encoder.encode(source) : source;
  const lines = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).split(/\r\n|\n|\r/);
  return found.map((one) => {
    const place = one.span.from;
    return `${place.line + 1}:${column(lines, place)}: ${one.severity}[${one.code}]: ${tail(one)}`;
  });
}

function range(span) {
  return `${span.start}..${span.end}`;
}

function bySpan(found) {
  return found.map((one) => `${range(one.span)}: ${one.severity}[${one.code}]: ${tail(one)}`);
}

/** `condition-false` as the core names it: `ConditionFalse`. */
function pascal(word) {
  return word.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());
}

/** A text with the mends of `find` applied until none is left. */
function mended(text, find) {
  let bytes = encoder.encode(text);
  for (let round = 0; round < 10; round += 1) {
    const fixes = find(new TextDecoder().decode(bytes)).flatMap((one) => (one.fix ? [one.fix.edits] : []));
    if (fixes.length === 0) break;
    const first = (edits) => Math.min(...edits.map((edit) => edit.span.start));
    fixes.sort((one, other) => first(one) - first(other));
    const edits = [];
    let done = 0;
    for (const fix of fixes) {
      if (edits.length === 0 || first(fix) > done) {
        edits.push(...fix);
        done = Math.max(done, ...fix.map((edit) => edit.span.end));
      }
    }
    edits.sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
    const parts = [];
    let at = 0;
    for (const { span, replacement, replacementBytes } of edits) {
      parts.push(...bytes.subarray(at, span.start), ...(replacementBytes ?? encoder.encode(replacement)));
      at = span.end;
    }
    bytes = Uint8Array.from([...parts, ...bytes.subarray(at)]);
  }
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

function operand(one) {
  return `${pascal(one.kind)} ${one.value}${one.implied ? " (not written)" : ""}`;
}

function comparisons(condition) {
  return (condition?.comparisons ?? []).map((one) => {
    const place = range(one.written);
    if (!one.operator) return `  ${place}: true`;
    const verdict = one.fault ?? String(one.holds);
    return `  ${place}: ${operand(one.left)} ${one.operator} ${operand(one.right)}: ${verdict}`;
  });
}

/** A request, without its secrets: the package gives none back. */
function request(one) {
  const lines = [`  ${one.method} ${one.url}`];
  if (one.fromOption66) lines.push("  the server is that of option 66");
  if (one.hasKey) lines.push("  key …");
  if (one.aliasMap) lines.push(`  map of ${one.aliasMap}`);
  if (one.body) lines.push(`  body of ${one.body.parameter}: ${one.body.text}`);
  if (one.user !== undefined && one.hasPassword) lines.push(`  user ${one.user}, password …`);
  return lines;
}

/** The core's own trace shows keys: a test's may be shown. */
function withoutSecrets(expected) {
  return expected.replace(/^ {2}key .*$/gm, "  key …").replace(/^( {2}user .*, password ).*$/gm, "$1…");
}

function outcome(found) {
  const word = pascal(found.outcome);
  if (found.outcome === "taken") return `${word}(${found.alternative})`;
  if (found.outcome === "passed-over") return `${word}(${pascal(found.nothing)})`;
  if (found.outcome === "failed") {
    const failure = pascal(found.failure);
    return `${word}(${found.failure === "condition" ? `${failure}(${found.alternative})` : failure})`;
  }
  return word;
}

function trace(found) {
  const text = encoder.encode(found.expanded.text);
  const lines = [`expanded: ${found.expanded.text}`];
  for (const one of found.expanded.replacements) {
    const value = new TextDecoder().decode(text.subarray(one.expanded.start, one.expanded.end));
    lines.push(`  ${range(one.written)} ${one.name} -> ${range(one.expanded)} \`${value}\` ${pascal(one.kind)}`);
  }
  for (const [number, one] of found.alternatives.entries()) {
    lines.push(`alternative ${number} at ${range(one.written)}, expanded ${range(one.expanded)}: ${pascal(one.verdict)}`);
    lines.push(...comparisons(one.condition));
    for (const each of one.assignments) {
      lines.push(`  ${each.parameter} = "${each.value}"${each.known ? "" : ", ignored"}`);
    }
    lines.push(...one.options.map((name) => `  option ${name}`));
    if (one.request) lines.push(...request(one.request));
  }
  lines.push(...comparisons(found.condition));
  return [...lines, `outcome: ${outcome(found)}`];
}

function errors(found) {
  const grave = found.filter((one) => one.severity === "error" || one.code === "no-option-66");
  return grave.map((one) => `[${one.code}] ${one.message}`).join("; ");
}

/** What a case has built up, and what the package says of it. */
class Case {
  input = new Uint8Array();
  options = {};
  checking = {};
  files = {};
  device = {};
  rule = "";
  kind = "profile";
  texts = [];
  map = "";

  constructor(engine) {
    this.engine = engine;
  }

  take(kind, rest, body) {
    const bytes = rest.endsWith("escaped") ? unescaped(body) : encoder.encode(body);
    const text = () => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    if (kind.endsWith("-format") || kind === "plain-text") {
      this.input = bytes;
      delete this.options.format;
      if (kind !== "any-format" && !this.options.aliasMap) this.options.format = kind;
    } else if (kind === "file") {
      this.files[rest] = bytes;
    } else if (kind === "firmware") {
      this.checking = { firmware: body };
    } else if (kind === "state") {
      for (const line of body.split("\n")) {
        const [name, ...value] = line.split("=");
        this.device[name] = value.join("=");
      }
    } else if (kind === "rule") {
      this.rule = text();
      this.kind = rest.split(" ")[0];
    } else if (kind === "texts") {
      this.texts = text().split("\n");
    } else {
      this.map = text();
      this.options = { aliasMap: this.map };
    }
  }

  found(text = this.input) {
    return this.engine.check(text, { ...this.options, ...this.checking }).diagnostics;
  }

  evaluated(rule, kind) {
    return this.engine.evaluate(rule, { kind, device: this.device, ...this.checking });
  }

  lints(rule) {
    return this.engine.readRule(rule, { kind: this.kind, ...this.checking });
  }

  condition(text) {
    const found = this.evaluated(text, "trigger");
    if (!found.condition) return pascal(found.outcome);
    return found.condition.holds === null ? `error: ${errors(found.diagnostics)}` : String(found.condition.holds);
  }

  url(text) {
    const found = this.evaluated(text, "profile");
    const { scheme, server, port, path } = found.request ?? {};
    return found.request ? `${scheme}, ${server}, ${port}, ${path}` : `error: ${errors(found.diagnostics)}`;
  }

  expectation(kind) {
    const { engine, input, options } = this;
    const each = (answer) => this.texts.map((text) => `${text} -> ${answer(text)}`);
    const spliced = () => engine.resolveImports("main", input, { files: this.files });
    switch (kind) {
      case "settings":
        return listed(engine.parse(input, options).settings);
      case "effective":
        return listed(engine.effectiveSettings(input, options).settings);
      case "findings":
        return described(input, this.found());
      case "fixed":
        return shown(engine.fix(input, { ...options, ...this.checking }).bytes);
      case "converted":
        return shown(engine.convert(input, options).bytes);
      case "report":
        return engine.convert(input, options).losses.map((loss) => `[${loss.code}] ${loss.message}`);
      case "back": {
        const there = engine.convert(input, options);
        return shown(engine.convert(there.bytes, { format: there.format }).bytes);
      }
      case "sniffed":
        return pascal(engine.sniff(input).kind);
      case "spliced":
        return shown(spliced().bytes);
      case "faults":
        return spliced().faults.map((one) => `${one.file}: ${one.severity}[${one.code}]: ${one.message}`);
      case "spliced-settings":
        return listed(engine.effectiveSettings(spliced().bytes, options).settings);
      case "redacted":
        return shown(engine.redact(input).bytes);
      case "map-findings":
        return described(this.map, engine.readAliasMap(this.map).diagnostics);
      case "map-fixed":
        return mended(this.map, (text) => engine.readAliasMap(text).diagnostics);
      case "one-line":
        return engine.readAliasMap(this.map).oneLine;
      case "explained":
        return engine.applyAliasMap(input, this.map).matches.map((one) => one.explanation);
      case "sample-findings":
        return described(this.map, engine.applyAliasMap(input, this.map).mapDiagnostics);
      case "expanded":
        return each((text) => engine.expand(text, { device: this.device, ...this.checking }).text);
      case "conditions":
        return each((text) => this.condition(text));
      case "urls":
        return each((text) => this.url(text));
      case "trace":
        return trace(this.evaluated(this.rule, this.kind));
      case "findings-of-rule":
        return bySpan(this.evaluated(this.rule, this.kind).diagnostics);
      case "mended":
        return mended(this.rule, (text) => this.lints(text).diagnostics);
      case "roles": {
        const bytes = encoder.encode(this.rule);
        const part = (span) => new TextDecoder().decode(bytes.subarray(span.start, span.end));
        return this.lints(this.rule).parts.map((one) => `${pascal(one.role)} ${part(one.span)}`);
      }
      default:
        throw new Error(`the suite has a fence \`${kind}\`, which public/suite.js does not know`);
    }
  }
}

/** The suite cuts names behind which something else is glued, and marks that by `…`; the package gives the whole. */
function same(expected, answer) {
  if (expected === answer) return true;
  const lines = answer.split("\n");
  const wanted = expected.split("\n");
  const fits = (line, at) => {
    const [, name, rest] = /^(\S*?)…( (?:-|na|ro|rw) .*)$/.exec(line) ?? [];
    return line === lines[at] || (name !== undefined && lines[at].startsWith(name) && lines[at].endsWith(rest));
  };
  return wanted.length === lines.length && wanted.every(fits);
}

/**
 * Runs the cases of files, given by their names, and tells how many expectations were compared and which failed.
 * @param {import("../engine/spa-profile-engine.js").Engine} engine
 * @param {Record<string, string>} files
 */
export function runSuite(engine, files) {
  const failures = [];
  let compared = 0;
  let leftOut = 0;
  for (const [name, text] of Object.entries(files)) {
    const lines = text.split("\n");
    let one = new Case(engine);
    let heading = "";
    for (let at = 0; at < lines.length; at += 1) {
      if (lines[at].startsWith("## ")) {
        heading = lines[at];
        one = new Case(engine);
      }
      const fence = /^```(\S+) ?(.*)$/.exec(lines[at]);
      if (!fence) continue;
      const end = lines.indexOf("```", at + 1);
      const body = lines.slice(at + 1, end).join("\n");
      at = end;
      const [, kind, rest] = fence;
      if (INPUTS.has(kind)) {
        one.take(kind, rest, body);
      } else if (LEFT_OUT.has(kind)) {
        leftOut += 1;
      } else {
        compared += 1;
        const answer = [one.expectation(kind)].flat().join("\n");
        const expected = kind === "trace" ? withoutSecrets(body) : body;
        if (!same(expected, answer)) {
          failures.push(`${name}, ${heading}\n${kind}: expected\n${expected}\nfound\n${answer}\n`);
        }
      }
    }
  }
  return { compared, leftOut, failures };
}
