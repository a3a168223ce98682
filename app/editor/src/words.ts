// What the page's core proposes and knows at a place.

import { type Completion as Option, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { hoverTooltip, type EditorView, type Tooltip } from "@codemirror/view";
import { offsetOf, placeOf } from "./places.ts";
import type { Completion, Hover, Page, Proposal, Words } from "./protocol.ts";

/** What a word of either language may hold: as long as only such characters follow, the list stays. */
const WORD = /^[\w[\]()./-]*$/;

function option(proposal: Proposal, place: number, to: number): Option {
  return {
    label: proposal.label,
    // Of those that fit as well the core's order holds.
    sortText: String(place).padStart(6, "0"),
    detail: proposal.detail,
    type: proposal.kind,
    apply(view: EditorView, _option: Option, from: number, end: number) {
      view.dispatch({
        changes: { from, to: Math.max(end, Math.min(to, view.state.doc.length)), insert: proposal.insert },
        selection: { anchor: from + proposal.caret },
        userEvent: "input.complete",
        scrollIntoView: true,
      });
    },
  };
}

/** The proposals of the core. While one types they come where something was begun, on request everywhere. */
export function proposals(context: CompletionContext, page: Page): CompletionResult | null {
  const before = context.state.sliceDoc(Math.max(0, context.pos - 2), context.pos);
  if (!context.explicit && !/([\w<"'>]|<\/)$/.test(before)) return null;
  const answer = page.completion(...placeOf(context.state.doc, context.pos));
  if (!answer) return null;
  const found = JSON.parse(answer) as Completion;
  const from = offsetOf(context.state.doc, found.from);
  const behind = offsetOf(context.state.doc, found.to) - context.pos;
  const options = found.proposals.map((proposal, place) => option(proposal, place, context.pos + behind));
  return behind > 0 ? { from, options } : { from, options, validFor: WORD };
}

function tip(hover: Hover, words: Words): HTMLElement {
  const whole = document.createElement("div");
  const box = whole.appendChild(document.createElement("div"));
  box.className = "hover";
  if (words.core) box.lang = words.core;
  box.appendChild(document.createElement("h4")).textContent = hover.title;
  const list = box.appendChild(document.createElement("dl"));
  for (const [word, fact] of hover.facts) {
    list.appendChild(document.createElement("dt")).textContent = word;
    list.appendChild(document.createElement("dd")).textContent = fact;
  }
  return whole;
}

/** The facts on the word at `offset`. */
export function facts(view: EditorView, offset: number, page: Page, words: Words): Tooltip | null {
  const answer = page.hover(...placeOf(view.state.doc, offset));
  if (!answer) return null;
  const found = JSON.parse(answer) as Hover;
  return {
    pos: offsetOf(view.state.doc, found.from),
    end: offsetOf(view.state.doc, found.to),
    above: true,
    create: () => ({ dom: tip(found, words) }),
  };
}

/** Tips on words under the pointer. */
export function hovering(page: Page, words: Words) {
  return hoverTooltip((view, offset) => facts(view, offset, page, words));
}
