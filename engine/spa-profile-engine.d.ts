// The engine of SPA Profile Studio as a module: strings and bytes in, plain objects out.
//
// Places. A `Span` counts twice: `start` and `end` are offsets in bytes of the UTF-8 text (or of the bytes that were
// given), `from` and `to` are lines and columns from 0, columns in UTF-16 units, as text fields and editors count. A line
// ends at LF, CRLF or a lone CR. Bytes that are no UTF-8 count as one character.
//
// Texts. A string is read as UTF-8, bytes are read as they are. In answers, U+FFFD stands for bytes that are no UTF-8,
// and the bytes themselves stand beside it.
//
// Faults. No input makes a function throw: what is wrong with it stands among the diagnostics. What throws is a call
// with arguments of a wrong type: an `EngineError`.

/** The engine as the global of the classic script `global.js`. */
export as namespace SpaProfileEngine;

/**
 * Starts the engine, once: later calls give the same one.
 *
 * Without an argument it takes the module beside the script, or, in the inlined forms, the one inside it. `wasm` is
 * where else it is, or the module itself.
 */
export function load(wasm?: WasmSource): Promise<Engine>;

/** An address (a string or a `URL`), a `Response`, the bytes, or a `WebAssembly.Module`. */
export type WasmSource = string | object;

/** A text as a string, or as the bytes of a file. */
export type Source = string | Uint8Array;

/** The two formats that people write. */
export type SourceFormat = "open-format" | "plain-text";

/** How new the firmware is that a profile is for; `3.x` unless something else is said. */
export type FirmwareLevel = "2.0.5" | "2.0.6" | "2.0.11" | "3.x" | "5.x";

/** The functions. None of them keeps anything between two calls. */
export interface Engine {
  /** What a text says: its settings in order, with their places. */
  parse(source: Source, options?: ReadOptions): Parsed;
  /** What its settings come to: each parameter once, as a device applies them one after the other. */
  effectiveSettings(source: Source, options?: ReadOptions): { settings: Setting[] };
  /** Everything that is to be said of a text, in the order of the places. */
  check(source: Source, options?: CheckOptions): Checked;
  /** A text with the mends of its findings applied, round by round until none is left, ten rounds at most. */
  fix(source: Source, options?: FixOptions): Fixed;
  /** A text in the other format, with what could not be carried over. */
  convert(source: Source, options?: ReadOptions): Converted;
  /**
   * The parameters in which two texts differ, in the order of the catalogue. `null` on the left stands for a device as it
   * leaves the factory; then only what the right one mentions counts.
   */
  diff(left: Source | null, right: Source, options?: DiffOptions): { differences: Difference[] };
  /** A text with numbered holes, `[[secret:1]]`, in the place of its secrets. `first` is the first number, usually 1. */
  redact(source: Source, options?: { first?: number }): Redacted;
  /** Plain text, the file called `name`, with the files that it imports. Only names in `files` exist. */
  resolveImports(name: string, source: Source, options?: { files?: Record<string, Source> }): Spliced;

  /** What bytes are, by their content. */
  sniff(file: Source): Sniffed;
  /** A text as a file for devices: compressed, and encrypted if a phrase is given. No phrase is given back. */
  pack(source: Source, options?: PackOptions): Packed;
  /** Whatever is inside a file, layer by layer. No phrase is given back. */
  unpack(file: Source, options?: UnpackOptions): Unpacked;

  /** A text with its macro variables replaced, each once. */
  expand(text: string, options?: DeviceOptions): Expansion & { diagnostics: Diagnostic[] };
  /** What a device does with a rule, step by step. Keys, passwords and values of secret parameters are not given back. */
  evaluate(rule: string, options?: EvaluateOptions): Evaluation;
  /** What is to be said of a rule without a device: findings, and what each part of it is. */
  readRule(rule: string, options?: RuleOptions): ReadRule;

  /** The entries of an alias map, and what is wrong with them. */
  readAliasMap(map: string): ReadAliasMap;
  /** A document read with an alias map: what each element sets, and why. */
  applyAliasMap(source: Source, map: string): Aliased;

  /** What the catalogue says of a parameter; its name in either notation. */
  lookUp(name: string): LookUp;
  /** Every parameter of the catalogue, in the order of the guide's appendix. */
  catalogue(): { entries: CatalogueEntry[] };
}

// Places and findings

/** A line and a column in UTF-16 units, both from 0. */
export interface Place {
  line: number;
  column: number;
}

/** A stretch of a text: offsets in bytes, the end not included, and the same as lines and UTF-16 columns. */
export interface Span {
  start: number;
  end: number;
  from: Place;
  to: Place;
}

