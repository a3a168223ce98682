// Findings: underlined, marked in the gutter, explained in tips, mended by a button or by Ctrl+. .

import { CompletionContext, startCompletion, type CompletionResult } from "@codemirror/autocomplete";
import { forEachDiagnostic, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { StateEffect, StateField, type EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { offsetOf } from "./places.ts";
import type { Page, Problem, Words } from "./protocol.ts";

interface Shown extends Diagnostic {
  mend: { title: string; index: number } | undefined;
}

/** A sentence of the core: what is between backticks is code. */
function prose(text: string): Node[] {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return sentence.split("`").map((part, index) => {
    if (index % 2 === 0) return document.createTextNode(part);
    const code = document.createElement("code");
    code.textContent = part;
    return code;
  });
}

function explained(problem: Problem, words: Words): () => Node {
  return () => {
    const box = document.createElement("div");
    if (words.core) box.lang = words.core;
    for (const [name, text] of [["problem-headline", problem.headline], ["problem-help", problem.help]] as const) {
      const part = box.appendChild(document.createElement("span"));
      part.className = name;
      part.append(...prose(text));
    }
    return box;
  };
}

function shown(state: EditorState, page: Page, words: Words, problem: Problem): Shown {
  const from = offsetOf(state.doc, problem.from);
  const mend = problem.fix === null ? undefined : { title: problem.fix, index: problem.index };
  return {
    from,
    to: Math.max(from, offsetOf(state.doc, problem.to)),
    severity: problem.severity,
    message: problem.headline,
    renderMessage: explained(problem, words),
    mend,
    ...(mend && {
      actions: [{ name: `${words.fix}${mend.title.replaceAll("`", "")}`, apply: () => page.mend(mend.index) }],
    }),
  };
}

/** Shows these problems and no others. */
export function show(view: EditorView, page: Page, words: Words, problems: Problem[]): void {
  const all = problems.map((problem) => shown(view.state, page, words, problem));
  view.dispatch(setDiagnostics(view.state, all));
}

/** The problems that the selection touches; else those on its lines. */
function here(state: EditorState): Shown[] {
  const { from, to } = state.selection.main;
  const [first, last] = [state.doc.lineAt(from).from, state.doc.lineAt(to).to];
  const touched: Shown[] = [];
  const near: Shown[] = [];
  forEachDiagnostic(state, (one, start, end) => {
    if (start <= to && end >= from) touched.push(one as Shown);
    else if (start <= last && end >= first) near.push(one as Shown);
  });
  return touched.some((one) => one.mend) ? touched : [...touched, ...near];
}

/** Says what is wrong at the selection. */
export function announce(view: EditorView, words: Words): void {
  const { from, to } = view.state.selection.main;
  const said: string[] = [];
  forEachDiagnostic(view.state, (one, start, end) => {
    if (start === from && end === to) said.push(`${words.severities[one.severity as Problem["severity"]]}: ${one.message}`);
  });
  if (said.length > 0) view.dispatch({ effects: EditorView.announce.of(said.join(". ")) });
}

const chooseMend = StateEffect.define<boolean>();

/** Whether the list that opens next is one of mends. */
export const choosing = StateField.define<boolean>({
  create: () => false,
  update(value, transaction) {
    const asked = transaction.effects.find((effect) => effect.is(chooseMend));
    if (asked) return asked.value;
    return value && !transaction.docChanged;
  },
});

/** The mends at the caret as a list to choose from. */
export function mends(context: CompletionContext, page: Page): CompletionResult | null {
  const options = here(context.state).flatMap(({ mend, message }) =>
    mend
      ? [{
          label: mend.title.replaceAll("`", ""),
          detail: message.replaceAll("`", ""),
          apply: (view: EditorView) => {
            view.dispatch({ effects: chooseMend.of(false) });
            page.mend(mend.index);
          },
        }]
      : [],
  );
  return { from: context.pos, options, filter: false };
}

/** Mends what is wrong at the caret; asks which mend, if there are several. */
export function mendHere(view: EditorView, page: Page, words: Words): boolean {
  const found = here(view.state).flatMap((one) => one.mend ?? []);
  const [first] = found;
  if (!first) {
    view.dispatch({ effects: EditorView.announce.of(words.noFix) });
  } else if (found.length === 1) {
    page.mend(first.index);
  } else {
    view.dispatch({ effects: chooseMend.of(true) });
    startCompletion(view);
  }
  return true;
}
