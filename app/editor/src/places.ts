// Lines and columns, as the page counts them, and offsets, as the editor does.

import type { Text } from "@codemirror/state";
import type { Place } from "./protocol.ts";

/** The offset of a place; one behind the end of its line is that end. */
export function offsetOf(doc: Text, [line, column]: Place): number {
  if (line >= doc.lines) return doc.length;
  const found = doc.line(line + 1);
  return Math.min(found.from + column, found.to);
}

/** The place of an offset. */
export function placeOf(doc: Text, offset: number): Place {
  const line = doc.lineAt(offset);
  return [line.number - 1, offset - line.from];
}