/** Something to be said of a text. */
export interface Diagnostic {
  /** Which finding, in kebab case. `spa-profile-engine/codes` tells what it means. */
  code: string;
  severity: "error" | "warning" | "information";
  /** What was expected and what was found, without a full stop. */
  message: string;
  /** The place that it is about. */
  span: Span;
  /** Other places that belong to it. */
  labels: { span: Span; text: string }[];
  /** What to do about it. */
  help?: string;
  /** The mend, where one is obvious. */
  fix?: Fix;
  /** The name of the check, such as `LINT-DUP`. */
  lint?: string;
  /** The page of the guide, such as `2-8`. */
  page?: string;
}

/** A mend: edits that do not overlap. */
export interface Fix {
  /** In the imperative, for a button. */
  title: string;
  edits: { span: Span; replacement: string; replacementBytes?: Uint8Array }[];
}

/** What a call throws whose arguments are of a wrong type: a fault of the program that calls. */
export interface EngineError extends Error {
  name: "EngineError";
  code: "wrong-type" | "unknown-option" | "unknown-value";
  /** Always left out so far: no argument of a wrong type has places. */
  span?: Span;
  help?: string;
}

// Profiles as text

/** How a text is read. */
export interface ReadOptions {
  /** The format; else the content tells. */
  format?: SourceFormat;
  /** The text of an alias map, for a document in the open format whose elements have other names. */
  aliasMap?: string;
}

export interface CheckOptions extends ReadOptions {
  firmware?: FirmwareLevel;
}

export interface FixOptions extends CheckOptions {
  /** The codes of the findings that are to be mended; all of them if there are none here. */
  codes?: string[];
}

export interface DiffOptions {
  /** How the left text is read. */
  left?: ReadOptions;
  /** How the right text is read. */
  right?: ReadOptions;
}

/** What a profile does with a parameter. */
export interface Setting {
  /** The name in the open format, the key of the model. */
  name: string;
  /** The value; `null` leaves the device's value as it is. */
  value: string | null;
  /** The bytes of a value that is no UTF-8. */
  valueBytes?: Uint8Array;
  /** What the User account may do with it; `unspecified` leaves the factory's access. */
  access: "unspecified" | "na" | "ro" | "rw";
}

/** A setting where it stands. */
export interface PlacedSetting extends Setting {
  /** How the value is written: between tags, in the attribute `value`, between quotes. */
  form: "element" | "attribute" | "quoted";
  /** The whole element or statement. */
  span: Span;
  nameSpan: Span;
  /** The value as it is written, escapes included. */
  valueSpan?: Span;
}

export interface Parsed {
  format: SourceFormat;
  /** Whether a device or the vendor's compiler would refuse the whole text. */
  corrupt: boolean;
  settings: PlacedSetting[];
  /** What is wrong with the markup or the grammar. `check` says more. */
  diagnostics: Diagnostic[];
}

export interface Checked {
  format: SourceFormat;
  corrupt: boolean;
  diagnostics: Diagnostic[];
}

export interface Fixed {
  text: string;
  bytes: Uint8Array;
  /** How often mends were applied. */
  rounds: number;
  /** What is left, with places in the new text. */
  diagnostics: Diagnostic[];
}

export interface Converted {
  /** The format of the new text. */
  format: SourceFormat;
  text: string;
  bytes: Uint8Array;
  /** What is not as it was, with places in the original. None: both texts say the same. */
  losses: Loss[];
}

export interface Loss extends Diagnostic {
  /** The parameter, if it is about one, in the open format. */
  parameter?: string;
  before?: Setting;
  after?: Setting;
}

export interface Difference {
  name: string;
  /** The name in plain text, such as `Dial_Plan[1]`. */
  plainText: string;
  /** The section of the catalogue; empty for a parameter that it does not know. */
  section: string;
  /** Whether its values are secrets. They are here all the same. */
  secret: boolean;
  /** `added` and `removed`: only the right or the left one mentions it. */
  kind: "added" | "removed" | "value" | "access";
  left?: Setting;
  right?: Setting;
}

export interface Redacted {
  text: string;
  bytes: Uint8Array;
  /** The number that the next hole would have. */
  next: number;
}

export interface Spliced {
  text: string;
  bytes: Uint8Array;
  /** The files that were read, in order, the first one included. */
  files: string[];
  /** What is wrong with the imports, each with the file that its places are in. */
  faults: (Diagnostic & { file: string })[];
}

// Profiles as files

export type FileKind =
  | "empty"
  | "open-format"
  | "plain-text"
  | "gzip"
  | "encrypted"
  | "encrypted-base64"
  | "encrypted-headerless"
  | "encrypted-headerless-base64"
  | "compiled"
  | "zlib"
  | "raw-deflate"
  | "utf16"
  | "utf32"
  | "text"
  | "unknown";

