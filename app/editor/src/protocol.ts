// What the page and the editor tell each other: plain data. Lines and columns count from 0, columns in UTF-16
// units, and lines end where the page's core says.

/** A line and a column. */
export type Place = readonly [line: number, column: number];

/** One change that was made here, in the places of the text before it. */
export interface Change {
  from: Place;
  to: Place;
  text: string;
}

/** A finding of the core. */
export interface Problem {
  from: Place;
  to: Place;
  severity: "error" | "warning" | "info";
  headline: string;
  help: string;
  /** The title of its mend, if it has one. */
  fix: string | null;
  /** Which one the page is asked to mend. */
  index: number;
}

/** Something that could stand at a place. */
export interface Proposal {
  label: string;
  detail: string;
  kind: string;
  insert: string;
  /** UTF-16 units of `insert` before the caret afterwards. */
  caret: number;
}

/** Everything that could stand at a place. */
export interface Completion {
  from: Place;
  to: Place;
  proposals: Proposal[];
}

/** What is known about a word. */
export interface Hover {
  from: Place;
  to: Place;
  title: string;
  facts: [string, string][];
}

/** How the source is written. */
export type Format = "open-format" | "plain-text";

/** What the editor itself says, in the language of the page. */
export interface Words {
  /** The name of the field. */
  source: string;
  /** Stands before the title of a mend. */
  fix: string;
  noFix: string;
  severities: Record<Problem["severity"], string>;
  /** The language of what the core says, where it is another one than the page's. */
  core: string;
  /** The phrases of CodeMirror. */
  phrases: Record<string, string>;
}

/** How the page is asked: what for, a text, and two numbers. The answer is JSON, or nothing. */
export type Ask = (kind: keyof Page, text: string, a: number, b: number) => string | undefined;

/** What the editor asks of the page. */
export interface Page {
  /** The text was changed here: a JSON list of changes, and the UTF-16 length afterwards. */
  changed(changes: string, length: number): void;
  completion(line: number, column: number): string | undefined;
  hover(line: number, column: number): string | undefined;
  mend(index: number): void;
  undo(): void;
  redo(): void;
}

/** What the page asks of the editor. */
export interface Editor {
  /** The text is this now. The selection stays where it was in what has not changed. */
  setDoc(text: string): void;
  setFormat(format: Format): void;
  /** A JSON list of problems. */
  setDiagnostics(problems: string): void;
  setWrap(wrap: boolean): void;
  /** Selects and shows a part. */
  reveal(line: number, column: number, endLine: number, endColumn: number, focus: boolean): void;
  destroy(): void;
}
