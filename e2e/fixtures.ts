// What every story uses instead of Playwright's own `test`: each one is watched, and fails on
// anything that the page should never do.

import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type BrowserContext, type Page } from "@playwright/test";

/** What the page did wrong during one story. */
export class Complaints {
  readonly #found: string[] = [];
  readonly #expected: RegExp[] = [];

  /** Records a fault of the page. */
  add(complaint: string): void {
    this.#found.push(complaint);
  }

  /** Announces that this story causes such a complaint. The story fails when it does not come. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  /** Those that nobody announced. */
  unexpected(): string[] {
    return this.#found.filter((complaint) => !this.#expected.some((pattern) => pattern.test(complaint)));
  }

  /** The announcements that did not come true. */
  missing(): string[] {
    return this.#expected
      .filter((pattern) => !this.#found.some((complaint) => pattern.test(complaint)))
      .map((pattern) => pattern.source);
  }
}

/** A policy report as the page sends it to the story. */
interface Violation {
  directive: string;
  blocked: string;
  sample: string;
}

/**
 * Watches all pages of a context: errors, console errors and warnings, reports of the content
 * security policy and of Trusted Types, and requests to any other origin, which are also refused.
 * For contexts that a story opens itself; the context of the fixtures is watched already.
 */
export async function watch(context: BrowserContext, home: string | readonly string[], complaints: Complaints): Promise<void> {
  context.on("weberror", (failure) => complaints.add(`page error: ${failure.error().message}`));
  context.on("console", (message) => {
    const kind = message.type();
    if (kind !== "error" && kind !== "warning") return;
    if (message.text() === "Service Worker registration blocked by Playwright") return;
    complaints.add(`console ${kind}: ${message.text()} (${message.location().url})`);
  });
  await context.exposeBinding("reportViolation", (_source, violation: Violation) => {
    complaints.add(`policy: ${violation.directive} blocked ${violation.blocked} ${violation.sample}`);
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const report = (window as unknown as { reportViolation: (violation: Violation) => void }).reportViolation;
      report({ directive: event.effectiveDirective, blocked: event.blockedURI, sample: event.sample });
    });
  });
  await context.route(
    (address) => isForeign(address, home),
    async (route) => {
      complaints.add(`foreign request: ${route.request().method()} ${route.request().url()}`);
      await route.abort();
    },
  );
}

function isForeign(address: URL, home: string | readonly string[]): boolean {
  if (address.protocol === "data:" || address.protocol === "about:") return false;
  // The origin of a blob is that of the page that made it.
  return ![home].flat().some((place) => address.origin === new URL(place).origin);
}

/**
 * Fails when axe finds something serious or critical in the page as it is now. Contrast is that of level AA, with
 * `enhanced` that of AAA too. With `preload` it reads style sheets as well; in a frame without an origin it may not, and would try to
 * write them into the page.
 */
export async function axe(page: Page, { enhanced = false, preload = true } = {}): Promise<void> {
  const builder = new AxeBuilder({ page });
  builder.options({ preload, ...(enhanced && { rules: { "color-contrast-enhanced": { enabled: true } } }) });
  const { violations } = await builder.analyze();
  const grave = violations
    .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
    .map((violation) => `${violation.id}: ${violation.help} (${violation.nodes.map((node) => node.html).join(" | ")})`);
  expect(grave, "serious or critical findings of axe").toEqual([]);
}

interface Fixtures {
  complaints: Complaints;
  /** Further origins that the page may ask. */
  neighbours: string[];
}

/** Playwright's `test`, watched. */
export const test = base.extend<Fixtures>({
  neighbours: [[], { option: true }],
  complaints: [
    async ({ context, baseURL, neighbours }, use) => {
      const complaints = new Complaints();
      await watch(context, [baseURL ?? "", ...neighbours], complaints);
      await use(complaints);
      await settle(context);
      expect(complaints.unexpected(), "what the page must never do").toEqual([]);
      expect(complaints.missing(), "complaints that were announced and did not come").toEqual([]);
    },
    { auto: true },
  ],
});

/** Lets the reports that are under way arrive: one round trip to each page. */
async function settle(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) {
    // A page that has crashed or is closing has nothing more to say.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 0))).catch(() => undefined);
  }
}

export { expect };
