// The source editor. It shows what the page's core holds, sends what is changed here as changes, and has no
// history and no truth of its own.

import { autocompletion, closeCompletion, completionKeymap } from "@codemirror/autocomplete";
import { standardKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { linter, lintGutter } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorState, StateEffect, StateField, type Extension } from "@codemirror/state";
import {
  EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, showTooltip,
  type Tooltip, type ViewUpdate,
} from "@codemirror/view";
import { language } from "./languages.ts";
import { offsetOf, placeOf } from "./places.ts";
import { announce, choosing, mendHere, mends, show } from "./problems.ts";
import type { Ask, Change, Editor, Format, Page, Problem, Words } from "./protocol.ts";
import { theme } from "./theme.ts";
import { facts, hovering, proposals } from "./words.ts";

/** Marks what comes from the page. */
const fromPage = Annotation.define<boolean>();

/** The tip that Ctrl+I opens at the caret, until something changes. */
const openTip = StateEffect.define<Tooltip | null>();
const tipAtCaret = StateField.define<Tooltip | null>({
  create: () => null,
  update(tip, transaction) {
    const asked = transaction.effects.find((effect) => effect.is(openTip));
    if (asked) return asked.value;
    return transaction.docChanged || transaction.selection ? null : tip;
  },
  provide: (field) => showTooltip.from(field),
});

function report(update: ViewUpdate, page: Page): void {
  if (!update.docChanged || update.transactions.every((one) => one.annotation(fromPage))) return;
  const before = update.startState.doc;
  const changes: Change[] = [];
  update.changes.iterChanges((from, to, _newFrom, _newTo, inserted) => {
    changes.push({ from: placeOf(before, from), to: placeOf(before, to), text: inserted.sliceString(0) });
  });
  page.changed(JSON.stringify(changes), update.state.doc.length);
}

/** The menu of the browser knows a history too: the one of the page is meant. */
function takeHistory(event: InputEvent, page: Page): boolean {
  if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return false;
  event.preventDefault();
  if (event.inputType === "historyUndo") page.undo();
  else page.redo();
  return true;
}

/** Left to the browser, typing over a selection would leave styles in the text, which the page's policy reports. */
function typeOver(event: InputEvent, view: EditorView): boolean {
  const plain = event.inputType === "insertText" && event.data !== null && !view.composing;
  if (!plain || view.state.selection.ranges.every((range) => range.empty)) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(event.data ?? ""), { userEvent: "input.type", scrollIntoView: true });
  return true;
}

function keys(page: Page, words: Words): Extension {
  return keymap.of([
    { key: "Mod-.", run: (view) => mendHere(view, page, words) },
    {
      key: "Mod-i",
      run(view) {
        const effect = openTip.of(facts(view, view.state.selection.main.head, page, words));
        view.dispatch({ effects: effect });
        return true;
      },
    },
    {
      key: "Escape",
      run(view) {
        if (closeCompletion(view)) return true;
        if (!view.state.field(tipAtCaret)) return false;
        view.dispatch({ effects: openTip.of(null) });
        return true;
      },
    },
    ...completionKeymap,
    ...searchKeymap,
    ...standardKeymap,
  ]);
}

