// What the codes of diagnostics mean: a table apart, for those who show it.

export interface CodeExplanation {
  severity: "error" | "warning" | "information";
  /** What the finding means, in a sentence or two. Code stands between backticks. */
  explanation: string;
  /** The name of the check, such as `LINT-DUP`. */
  lint?: string;
  /** The page of the guide, such as `2-8`. */
  page?: string;
}

/** Every code, by its name in kebab case. */
export const codes: Readonly<Record<string, CodeExplanation>>;
