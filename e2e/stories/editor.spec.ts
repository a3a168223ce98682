// The source editor: typing, completion, mends by keyboard, bytes, search, undo, switching to a plain field.

import { axe } from "../fixtures.ts";
import { expect, test, type Studio } from "../studio.ts";
import type { Page } from "@playwright/test";

test.use({ source: "editor" });

const OPEN = '<flat-profile>\n<GPP_A ua="na">1</GPP_A>\n</flat-profile>\n';
const MOD = process.platform === "darwin" ? "Meta" : "Control";

/** What the editor shows. Long texts are drawn in part only: this is for short ones. */
async function lines(studio: Studio): Promise<string[]> {
  return studio.source.locator(".cm-line").allTextContents();
}

async function opened(studio: Studio, name: string, bytes: string | Uint8Array): Promise<void> {
  await studio.open({ name, bytes });
  await expect(studio.source).toHaveAttribute("contenteditable", "true");
}

/** The bytes that are saved. */
async function saved(studio: Studio, page: Page): Promise<string> {
  const file = await studio.downloaded(() => page.keyboard.press("Control+s"));
  return file.bytes.toString("latin1");
}

test("typing in the editor changes the file and is checked", async ({ studio, page }) => {
  await opened(studio, "a.txt", 'GPP_A "1" ;\n');
  await studio.source.focus();
  await page.keyboard.press(`${MOD}+End`);
  await page.keyboard.type('GPP_B "2"');
  await expect(studio.problems.getByRole("status")).toContainText("1 error");
  await expect(page.locator(".cm-lintRange-error, .cm-lintPoint-error")).not.toHaveCount(0);
  await expect(page.locator(".cm-lint-marker-error")).toHaveCount(1);
  await page.keyboard.type(" ;");
  await expect(studio.problems.getByRole("status")).toContainText("No problems found");
  expect(await saved(studio, page)).toBe('GPP_A "1" ;\nGPP_B "2" ;');
});

test("CAT-09 names, access words and choices are completed in the open format", async ({ studio, page }) => {
  await opened(studio, "a.xml", OPEN);
  await studio.source.focus();
  await page.keyboard.press(`${MOD}+Home`);
  await page.keyboard.press("End");
  await page.keyboard.type("\n<DNS_Qu");
  const list = page.getByRole("listbox", { name: "Completions" });
  await expect(list.getByRole("option").first()).toContainText("DNS_Query_Mode");
  await axe(page);
  await page.keyboard.press("Enter");
  await expect.poll(() => lines(studio)).toContain("<DNS_Query_Mode></DNS_Query_Mode>");
  await page.keyboard.press("Control+Space");
  await expect(list.getByRole("option")).toHaveText([/Parallel.*factory value/, /Sequential/]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => lines(studio)).toContain("<DNS_Query_Mode>Sequential</DNS_Query_Mode>");
  await page.keyboard.press("Escape");
  for (let step = 0; step < "Sequential>".length; step += 1) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(' ua="');
  await expect(list.getByRole("option")).toHaveText([/^na/, /^ro/, /^rw/]);
  await page.keyboard.type("rw");
  await page.keyboard.press("Escape");
  await page.keyboard.type('"');
  await expect.poll(() => lines(studio)).toContain('<DNS_Query_Mode ua="rw">Sequential</DNS_Query_Mode>');
  await expect(studio.problems.getByRole("status")).toContainText("No problems found");
});

test("CAT-09 the end tag is completed behind </", async ({ studio, page }) => {
  await opened(studio, "a.xml", "<flat-profile>\n<GPP_A>1\n</flat-profile>\n");
  await studio.source.focus();
  await page.keyboard.press(`${MOD}+Home`);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.type("</");
  const list = page.getByRole("listbox", { name: "Completions" });
  await expect(list.getByRole("option")).toHaveText([/^GPP_A/, /^flat-profile/]);
  await page.keyboard.press("Enter");
  await expect.poll(() => lines(studio)).toContain("<GPP_A>1</GPP_A>");
  await expect(studio.problems.getByRole("status")).toContainText("No problems found");
});

test("CAT-09 names are completed in plain text", async ({ studio, page }) => {
  await opened(studio, "a.txt", '# phone\nGPP_A "1" ;\n');
  await studio.source.focus();
  await page.keyboard.press(`${MOD}+End`);
  await page.keyboard.type("Resync_On");
  await expect(page.getByRole("option").first()).toContainText("Resync_On_Reset");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Space");
  await expect(page.getByRole("option")).toHaveText([/Yes/, /No/]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => lines(studio)).toContain('Resync_On_Reset "No" ;');
});

