// The blocks of code in the manual for portals.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PORTAL } from "./portal-host.ts";

export interface Block {
  language: string;
  /** The word behind the language: the name of the file. */
  name: string;
  code: string;
}

export function blocks(): Block[] {
  const manual = readFileSync(join(PORTAL, "README.md"), "utf8");
  return [...manual.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, language = "", name = "", code = ""]) => ({ language, name, code }));
}
