// Colours of the two source formats. They follow the core's lexers in what matters to the eye: real files are
// not XML, so that `&` and `<` may stand anywhere, and names may hold a slash.

import { HighlightStyle, StreamLanguage, syntaxHighlighting, type StringStream } from "@codemirror/language";
import { tags } from "@lezer/highlight";
import type { Format } from "./protocol.ts";

interface OpenState {
  /** What has no end on its line yet. */
  inside: "text" | "tag" | "comment" | "cdata" | "declaration";
  /** The quote of an attribute value that goes on. */
  quote: string;
}

const SECTIONS = [
  ["<!--", "comment"],
  ["<![CDATA[", "cdata"],
  ["<!", "declaration"],
  ["<?", "declaration"],
] as const;
const ENDS = { comment: "-->", cdata: "]]>", declaration: ">" } as const;

function section(stream: StringStream, state: OpenState, kind: "comment" | "cdata" | "declaration"): string {
  const rest = stream.string.indexOf(ENDS[kind], stream.pos);
  if (rest < 0) {
    stream.skipToEnd();
  } else {
    stream.pos = rest + ENDS[kind].length;
    state.inside = "text";
  }
  return kind === "cdata" ? "string" : kind === "comment" ? "comment" : "meta";
}

function openText(stream: StringStream, state: OpenState): string | null {
  for (const [opening, kind] of SECTIONS) {
    if (stream.match(opening)) {
      state.inside = kind;
      return section(stream, state, kind);
    }
  }
  if (stream.match(/^<\/?(?=[A-Za-z_{\u0080-\uffff])/)) {
    state.inside = "tag";
    return "angleBracket";
  }
  if (stream.match(/^&(?:#\d+|#x[\da-fA-F]+|\w+);/)) return "escape";
  if (!stream.eatWhile(/[^<&]/)) stream.next();
  return "content";
}

function openTag(stream: StringStream, state: OpenState): string | null {
  if (state.quote) {
    const end = stream.string.indexOf(state.quote, stream.pos);
    stream.pos = end < 0 ? stream.string.length : end + 1;
    if (end >= 0) state.quote = "";
    return "attributeValue";
  }
  if (stream.eatSpace()) return null;
  if (stream.match(/^\/?>/)) {
    state.inside = "text";
    return "angleBracket";
  }
  // A tag that lacks its `>` ends where the next one begins.
  if (stream.peek() === "<") {
    state.inside = "text";
    return openText(stream, state);
  }
  if (stream.match(/^=/)) return "punctuation";
  const quote = stream.match(/^["']/);
  if (quote) {
    state.quote = stream.current();
    return openTag(stream, state);
  }
  const named = /[</]$/.test(stream.string.slice(0, stream.pos));
  if (stream.match(/^(?:[^\s<>="'/]|\/(?![\s><]|$))+/)) return named ? "tagName" : "attributeName";
  stream.next();
  return null;
}

const openFormat = StreamLanguage.define<OpenState>({
  name: "open-format",
  startState: () => ({ inside: "text", quote: "" }),
  token(stream, state) {
    if (state.inside === "text") return openText(stream, state);
    return state.inside === "tag" ? openTag(stream, state) : section(stream, state, state.inside);
  },
  tokenTable: { escape: tags.escape },
});

interface PlainState {
  /** What may come next: a statement, what follows its name, or the rest of an import line. */
  at: "start" | "named" | "import";
  quoted: boolean;
}

function value(stream: StringStream, state: PlainState): string {
  if (stream.match(/^\\./)) return "escape";
  while (!stream.eol()) {
    const next = stream.peek();
    if (next === "\\") return "string";
    stream.next();
    if (next === '"') {
      state.quoted = false;
      return "string";
    }
  }
  return "string";
}

const plainText = StreamLanguage.define<PlainState>({
  name: "plain-text",
  startState: () => ({ at: "start", quoted: false }),
  token(stream, state) {
    if (state.quoted) return value(stream, state);
    if (stream.sol() && state.at === "import") state.at = "start";
    if (stream.sol() && stream.match(/^import(?=[ \t])/)) {
      state.at = "import";
      return "keyword";
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/^#.*/) || (stream.sol() && stream.match(/^(?:\*\*\*|\/\/).*/))) return "comment";
    if (stream.match(";")) {
      state.at = "start";
      return "punctuation";
    }
    if (stream.match(/^[!?]/)) return "modifier";
    if (stream.match('"')) {
      state.quoted = true;
      return value(stream, state);
    }
    stream.match(/^[^\s;"!?]+/) ?? stream.next();
    const name = state.at === "start";
    if (name) state.at = "named";
    return name ? "tagName" : "content";
  },
  blankLine(state) {
    if (!state.quoted) state.at = "start";
  },
  tokenTable: { escape: tags.escape, modifier: tags.modifier },
});

/** The colours. They come from the page's tokens, which pass into the shadow tree. */
const colours = HighlightStyle.define([
  { tag: tags.comment, class: "hue-comment" },
  { tag: tags.meta, class: "hue-comment" },
  { tag: tags.tagName, class: "hue-name" },
  { tag: tags.attributeName, class: "hue-access" },
  { tag: tags.attributeValue, class: "hue-access" },
  { tag: tags.modifier, class: "hue-access" },
  { tag: tags.keyword, class: "hue-word" },
  { tag: tags.string, class: "hue-value" },
  { tag: tags.content, class: "hue-value" },
  { tag: tags.escape, class: "hue-escape" },
  { tag: tags.angleBracket, class: "hue-mark" },
  { tag: tags.punctuation, class: "hue-mark" },
]);

/** The language of a format with its colours. */
export function language(format: Format) {
  return [format === "open-format" ? openFormat : plainText, syntaxHighlighting(colours)];
}
