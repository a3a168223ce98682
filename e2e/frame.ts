// Stories of the studio in a frame of a portal, in a browser that the test tool has not prepared.

import { test as base, type Page } from "@playwright/test";
import { expect } from "./fixtures.ts";
import { PlainBrowser } from "./plain.ts";
import { Allowing, Framed, KINDS, Portal } from "./portal.ts";

interface Opening {
  kind?: keyof typeof KINDS;
  width?: number;
  settings?: Record<string, unknown>;
}

interface World {
  portal: Portal;
  plain: PlainBrowser;
  page: Page;
  /** What the story does wrong on purpose. */
  expected: RegExp[];
  /** Shows the studio in a frame of the portal's page, connected. */
  open: (how?: Opening) => Promise<Framed>;
}

export const test = base.extend<World>({
  portal: async ({}, use) => {
    const portal = new Portal();
    await portal.start();
    await use(portal);
    await portal.end();
  },
  plain: async ({}, use) => {
    const browser = new PlainBrowser();
    await use(browser);
    await browser.end();
  },
  expected: async ({}, use) => use([]),
  page: async ({ plain, expected }, use) => {
    await use(await plain.page());
    const others = plain.complaints.filter((words) => !expected.some((pattern) => pattern.test(words)));
    expect(others, "errors and warnings of the pages").toEqual([]);
  },
  open: async ({ page, portal }, use) => {
    const copy = new Allowing(portal.origin());
    await copy.start();
    await use(async ({ kind = "without a sandbox", width, settings }: Opening = {}) => {
      await page.goto(portal.origin());
      const studio = new Framed(page);
      await studio.add(copy.address, KINDS[kind], width);
      await studio.connect(settings);
      return studio;
    });
    await copy.end();
  },
});