export interface Sniffed {
  kind: FileKind;
  /** The same in words, such as `a gzip file`. */
  description: string;
  /** Whether a text field can show it. */
  isText: boolean;
}

export interface PackOptions {
  /** Whether to compress; yes unless `false` is said. */
  gzip?: boolean;
  /** The phrase that the profile rule names after `--key`; none or an empty one: no encryption. */
  phrase?: string | Uint8Array;
  /** Eight bytes, or up to sixteen hexadecimal digits. Drawn fresh for each file unless given. */
  salt?: Uint8Array | string;
  /** The digest of the key: `md5` for devices, which is usual. */
  digest?: "md5" | "sha256";
}

export interface Packed {
  /** The file. */
  bytes: Uint8Array;
  /** Each step with its result, the last one the file. */
  stages: { title: "source" | "gzip" | "encrypt"; bytes: Uint8Array; sha256: string }[];
  /** What is to be said of packing this source, such as plain text that no device reads. `check` says what is wrong with a profile. */
  diagnostics: Diagnostic[];
  /** What is to be said of the phrase, with places in it. */
  phraseDiagnostics: Diagnostic[];
}

export interface UnpackOptions {
  /** Phrases to try. */
  phrases?: (string | Uint8Array)[];
  /** The salt of an encrypted file that has lost its header: eight bytes or hexadecimal digits. */
  salt?: Uint8Array | string;
}

export interface Unpacked {
  verdict: "readable" | "needs-phrase" | "possibly-encrypted" | "wrong-phrase" | "damaged" | "unreadable";
  /** What was found at the end, where that is known. */
  kind?: FileKind;
  /** What was found and what to do, in a sentence or two. */
  message: string;
  /** What is inside; of a damaged file as much as could be read. */
  text: string;
  bytes: Uint8Array;
  /** The SHA-256 of what is inside, in hexadecimal digits. */
  sha256: string;
  /** The layers that were taken off, the outermost first. */
  layers: Layer[];
}

export interface Layer {
  kind: FileKind;
  bytes: Uint8Array;
  sha256: string;
  /** The digest that opened it. */
  digest?: "md5" | "sha256";
  /** The salt that was given for it, in hexadecimal digits. */
  salt?: string;
  /** The name in a gzip header: to be shown, never to be used as a path. */
  fileName?: string;
  diagnostics: Diagnostic[];
}

// Rules

/** Which dialect: profile, upgrade or report rule, resync trigger, log message, body of a POST. */
export type RuleKind = "profile" | "upgrade" | "report" | "trigger" | "message" | "body";

/**
 * A device by the values of its macro variables, such as `{ MAC: "00:0E:08:01:23:45", A: "room 7", SA: key }`, over one
 * of the guide's series. `option66` is the server that DHCP names; `null` or nothing: none.
 */
export interface Device {
  option66?: string | null;
  [variable: string]: string | number | null | undefined;
}

export interface DeviceOptions {
  device?: Device;
  firmware?: FirmwareLevel;
}

export interface RuleOptions {
  /** The dialect; `profile` unless something else is said. */
  kind?: RuleKind;
  firmware?: FirmwareLevel;
}

export interface EvaluateOptions extends RuleOptions {
  device?: Device;
}

export interface Expansion {
  /** What came out. Keys of a rule stand in it as they are written. */
  text: string;
  /** Whether it was cut at 64 KiB. */
  cut: boolean;
  replacements: Replacement[];
}

/** A `$` with what belongs to it. */
export interface Replacement {
  /** The variable; empty for `$$`. */
  name: string;
  /** What became of it; only `value` and `escape` are replaced. */
  kind: "value" | "escape" | "unknown" | "secret" | "broken";
  /** Its place in the text as written. */
  written: Span;
  /** The place of what it gave, in the expanded text. */
  expanded: Span;
}

/** The same stretch in the rule as written and in the expanded text. */
export interface BothPlaces {
  written: Span;
  expanded: Span;
}

export interface Evaluation {
  outcome: "passed-over" | "none-holds" | "taken" | "failed" | "fires" | "quiet" | "text";
  /** The alternative that was taken or has failed, from 0. */
  alternative?: number;
  /** Why it was passed over: it is empty or blank, or begins with `#`. */
  nothing?: "empty" | "comment";
  /** Why it failed. */
  failure?: "syntax" | "condition" | "no-server" | "too-long";
  expanded: Expansion;
  alternatives: Alternative[];
  /** The condition of a trigger. */
  condition?: Condition;
  /** What follows. */
  request?: RuleRequest;
  diagnostics: Diagnostic[];
}

export interface Alternative extends BothPlaces {
  verdict: "taken" | "condition-false" | "condition-fails" | "faulty" | "withheld" | "not-reached";
  condition?: Condition;
  assignments: Assignment[];
  /** Its options by name, such as `--key`. */
  options: string[];
  request?: RuleRequest;
}