test("CAT-09 a name shows its facts under the pointer and by keyboard", async ({ studio, page }) => {
  await opened(studio, "a.xml", "<flat-profile>\n<Resync_Periodic>1</Resync_Periodic>\n</flat-profile>\n");
  await page.locator(".hue-name", { hasText: "Resync_Periodic" }).first().hover();
  const tip = page.locator(".cm-tooltip .hover");
  await expect(tip).toContainText("Factory value3600");
  await expect(tip).toContainText("Guideappendix C");
  await page.mouse.move(0, 0);
  await expect(tip).toHaveCount(0);
  await studio.source.focus();
  await page.keyboard.press(`${MOD}+Home`);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press(`${MOD}+i`);
  await expect(tip).toContainText("seconds, or a list of delays");
  await page.keyboard.press("Escape");
  await expect(tip).toHaveCount(0);
});

test("GEN-04 problems are mended by keyboard and by the button of their tip", async ({ studio, page }) => {
  await opened(studio, "a.txt", 'GPP_A "1"\nGPP_B "2"\n');
  await expect(studio.problems.getByRole("status")).toContainText("2 errors");
  await page.keyboard.press("F8");
  await expect(studio.source).toBeFocused();
  await page.keyboard.press(`${MOD}+.`);
  await expect.poll(() => lines(studio)).toEqual(['GPP_A "1" ;', 'GPP_B "2"', ""]);
  await expect(studio.source).toBeFocused();
  await expect(studio.problems.getByRole("status")).toContainText("1 error");
  await page.locator(".cm-lint-marker-error").hover();
  const tip = page.locator(".cm-tooltip-lint");
  await expect(tip).toContainText("Expected ; after the value");
  await axe(page);
  await tip.getByRole("button", { name: /Fix: Insert/ }).click();
  await expect.poll(() => lines(studio)).toEqual(['GPP_A "1" ;', 'GPP_B "2" ;', ""]);
  await page.keyboard.press(`${MOD}+z`);
  await page.keyboard.press(`${MOD}+z`);
  await expect.poll(() => lines(studio)).toEqual(['GPP_A "1"', 'GPP_B "2"', ""]);
});

test("GEN-04 of several mends at a place the keyboard chooses one", async ({ studio, page }) => {
  await opened(studio, "a.xml", "<flat-profile>\n<GPP_A>a & b < c</GPP_A>\n</flat-profile>\n");
  await expect(studio.problems.getByRole("status")).not.toContainText("No problems");
  await studio.source.focus();
  await page.keyboard.press(`${MOD}+Home`);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press(`${MOD}+.`);
  await expect(page.getByRole("option")).toHaveText([/Write &amp;/, /Write &lt;/]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => lines(studio)).toContain("<GPP_A>a & b &lt; c</GPP_A>");
});

test("line ends and ill-formed characters elsewhere survive", async ({ studio, page }) => {
  const bytes = '# caf\xe9\r\nGPP_A "1" ;\r\nGPP_B "2" ;\rGPP_C "3" ;\n';
  await opened(studio, "latin.txt", Buffer.from(bytes, "latin1"));
  await studio.source.focus();
  await page.keyboard.press(`${MOD}+Home`);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.type("\n# new");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.type("\n# too");
  const wanted = bytes.replace('"1" ;', '"1" ;\r\n# new').replace('"2" ;', '"2" ;\r# too');
  expect(await saved(studio, page)).toBe(wanted);
});

test("undo and redo are the page's, and the caret goes along", async ({ studio, page }) => {
  await opened(studio, "a.txt", 'GPP_A "1" ;\nGPP_B "2" ;\n');
  await studio.source.focus();
  await page.keyboard.press(`${MOD}+Home`);
  await page.keyboard.type("# one\n");
  await page.keyboard.press(`${MOD}+End`);
  await page.keyboard.type("# two");
  await page.keyboard.press(`${MOD}+z`);
  await expect.poll(() => lines(studio)).not.toContain("# two");
  await page.keyboard.press(`${MOD}+Shift+z`);
  await expect.poll(() => lines(studio)).toContain("# two");
  await page.keyboard.type("!");
  await expect.poll(() => lines(studio)).toContain("# two!");
  for (let step = 0; step < 4; step += 1) await page.keyboard.press(`${MOD}+z`);
  await expect.poll(() => lines(studio)).toEqual(['GPP_A "1" ;', 'GPP_B "2" ;', ""]);

  // A step in another document leads back to it.
  await studio.open({ name: "b.txt", bytes: "# other\n" });
  await expect.poll(() => lines(studio)).toEqual(["# other", ""]);
  await page.keyboard.press(`${MOD}+Shift+z`);
  await expect.poll(() => lines(studio)).toContain('# oneGPP_A "1" ;');
});

