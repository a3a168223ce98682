// The smaller ways of the page: samples, clipboard, filters, rescue, questions.

import { openFormat, zipped } from "../profiles.ts";
import { expect, test } from "../studio.ts";

const FAULTY = "<flat-profile>\n<GPP_A ua='ro'>1</GPP_A>\n<GPP_A ua=\"na\">2</GPP_A>\n<Nobody ua=\"na\">3</Nobody>\n</flat-profile>\n";

test("a sample is tried from the start screen, and its problems are gone through by keyboard", async ({ studio, page }) => {
  await page.getByRole("button", { name: "Try a sample" }).click();
  await expect(studio.source).toHaveValue(/<flat-profile>/);
  const place = () => studio.source.evaluate((field: HTMLTextAreaElement) => field.selectionStart);
  await page.keyboard.press("F8");
  await expect(studio.source).toBeFocused();
  const first = await place();
  await page.keyboard.press("F8");
  await expect.poll(place).toBeGreaterThan(first);
  await page.keyboard.press("Shift+F8");
  await expect.poll(place).toBe(first);
});

test("problems are filtered by how bad they are", async ({ studio }) => {
  await studio.open({ name: "a.xml", bytes: FAULTY });
  await expect(studio.problems.getByRole("status")).toContainText("1 error, 2 warnings");
  const rows = studio.problems.getByRole("list", { name: "Problems" }).getByRole("listitem");
  await expect(rows).toHaveCount(3);
  await studio.problems.getByRole("checkbox", { name: "Warnings" }).uncheck();
  await expect(rows).toHaveCount(1);
  await studio.problems.getByRole("checkbox", { name: "Errors" }).uncheck();
  await expect(rows).toHaveCount(0);
});

test("converted text, commands, phrase and rule go to the clipboard, and text to a file", async ({ studio }) => {
  const copied = await studio.copies();
  await studio.open({ name: "a.txt", bytes: 'GPP_A "1" ;\n' });
  const convert = await studio.show("Convert");
  await convert.getByRole("button", { name: "Copy text" }).click();
  await expect.poll(copied).toContain('<GPP_A ua="na">1</GPP_A>');
  const file = await studio.downloaded(() => convert.getByRole("button", { name: "Download text" }).click());
  expect(file.name).toBe("a.xml");
  expect(file.bytes.toString()).toBe(await copied());

  const pack = await studio.show("Pack");
  await pack.getByRole("checkbox", { name: "Encrypt with a phrase" }).check();
  await pack.getByRole("button", { name: "Generate a phrase" }).click();
  const phrase = await pack.getByRole("textbox", { name: "Phrase" }).inputValue();
  await pack.getByRole("button", { name: "Copy phrase" }).click();
  await expect.poll(copied).toBe(phrase);
  await pack.getByRole("button", { name: "Copy rule text" }).click();
  await expect.poll(copied).toBe(`[--key ${phrase}]`);
  await pack.getByRole("button", { name: "Copy commands" }).click();
  await expect.poll(copied).toContain("openssl enc -aes-256-cbc -md md5");
  expect(await copied()).not.toContain(phrase);
  // Plain text is not for devices, and the way out is one press away.
  await pack.getByRole("button", { name: "Go to Convert" }).click();
  await expect(studio.convert).toBeVisible();
});

test("a typed phrase is masked until it is shown", async ({ studio }) => {
  await studio.open({ name: "a.xml", bytes: FAULTY });
  const pack = await studio.show("Pack");
  await pack.getByRole("checkbox", { name: "Encrypt with a phrase" }).check();
  const phrase = pack.getByRole("textbox", { name: "Phrase" });
  await phrase.fill("a long phrase of words");
  await expect(phrase).toHaveAttribute("type", "password");
  await pack.getByRole("button", { name: "Show phrase" }).click();
  await expect(phrase).toHaveAttribute("type", "text");
});

test("what a damaged file still holds is opened on request", async ({ studio, page }) => {
  const whole = zipped(Buffer.from(openFormat()));
  await studio.open({ name: "cut.cfg", bytes: whole.subarray(0, whole.length - 200) });
  await page.getByRole("button", { name: "Open what could be read" }).click();
  await expect(studio.source).toHaveValue(/<flat-profile>\n {2}<Restricted_Access_Domains/);
});

test("UTF-16 and single-byte text become UTF-8 on request", async ({ studio, page }) => {
  await studio.open({ name: "wide.xml", bytes: Buffer.from("\ufeff<flat-profile><GPP_A>é</GPP_A></flat-profile>", "utf16le") });
  await page.getByRole("button", { name: "Convert to UTF-8 and open" }).click();
  await expect(studio.source).toHaveValue("<flat-profile><GPP_A>é</GPP_A></flat-profile>");
  await studio.open({ name: "latin.xml", bytes: Buffer.from("<flat-profile><GPP_A>caf\xe9</GPP_A></flat-profile>", "latin1") });
  await page.getByRole("button", { name: "Convert to UTF-8" }).click();
  await expect(studio.source).toHaveValue("<flat-profile><GPP_A>café</GPP_A></flat-profile>");
});

test("a new project asks first, and closing an unsaved document does", async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: FAULTY });
  await page.getByRole("button", { name: "New project" }).click();
  await studio.dialog("Replace the project?").getByRole("button", { name: "Cancel" }).click();
  await expect(studio.source).toHaveValue(FAULTY);

  await studio.source.fill("<flat-profile/>");
  await page.getByRole("button", { name: "Close a.xml" }).click();
  await studio.dialog("Close without saving?").getByRole("button", { name: "Close document" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "What do you want to do?" })).toBeVisible();
});

test("ENC-14 the question about missing secrets leads to the fields", async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: '<flat-profile><Admin_Passwd ua="na">[[secret:1]]</Admin_Passwd></flat-profile>' });
  await expect(studio.source).toHaveValue(/secret:1/);
  await page.keyboard.press("Control+s");
  await studio.dialog("Secrets are missing").getByRole("button", { name: "Fill them in" }).click();
  await expect(page.getByRole("textbox", { name: "Admin_Passwd" })).toBeFocused();
});