export interface Condition extends BothPlaces {
  /** Whether all comparisons hold; `null` where they cannot be compared. */
  holds: boolean | null;
  comparisons: Comparison[];
}

export interface Comparison extends BothPlaces {
  holds: boolean | null;
  /** The code of the fault where the operands cannot be compared. */
  fault?: string;
  /** Left out, with its neighbours, for a bare `true`. */
  left?: Operand;
  operator?: "eq" | "ne" | "lt" | "le" | "gt" | "ge";
  right?: Operand;
}

export interface Operand {
  kind: "number" | "version" | "text" | "other";
  value: string;
  /** Whether it is the firmware's version, which need not be written. */
  implied: boolean;
}

export interface Assignment extends BothPlaces {
  /** The parameter in the open format. */
  parameter: string;
  /** The value; dots for a secret. */
  value: string;
  secret: boolean;
  /** Whether the catalogue knows the parameter; devices ignore others. */
  known: boolean;
}

/** What a rule asks a server for. */
export interface RuleRequest {
  method: "TFTP GET" | "TFTP PUT" | "GET" | "POST";
  /** The whole address, its port included. */
  url: string;
  scheme: "tftp" | "http" | "https";
  server: string;
  /** Whether DHCP named the server. */
  fromOption66: boolean;
  port: number;
  path: string;
  /** Whether the file is encrypted with a key, which is not told. */
  hasKey: boolean;
  /** The parameter that holds the alias map, such as `GPP_A`. */
  aliasMap?: string;
  /** What is sent: the parameter that it is made of, and the text. */
  body?: { parameter: string; text: string };
  /** The account of the server, on later firmware. */
  user?: string;
  hasPassword: boolean;
}

export interface ReadRule {
  /** Whether its syntax has an error. */
  faulty: boolean;
  /** How many alternatives it has. */
  alternatives: number;
  /** What each stretch is, for colours, in order and apart. */
  parts: { role: RuleRole; span: Span }[];
  diagnostics: Diagnostic[];
}

export type RuleRole =
  | "variable"
  | "unknown-variable"
  | "operator"
  | "text"
  | "number"
  | "version"
  | "parameter"
  | "option"
  | "argument"
  | "key"
  | "scheme"
  | "server"
  | "port"
  | "path"
  | "punctuation"
  | "comment"
  | "plain"
  | "unknown";

// Alias maps

export interface ReadAliasMap {
  entries: AliasEntry[];
  /** The map on one line, as the web page of a device takes it. */
  oneLine: string;
  diagnostics: Diagnostic[];
}

export interface AliasEntry {
  /** The left path, with a slash before each step. */
  left: string;
  /** The right side as it is written. */
  right: string;
  /** The parameter that it names, if it names one. */
  parameter?: string;
  span: Span;
}

export interface Aliased {
  corrupt: boolean;
  /** What the document sets, under the names of the parameters. */
  settings: PlacedSetting[];
  /** How many elements an entry matches. */
  matched: number;
  /** The first thousand of them. */
  matches: AliasMatch[];
  /** What is wrong with the document. */
  diagnostics: Diagnostic[];
  /** What the document shows about the map, with places in the map. */
  mapDiagnostics: Diagnostic[];
}

export interface AliasMatch {
  /** The path of the element, such as `/CPE/name`. */
  path: string;
  span: Span;
  /** The entry that counts, from 0. */
  entry: number;
  /** Later entries that match too and do not count. */
  others: number[];
  outcome: "sets" | "set-again" | "holds-elements" | "no-parameter";
  /** The parameter that is set. */
  parameter?: string;
  /** The match as a sentence, without any value. */
  explanation: string;
}

// What is known

export interface LookUp {
  /** The name in the open format. */
  name: string;
  /** The name in plain text. */
  plainText: string;
  /** Whether its values are secrets, by the catalogue or by the look of its name. */
  secret: boolean;
  /** `other-case`: it differs from a known name in capitals only. */
  status: "known" | "other-case" | "unknown";
  /** What is known of it; for `Proxy_8_` that of `Proxy_1_`. */
  entry?: CatalogueEntry;
  /** The known name that differs in capitals only. */
  known?: string;
}

export interface CatalogueEntry {
  name: string;
  plainText: string;
  section: string;
  /** The user access of a factory-new device. */
  access: "na" | "ro" | "rw";
  /** The data type as the guide names it, such as `Bool`. */
  dataType: string;
  secret: boolean;
  /** Whether the appendix leaves it out. */
  supplement: boolean;
  /** A page of the guide such as `2-19`, or `C` for the appendix. */
  page: string;
  default: string;
  /** The values that it may take, if they are listed. */
  choices: string[];
}