test("the selection stays when the text changes elsewhere", async ({ studio, page }) => {
  await opened(studio, "a.txt", 'GPP_A "1" ;\nGPP_B "2"\n');
  await studio.source.focus();
  await page.keyboard.press(`${MOD}+Home`);
  await page.keyboard.type("# new\n");
  await page.keyboard.press("Shift+End");
  const selected = () => page.evaluate(() => document.getSelection()?.toString() ?? "");
  await expect(studio.problems.getByRole("status")).toContainText("1 error");
  await page.keyboard.type("GPP_C 1 ;");
  await expect.poll(() => lines(studio)).toEqual(["# new", "GPP_C 1 ;", 'GPP_B "2"', ""]);
  expect(await selected()).toBe("");
});

test("search and replace work by keyboard and are labelled", async ({ studio, page }) => {
  await opened(studio, "a.txt", 'GPP_A "old" ;\r\nGPP_B "old" ;\r\n');
  await studio.source.focus();
  await page.keyboard.press(`${MOD}+f`);
  await expect(page.getByRole("textbox", { name: "Find" })).toBeFocused();
  await axe(page);
  await page.keyboard.type("old");
  await page.getByRole("textbox", { name: "Replace" }).fill("new");
  await page.getByRole("button", { name: "Replace all" }).click();
  await expect.poll(() => lines(studio)).toEqual(['GPP_A "new" ;', 'GPP_B "new" ;', ""]);
  await page.keyboard.press("Escape");
  await expect(studio.source).toBeFocused();
  expect(await saved(studio, page)).toBe('GPP_A "new" ;\r\nGPP_B "new" ;\r\n');
  await page.keyboard.press(`${MOD}+z`);
  await expect.poll(() => lines(studio)).toEqual(['GPP_A "old" ;', 'GPP_B "old" ;', ""]);
});

