// Types of spa-profile-studio.js. For JSX of React: spa-profile-studio.react.d.ts.

/** A profile: text, or bytes as a device gets them. */
export type Doc = string | Uint8Array;
/** Formats of `exportAs`. */
export type ExportFormat = "open-format" | "plain-text" | "gzip" | "encrypted";
export type Theme = "system" | "light" | "dark" | "contrast";
export type Feature =
  | "source"
  | "parameters"
  | "convert"
  | "compare"
  | "pack"
  | "compile"
  | "facts"
  | "rules"
  | "reference"
  | "settings";
/** Codes of the protocol. */
export type ProtocolCode =
  | "malformed"
  | "unknown-type"
  | "unsupported-version"
  | "too-large"
  | "too-many"
  | "readonly"
  | "no-document"
  | "not-a-profile"
  | "needs-phrase"
  | "unsaved"
  | "failed";
/** Codes of the element itself. */
export type ElementCode =
  | "timeout"
  | "disconnected"
  | "bad-address"
  | "bad-sandbox"
  | "bad-answer"
  | "unsupported"
  | "changes-lost";
/** Newer studios may have further codes. */
export type Code = ProtocolCode | ElementCode | (string & {});

export interface Counts {
  errors: number;
  warnings: number;
  notes: number;
}

export interface Ready {
  version: number;
  capabilities: string[];
}

export interface Loaded {
  /** `open-format`, `plain-text`, or `file` for one that is not readable yet, such as an encrypted one. */
  kind: string;
  counts: Counts;
}

export interface Read {
  doc: Doc;
  /** How many secrets that were typed in the studio stand as `[[secret:1]]`. */
  holes: number;
}

export interface Exported {
  format: ExportFormat;
  /** A file name without folders. */
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** How many secrets are missing in it: a device would get `[[secret:1]]` for a password. */
  holes: number;
}

export interface ExportOptions {
  /** Needed for `encrypted`. */
  phrase?: string;
  /** Of the key derivation; `md5` if not given, as devices do it. */
  digest?: "md5" | "sha256";
  name?: string;
}

export interface LoadOptions {
  /** The document's name; the element's `title` if not given. */
  title?: string;
}

/** A parameter that the guide does not have. Of one that it has, what is left out is as it is there. */
export interface CatalogueParameter {
  /** As the plain-text format or an element of the open format writes it: `Line_Key[2]`, `Line_Key_2_`. */
  name: string;
  section?: string;
  /** The data type as the guide names it, such as `Bool`, `Choice` or `FQDN`; `Str` if not given. */
  dataType?: string;
  /** The user access of a factory-new device; `na` if not given. */
  access?: "na" | "ro" | "rw";
  /** Whether its value is a secret. Those of the guide stay secrets. */
  secret?: boolean;
  default?: string;
  /** The values that it may take. */
  choices?: string[];
  /** What it is for, in the language of your people. */
  description?: string;
}

export interface Summary {
  title: string;
  kind: string;
  /** In bytes. */
  length: number;
}

export interface SaveDetail extends Read {
  /** Tells the studio that the document is stored. */
  saved(): void;
  /** Tells the studio that it is not, with a sentence for the person. */
  failed(message?: string): void;
}

export interface ErrorDetail {
  code: Code;
  message: string;
  /** With `changes-lost`: the newest text that the element knows. */
  doc?: Doc;
}

export interface StudioEventMap {
  "studio-ready": CustomEvent<Ready>;
  "studio-change": CustomEvent<{ dirty: boolean; summary: Summary }>;
  "studio-save": CustomEvent<SaveDetail>;
  "studio-diagnostics": CustomEvent<{ counts: Counts }>;
  "studio-error": CustomEvent<ErrorDetail>;
  /** `asked`: the page called `close`; otherwise the person left. */
  "studio-exit": CustomEvent<{ asked: boolean }>;
  "studio-resize": CustomEvent<{ height: number }>;
}

export class StudioError extends Error {
  constructor(code: string, message: string);
  readonly code: Code;
}

export class SpaProfileStudio extends HTMLElement {
  /** Address of the studio's page; `?embed=1` is added. Another address starts the studio anew. */
  get src(): string;
  set src(value: string | null | undefined);
  get theme(): string;
  set theme(value: Theme | (string & {}) | null | undefined);
  get locale(): string;
  set locale(value: string | null | undefined);
  /** Tokens of the frame's sandbox, `null` without one. Other tokens start the studio anew. */
  get sandbox(): string | null;
  set sandbox(value: string | null | undefined);
  /** `give`: secrets typed in the studio come out in `save`, `doc` and exports. */
  get secrets(): "keep" | "give";
  set secrets(value: "keep" | "give" | null | undefined);
  readonly: boolean;
  autosize: boolean;
  /** `undefined` shows all. */
  get features(): string[] | undefined;
  set features(value: Feature[] | string[] | string | null | undefined);
  /** Parameters besides those of the guide, or other facts of those. Another list takes the place of the one before. */
  get catalogue(): CatalogueParameter[] | undefined;
  set catalogue(value: CatalogueParameter[] | null | undefined);
  /** In milliseconds; 30,000. */
  timeout: number;
  /** The newest document that the element knows. Setting another one loads it; setting the same does nothing. */
  get doc(): Doc | undefined;
  set doc(value: Doc | null | undefined);

  readonly ready: Promise<Ready>;
  readonly connected: boolean;
  readonly capabilities: string[];
  readonly dirty: boolean;
  readonly counts: Counts;
  readonly summary: Summary | undefined;

  /** These reject with a `StudioError`. */
  load(doc: Doc, options?: LoadOptions): Promise<Loaded>;
  getDoc(): Promise<Read>;
  exportAs(format: ExportFormat, options?: ExportOptions): Promise<Exported>;
  markSaved(): Promise<void>;
  close(options?: { force?: boolean }): Promise<void>;
  /** Sends the custom properties once more, after a change of them. */
  restyle(): void;

  addEventListener<K extends keyof StudioEventMap>(type: K, listener: (this: SpaProfileStudio, event: StudioEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof StudioEventMap>(type: K, listener: (this: SpaProfileStudio, event: StudioEventMap[K]) => unknown, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "spa-profile-studio": SpaProfileStudio;
  }
}