function extensions(page: Page, words: Words, wrap: Extension, format: Extension): Extension {
  return [
    lineNumbers(),
    lintGutter(),
    linter(null),
    drawSelection(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    bracketMatching(),
    highlightSelectionMatches(),
    search({ top: true }),
    choosing,
    tipAtCaret,
    hovering(page, words),
    autocompletion({
      icons: false,
      interactionDelay: 0,
      override: [
        (context) => (context.state.field(choosing) ? mends(context, page) : proposals(context, page)),
      ],
    }),
    keys(page, words),
    format,
    wrap,
    theme,
    EditorState.phrases.of(words.phrases),
    EditorState.allowMultipleSelections.of(true),
    EditorState.tabSize.of(4),
    EditorView.contentAttributes.of({ "aria-label": words.source, spellcheck: "false", autocapitalize: "off" }),
    EditorView.updateListener.of((update) => report(update, page)),
    EditorView.domEventHandlers({
      beforeinput: (event, view) => takeHistory(event, page) || typeOver(event, view),
    }),
  ];
}

/** What differs between two texts, as one change. */
function difference(before: string, after: string): { from: number; to: number; insert: string } {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from += 1;
  let same = 0;
  while (
    same < shorter - from &&
    before.charCodeAt(before.length - same - 1) === after.charCodeAt(after.length - same - 1)
  ) {
    same += 1;
  }
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}

/** The page as the editor knows it. */
function pageOf(ask: Ask): Page {
  return {
    changed: (changes, length) => void ask("changed", changes, length, 0),
    completion: (line, column) => ask("completion", "", line, column),
    hover: (line, column) => ask("hover", "", line, column),
    mend: (index) => void ask("mend", "", index, 0),
    undo: () => void ask("undo", "", 0, 0),
    redo: () => void ask("redo", "", 0, 0),
  };
}

/** The fields of the search panel have a history of their own; that of the page is not meant there. */
function keepUndoInFields(view: EditorView): void {
  view.dom.addEventListener("keydown", (event) => {
    const undoes = (event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key);
    if (undoes && event.target instanceof HTMLInputElement) event.stopPropagation();
  });
}

/**
 * Keeps the tips of the gutter open under the pointer. CodeMirror asks the window whether the pointer is on one, and
 * the window does not see into a shadow tree.
 */
function keepTips(root: ShadowRoot): void {
  root.addEventListener("mousemove", (event) => {
    if (event.target instanceof Element && event.target.closest(".cm-tooltip-lint")) event.stopPropagation();
  });
}

const wrapping = (on: boolean): Extension => (on ? EditorView.lineWrapping : []);

/** Makes the editor inside a shadow root, where its style sheets need no leave of the page's policy. */
export function mount(
  root: ShadowRoot, text: string, format: Format, wrap: boolean, readonly: boolean, said: string, ask: Ask,
): Editor {
  const words = JSON.parse(said) as Words;
  // What is still under way when the editor ends asks in vain: the page's side is gone.
  let ended = false;
  const page = pageOf((...asked) => (ended ? undefined : ask(...asked)));
  const [wraps, speaks] = [new Compartment(), new Compartment()];
  const parts = [
    extensions(page, words, wraps.of(wrapping(wrap)), speaks.of(language(format))),
    EditorState.readOnly.of(readonly),
    readonly ? EditorView.contentAttributes.of({ "aria-readonly": "true" }) : [],
  ];
  const view = new EditorView({ state: EditorState.create({ doc: text, extensions: parts }), parent: root, root });
  keepUndoInFields(view);
  keepTips(root);
  let spoken = format;
  return {
    setDoc(next) {
      const changes = difference(view.state.doc.toString(), next);
      if (changes.from === changes.to && changes.insert === "") return;
      view.dispatch({ changes, annotations: fromPage.of(true) });
    },
    setFormat(next) {
      if (next === spoken) return;
      spoken = next;
      view.dispatch({ effects: speaks.reconfigure(language(next)) });
    },
    setDiagnostics: (problems) => show(view, page, words, JSON.parse(problems) as Problem[]),
    setWrap: (on) => view.dispatch({ effects: wraps.reconfigure(wrapping(on)) }),
    reveal(line, column, endLine, endColumn, focus) {
      const anchor = offsetOf(view.state.doc, [line, column]);
      const head = Math.max(anchor, offsetOf(view.state.doc, [endLine, endColumn]));
      const effects = EditorView.scrollIntoView(anchor, { y: focus ? "center" : "nearest", yMargin: 40 });
      view.dispatch({ selection: { anchor, head }, effects });
      if (!focus) return;
      view.focus();
      root.host.scrollIntoView({ block: "nearest", inline: "nearest" });
      announce(view, words);
    },
    destroy() {
      ended = true;
      view.destroy();
    },
  };
}
