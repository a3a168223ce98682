// A program that uses every function of the package, for the compiler's eyes: it is never run.

import { load, type Diagnostic, type Engine, type EngineError, type Setting, type Span } from "spa-profile-engine";
import { codes } from "spa-profile-engine/codes";
import { load as loadInline } from "spa-profile-engine/inline";

function place(span: Span): string {
  return `${span.start}–${span.end}, line ${span.from.line + 1}, column ${span.to.column + 1}`;
}

function row({ code, severity, message, span, labels, help, fix, lint, page }: Diagnostic): string {
  const mends = fix?.edits.map((edit) => `${place(edit.span)} ${edit.replacementBytes?.length ?? edit.replacement}`) ?? [];
  return [code, severity, message, place(span), ...labels.map((label) => label.text), help, lint, page, ...mends].join(" ");
}

function value(setting: Setting | undefined): string {
  return setting?.value ?? "unchanged";
}

function texts(engine: Engine, source: Uint8Array): string[] {
  const { settings, corrupt, format } = engine.parse(source, { format: "plain-text" });
  const first = settings[0];
  const same: Setting[] = engine.effectiveSettings(source).settings;
  const found = engine.check(source, { firmware: "5.x", aliasMap: "" }).diagnostics;
  const fixed = engine.fix(source, { codes: found.map((one) => one.code) });
  const converted = engine.convert(fixed.bytes);
  const losses = converted.losses.map((loss) => `${loss.parameter} ${value(loss.before)} ${value(loss.after)}`);
  const changed = engine.diff(null, converted.text, { right: { format: converted.format } }).differences;
  const redacted = engine.redact(source, { first: 3 });
  const { faults, files } = engine.resolveImports("main", source, { files: { other: "x", bytes: source } });
  const parts = [format, String(corrupt), first?.form, first?.valueSpan && place(first.valueSpan), value(same[0])];
  return [...parts.map(String), ...losses, ...changed.map((one) => one.kind), redacted.text, ...files, ...faults.map(row)];
}

function files(engine: Engine, file: Uint8Array): string[] {
  const kind = engine.sniff(file);
  const packed = engine.pack("text", { gzip: true, phrase: "phrase", salt: new Uint8Array(8), digest: "md5" });
  const opened = engine.unpack(packed.bytes, { phrases: ["phrase", file], salt: "0011223344556677" });
  const layers = opened.layers.map((layer) => `${layer.kind} ${layer.digest ?? ""} ${layer.fileName ?? ""}`);
  const stages = packed.stages.map((stage) => `${stage.title} ${stage.sha256} ${stage.bytes.length}`);
  return [kind.description, opened.verdict, opened.message, ...layers, ...stages, ...packed.phraseDiagnostics.map(row)];
}

function rules(engine: Engine): string[] {
  const device = { MAC: "000e08012345", PRVTMR: 700, option66: null };
  const expanded = engine.expand("$MA", { device });
  const found = engine.evaluate("/x", { kind: "profile", device, firmware: "2.0.11" });
  const request = found.request ?? found.alternatives[0]?.request;
  const compared = found.condition?.comparisons.map((one) => `${one.left?.value} ${one.operator} ${one.holds}`) ?? [];
  const read = engine.readRule("/x", { kind: "upgrade" });
  const roles = read.parts.map((part) => part.role);
  return [expanded.text, found.outcome, String(request?.port), ...compared, String(read.faulty), ...roles];
}

function known(engine: Engine): string[] {
  const { entries, oneLine } = engine.readAliasMap("/a = /flat-profile/GPP_A ;");
  const { matches, mapDiagnostics } = engine.applyAliasMap("<a>1</a>", oneLine);
  const found = engine.lookUp("GPP_A");
  const all = engine.catalogue().entries;
  const meaning = codes["duplicate-parameter"]?.explanation ?? "";
  const names = all.map((entry) => entry.plainText);
  return [entries[0]?.left ?? "", ...matches.map((one) => one.explanation), ...mapDiagnostics.map(row), found.status, meaning, ...names];
}

export async function host(): Promise<string[]> {
  const engine = await load();
  const other: Engine = await loadInline();
  try {
    const bytes = new Uint8Array();
    return [...texts(engine, bytes), ...files(engine, bytes), ...rules(other), ...known(other)];
  } catch (error) {
    const misuse = error as EngineError;
    return [misuse.code, misuse.message, misuse.help ?? ""];
  }
}

// @ts-expect-error: a number is no source.
export const wrong = async (): Promise<unknown> => (await load()).parse(1);