test("the keyboard leaves the editor, and a typed question mark opens no dialog", async ({ studio, page }) => {
  await opened(studio, "a.txt", "# a\n");
  await studio.source.focus();
  await page.keyboard.press(`${MOD}+End`);
  await page.keyboard.type("GPP_A ?");
  await expect.poll(() => lines(studio)).toEqual(["# a", "GPP_A ?"]);
  await expect(studio.dialog("Keyboard shortcuts")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(studio.source).not.toBeFocused();
  await expect.poll(() => lines(studio)).toEqual(["# a", "GPP_A ?"]);
  await page.keyboard.press("Shift+Tab");
  await expect(studio.source).toBeFocused();
});

test("the reader chooses between editor and plain field, and the choice is kept", async ({ studio, page }) => {
  await opened(studio, "a.xml", OPEN);
  await studio.source.focus();
  await page.keyboard.press(`${MOD}+End`);
  await page.keyboard.type("<!-- x -->");
  const plain = page.getByRole("checkbox", { name: "Plain text field" });
  await expect(plain).not.toBeChecked();
  await plain.check();
  await expect(studio.source).toHaveValue(`${OPEN}<!-- x -->`);
  await studio.stored();
  await page.reload();
  await expect(plain).toBeChecked();
  await expect(studio.source).toHaveValue(`${OPEN}<!-- x -->`);
  await plain.uncheck();
  await expect(studio.source).toHaveAttribute("contenteditable", "true");
  await page.getByRole("checkbox", { name: "Wrap lines" }).check();
  await expect(studio.source).toHaveClass(/cm-lineWrapping/);
});

test("the source is a plain field where the editor cannot be loaded, and the page says so once", async ({
  studio,
  page,
  complaints,
}) => {
  complaints.expect(/404/);
  await page.route(/editor\.js$/, (route) => route.fulfill({ status: 404, body: "" }));
  await studio.open({ name: "a.xml", bytes: OPEN });
  await expect(page.getByText(/source editor could not be loaded/).first()).toBeVisible();
  await studio.source.fill(`${OPEN}\n`);
  await studio.open({ name: "b.xml", bytes: OPEN });
  await expect(studio.source).toHaveValue(OPEN);
});

test("what is typed while the editor loads goes on in the editor", async ({ studio, page }) => {
  let go = (): void => undefined;
  const held = new Promise<void>((resolve) => (go = resolve));
  await page.route(/editor\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await studio.open({ name: "a.txt", bytes: 'GPP_A "1" ;\n' });
  await studio.source.focus();
  await page.keyboard.press(`${MOD}+End`);
  await page.keyboard.type("# a");
  go();
  await expect(studio.source).toHaveAttribute("contenteditable", "true");
  await expect(studio.source).toBeFocused();
  await page.keyboard.type("b");
  await expect.poll(() => lines(studio)).toEqual(['GPP_A "1" ;', "# ab"]);
});

test("very large texts are always shown in the editor", async ({ studio, page }) => {
  await studio.open({ name: "small.txt", bytes: "# small\n" });
  await page.getByRole("checkbox", { name: "Plain text field" }).check();
  await studio.open({ name: "big.txt", bytes: "# a line of a very large file\n".repeat(70_000) });
  await expect(page.getByText("Over 2 MB: a plain text field would be too slow")).toBeVisible();
  await expect(studio.source).toHaveAttribute("contenteditable", "true");
  await expect(studio.source).toContainText("very large");
});

test.describe("on a narrow screen", () => {
  test.use({ source: "default" });
  test("the source is a plain field at first", { tag: "@narrow" }, async ({ studio, page }) => {
    await studio.open({ name: "a.xml", bytes: OPEN });
    await expect(page.getByRole("checkbox", { name: "Plain text field" })).toBeChecked();
    await expect(studio.source).toHaveValue(OPEN);
  });
});

for (const scheme of ["light", "dark"] as const) {
  test(`the editor is accessible in ${scheme}`, { tag: "@both" }, async ({ studio, page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await opened(studio, "a.xml", '<flat-profile>\n<!-- note -->\n<GPP_A ua="na">a &amp; b</GPP_A>\n<GPP_B ua=x>&</GPP_B>\n</flat-profile>\n');
    await expect(page.locator(".cm-lint-marker")).not.toHaveCount(0);
    await axe(page);
    await studio.open({ name: "b.txt", bytes: '# note\nGPP_A ! "a\\n" ;\nGPP_B "2"\nimport c.txt\n' });
    await expect(page.locator(".cm-lint-marker")).not.toHaveCount(0);
    await axe(page);
    const width = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth] as const);
    expect(width[0], "no sideways scrolling").toBeLessThanOrEqual(width[1]);
  });
}

test("a profile of a thousand parameters is typed into fluidly", async ({ studio, page }) => {
  const parameters = Array.from({ length: 1_000 }, (_, n) => `<GPP_${n} ua="na">value ${n}</GPP_${n}>`);
  await opened(studio, "big.xml", `<flat-profile>\n${parameters.join("\n")}\n</flat-profile>\n`);
  await studio.source.focus();
  await page.keyboard.press(`${MOD}+Home`);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    window.addEventListener(
      "keydown",
      () => {
        const start = performance.now();
        requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - start), 0));
      },
      { capture: true },
    );
  });
  const typed = "<GPP_A>a value with an end</GPP_A";
  await page.keyboard.type(typed, { delay: 60 });
  await expect(page.locator(".cm-lint-marker-error")).not.toHaveCount(0);
  await page.evaluate(() => {
    const host = document.querySelector(".source-editor")?.shadowRoot;
    const start = performance.now();
    if (!host) throw new Error("there is no editor");
    const seen = new MutationObserver(() => {
      if (!host.querySelector(".cm-lint-marker-error")) {
        Object.assign(window, { checked: performance.now() - start });
        seen.disconnect();
      }
    });
    seen.observe(host, { subtree: true, childList: true });
  });
  await page.keyboard.type(">");
  await expect(page.locator(".cm-lint-marker-error")).toHaveCount(0);
  const times = await page.evaluate(() => (window as unknown as { times: number[] }).times);
  const checked = await page.evaluate(() => (window as unknown as { checked?: number }).checked);
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1);
  console.log(
    `keystroke to paint, 1,000 parameters: median ${at(0.5)} ms, 95 % ${at(0.95)} ms; to diagnostics: ${checked?.toFixed(0) ?? "?"} ms`,
  );
  await expect.poll(() => lines(studio)).toContain(`${typed}>`);
});
