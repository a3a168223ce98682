// The page in another language: chosen or the browser's, whole, with its numbers, and with the core's English marked.

import type { Page } from "@playwright/test";
import { axe } from "../fixtures.ts";
import { expect, test } from "../studio.ts";

const FAULTY = '<flat-profile>\n<GPP_A>1</GPP_B>\n<Admin_Passwd> x </Admin_Passwd>\n<Unheard_Of>2</Unheard_Of>\n<DHCP>YES</DHCP>\n</flat-profile>\n';

/** What reads the same in every language: names of products, programs, formats, parameters, keys. */
const SAME = [
  /^[^a-z]*$/i,
  /^(SPA Profile Studio|gzip|XML|TXT|spc|openssl|curl|MD5|AES|SHA-?256|CSV|JSON|Linksys|Sipura|Cisco|No|Original|Error|Firmware|Total|QR|Base64|Unicode|Local|Normal|Final|Bytes?|bytes?|ASCII|LF|English|Español)\b/,
  /^error$/,
  /^\d+ bytes?$/,
  /^[“”]/,
  /^[$#%/(\[<"'`-]/,
  /^(Ctrl|Alt|Shift|F\d|Esc|Tab)/,
  /^(https?|tftp):/,
  /^[\w.$\[\]\\/-]*[\d_$.\\/\[\]][\w.$\[\]\\/-]*$/,
];

/** The words that a reader sees or hears in the page now, but those that say that they are English, and what was typed. */
function words(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const outside = "script, style, pre, code, textarea, svg, option, .code, [lang=en]:not(html), spa-none";
    const names = ["aria-label", "title", "placeholder"];
    const walk = (element: Element) => {
      if (element.matches(outside) && element !== document.documentElement) return;
      for (const name of names) {
        const value = element.getAttribute(name)?.trim();
        if (value) found.add(value);
      }
      for (const child of element.childNodes) {
        if (child instanceof Element) walk(child);
        else if (child.nodeType === Node.TEXT_NODE && child.textContent?.trim()) found.add(child.textContent.trim());
      }
    };
    walk(document.body);
    return [...found];
  });
}

/** The same when nothing more comes: what is computed after a pause is there. */
async function restingWords(page: Page): Promise<string[]> {
  let now: string[] = [];
  await expect(async () => {
    const before = now;
    now = await words(page);
    expect(now).toEqual(before);
  }).toPass({ intervals: [400] });
  return now;
}

/** Chooses a language. */
async function choose(page: Page, name: "English" | "Español"): Promise<void> {
  await page.goto("./#/settings");
  await page.getByRole("radio", { name, exact: true }).check();
  await expect(page.locator("html")).toHaveAttribute("lang", name === "English" ? "en" : "es");
}

/** Where the page is looked at: the fragment, and a control to press there by its id. */
const PLACES: [string, string?][] = [
  ["#/start"],
  ["#/", "tab-convert"],
  ["#/", "tab-compare"],
  ["#/", "tab-pack"],
  ["#/", "tab-compile"],
  ["#/", "tab-facts"],
  ["#/", "tab-parameters"],
  ["#/rules/microscope"],
  ["#/rules/device"],
  ["#/rules/tests"],
  ["#/rules/alias-map"],
  ["#/rules/schedule"],
  ["#/rules/resync-url"],
  ["#/settings"],
  ["#/proof"],
];

test("every view is in Spanish, but for what the core says", async ({ studio, page }) => {
  test.slow();
  await studio.open({ name: "a.xml", bytes: FAULTY });
  await expect(studio.problems.getByRole("status")).toContainText("error");
  // What was said before stays in its language for the seconds that it is shown.
  await page.getByRole("region", { name: "Messages" }).getByRole("button").first().click();
  /** What each place says in each language. */
  const said = { English: new Map<string, string[]>(), Español: new Map<string, string[]>() };
  for (const language of ["English", "Español"] as const) {
    await choose(page, language);
    for (const [fragment, tab] of PLACES) {
      await page.evaluate((fragment) => {
        location.hash = fragment;
      }, fragment);
      if (tab) await page.locator(`#${tab}`).click();
      said[language].set(`${fragment} ${tab ?? ""}`, await restingWords(page));
    }
  }
  const forgotten: string[] = [];
  for (const [place, english] of said.English) {
    const spanish = new Set(said.Español.get(place));
    const alike = english.filter((text) => spanish.has(text) && !SAME.some((same) => same.test(text)));
    forgotten.push(...alike.map((text) => `${place}: ${text}`));
  }
  expect([...new Set(forgotten)]).toEqual([]);
});

test("the choice stays, and the focus and the documents with it", { tag: "@both" }, async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: FAULTY });
  await studio.stored();
  await choose(page, "Español");
  await expect(page.getByRole("main").filter({ has: page.getByRole("heading", { level: 2, name: "Configuración" }) })).toBeFocused();
  await axe(page);
  await studio.fitsTheScreen();
  await page.goto("./#/");
  await expect(page.getByRole("region", { name: "Problemas" })).toContainText("expected the end tag of");
  await axe(page);
  await page.reload();
  await expect(page.getByRole("link", { name: "Configuración" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await choose(page, "English");
  await expect(page.getByRole("heading", { level: 2, name: "Settings" })).toBeVisible();
});

test("the palette chooses the language, and leads to the proof", async ({ studio, page }) => {
  await (await studio.find("español")).getByRole("option", { name: /Language: Spanish/ }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("english");
  await page.getByRole("option", { name: /Idioma: inglés/ }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await (await studio.find("nothing is sent")).getByRole("option", { name: /See for yourself/ }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Nothing is sent" })).toBeVisible();
  // The start leads there too.
  await page.goto("./#/start");
  await page.getByRole("main").getByRole("link", { name: "See for yourself that nothing is sent" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Nothing is sent" })).toBeVisible();
});

test.describe("in a browser of another place", () => {
  test.use({ locale: "es-ES" });

  test("the page speaks the browser's language and writes its numbers", async ({ page, studio }) => {
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    await expect(studio.source).toHaveCount(0);
    const bytes = `<flat-profile>\n${'<GPP_A ua="na">1</GPP_A>\n'.repeat(800)}</flat-profile>\n`;
    await page.getByLabel("Archivos").setInputFiles([{ name: "a.xml", mimeType: "text/xml", buffer: Buffer.from(bytes) }]);
    await page.locator("#tab-facts").click();
    await expect(page.getByRole("tabpanel", { name: "Datos" })).toContainText(/20\.0\d\d bytes/);
  });
});

test.describe("in a browser whose languages the page has not", () => {
  test.use({ locale: "fr-FR" });

  test("the page is English", async ({ page, studio }) => {
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await studio.view("Settings");
    await expect(page.getByRole("radio", { name: "As the browser" })).toBeChecked();
  });
});
