// The main job: a real profile in, converted, gzipped, encrypted, out; and back again.

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { axe } from "../fixtures.ts";
import { decrypted, encrypted, openFormat, plainText, shell, unzipped, zipped } from "../profiles.ts";
import { expect, test } from "../studio.ts";

const PHRASE = "a long phrase of several words";
const SHORT = '<flat-profile>\n<GPP_A ua="na">12345678</GPP_A>\n</flat-profile>\n';

test("a profile of the appendix's size is packed into a file that openssl and gzip open", async ({ studio }) => {
  const profile = openFormat();
  await studio.drop({ name: "spa2102.xml", bytes: profile });
  await expect(studio.source).toHaveValue(/<flat-profile>\n {2}<Restricted_Access_Domains/);
  await expect(studio.problems.getByRole("status")).toContainText("No problems found");

  const pack = await studio.show("Pack");
  await pack.getByRole("checkbox", { name: "Compress with gzip" }).check();
  await pack.getByRole("checkbox", { name: "Encrypt with a phrase" }).check();
  await pack.getByRole("textbox", { name: "Phrase" }).fill(PHRASE);
  await expect(pack.getByRole("list", { name: "Stages" }).getByRole("listitem")).toHaveCount(3);
  const file = await studio.downloaded(() => pack.getByRole("button", { name: "Download packed file" }).click());

  expect(file.name).toBe("spa2102.cfg");
  expect(unzipped(decrypted(file.bytes, PHRASE)).toString("latin1")).toBe(profile);
});

test("ENC-04 the salt of a file is fresh unless it is fixed", async ({ studio }) => {
  await studio.open({ name: "a.xml", bytes: SHORT });
  const pack = await studio.show("Pack");
  await pack.getByRole("checkbox", { name: "Encrypt with a phrase" }).check();
  await pack.getByRole("textbox", { name: "Phrase" }).fill(PHRASE);
  const download = () => studio.downloaded(() => pack.getByRole("button", { name: "Download packed file" }).click());
  const [first, second] = [await download(), await download()];
  expect(first.bytes.equals(second.bytes)).toBe(false);

  await pack.getByRole("radio", { name: "Fixed" }).check();
  await pack.getByRole("textbox", { name: "Salt, 16 hexadecimal digits" }).fill("0011223344556677");
  const [third, fourth] = [await download(), await download()];
  expect(third.bytes.equals(fourth.bytes)).toBe(true);
  expect(third.bytes.subarray(8, 16).toString("hex")).toBe("0011223344556677");
});

test("ENC-07 the commands that the page shows make the same file", async ({ studio }) => {
  await studio.open({ name: "it's a profile.xml", bytes: SHORT });
  const pack = await studio.show("Pack");
  await pack.getByRole("checkbox", { name: "Encrypt with a phrase" }).check();
  await pack.getByRole("textbox", { name: "Phrase" }).fill(PHRASE);
  const commands = await pack.getByRole("region", { name: "Commands" }).locator("pre").innerText();
  expect(commands).not.toContain(PHRASE);

  const folder = mkdtempSync(join(tmpdir(), "studio-"));
  writeFileSync(join(folder, "it's a profile.xml"), SHORT);
  shell(commands, folder, PHRASE);
  const made = readFileSync(join(folder, "it's a profile.cfg"));
  expect(unzipped(decrypted(made, PHRASE)).toString()).toBe(SHORT);
});

test("ENC-09 ENC-10 a generated phrase has 64 hexadecimal digits and stands in the rule, masked until it is shown", async ({
  studio,
}) => {
  await studio.open({ name: "a.xml", bytes: SHORT });
  const pack = await studio.show("Pack");
  await pack.getByRole("checkbox", { name: "Encrypt with a phrase" }).check();
  const phrase = pack.getByRole("textbox", { name: "Phrase" });
  await phrase.fill("lucky777");
  await expect(pack).toContainText("expected a phrase of at least 16 characters", { ignoreCase: true });
  await pack.getByRole("button", { name: "Generate a phrase" }).click();
  const first = await phrase.inputValue();
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  await pack.getByRole("button", { name: "Generate a phrase" }).click();
  expect(await phrase.inputValue()).not.toBe(first);
  await expect(pack).not.toContainText(await phrase.inputValue());
  await pack.getByRole("button", { name: "Show rule text" }).click();
  await expect(pack).toContainText(`[--key ${await phrase.inputValue()}]`);
});

test("a file of the machine's gzip and openssl is opened with its phrase", async ({ studio, page }) => {
  const profile = openFormat();
  await studio.drop({ name: "spa2102.cfg", bytes: encrypted(zipped(Buffer.from(profile)), PHRASE) });
  const phrase = page.getByRole("textbox", { name: "Phrase" });
  await expect(page.getByRole("alert")).toContainText("encrypted");

  await phrase.fill("another phrase");
  await phrase.press("Enter");
  await expect(page.getByRole("alert")).toContainText("does not open the file");
  await expect(phrase).toBeFocused();

  await phrase.fill(PHRASE);
  await page.getByRole("button", { name: "Open with this phrase" }).click();
  await expect(studio.source).toHaveValue(profile.replaceAll("\r\n", "\n"));
  const facts = await studio.show("Facts");
  await expect(facts).toContainText("MD5");
  await expect(facts).toContainText("gzip");
});

test("ENC-08 a file of a newer openssl is opened, and said to be no file for devices", async ({ studio, page }) => {
  await studio.open({ name: "new.cfg", bytes: encrypted(Buffer.from(SHORT.repeat(3)), PHRASE, "sha256") });
  await page.getByRole("textbox", { name: "Phrase" }).fill(PHRASE);
  await page.getByRole("button", { name: "Open with this phrase" }).click();
  const facts = await studio.show("Facts");
  await expect(facts).toContainText("SHA-256");
  await expect(page.getByText("devices do not read").first()).toBeVisible();
  // The mistake is not repeated.
  const pack = await studio.show("Pack");
  await expect(pack.getByRole("radio", { name: "MD5" })).toBeChecked();
  await expect(pack.getByRole("textbox", { name: "Phrase" })).toHaveValue(PHRASE);
});

test("plain text becomes the open format beside the original, is kept and packed", async ({ studio, page }) => {
  await studio.open({ name: "account.txt", bytes: plainText() });
  const convert = await studio.show("Convert");
  await expect(convert.getByRole("textbox", { name: "Converted text" })).toHaveValue(/<flat-profile>\n<!-- every parameter -->/);
  await expect(convert).toContainText("Nothing is lost");
  await convert.getByRole("button", { name: "Keep as a new document" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "account.xml" })).toBeVisible();
  await expect(studio.problems.getByRole("status")).toContainText("No problems found");

  const pack = await studio.show("Pack");
  await pack.getByRole("checkbox", { name: "Encrypt with a phrase" }).uncheck();
  const file = await studio.downloaded(() => pack.getByRole("button", { name: "Download packed file" }).click());
  expect(unzipped(file.bytes).toString()).toContain('<Admin_Passwd ua="na"></Admin_Passwd>');
});

test("the loss report names what is not carried over and jumps to it", async ({ studio }) => {
  await studio.open({ name: "a.txt", bytes: 'GPP_A "1" ;\nAdmin_Passwd " s " ;\n' });
  const convert = await studio.show("Convert");
  const entry = convert.getByRole("list", { name: "Loss report" }).getByRole("button").first();
  await expect(entry).toContainText("white space at the edges of `Admin_Passwd` is dropped");
  await entry.click();
  await expect(studio.source).toBeFocused();
  const selected = await studio.source.evaluate((field: HTMLTextAreaElement) =>
    field.value.slice(field.selectionStart, field.selectionEnd),
  );
  expect(selected).toBe(" s ");
});

test("problems say where and why, lead there, and are mended with one click", { tag: "@both" }, async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: "<flat-profile>\n  <GPP_A ua='ro'>1</GPP_B>\n</flat-profile>\n" });
  await expect(studio.problems.getByRole("status")).toContainText("2 errors");
  await axe(page);
  const first = studio.problems.getByRole("button", { name: /Line 2, column 13.*double quotes/ });
  await first.click();
  await expect(studio.source).toBeFocused();
  const fixes = studio.problems.getByRole("button", { name: /^Fix/ });
  await fixes.first().click();
  await expect(studio.problems.getByRole("status")).toContainText("1 error");
  await fixes.first().click();
  await expect(studio.problems.getByRole("status")).toContainText("No problems found");
  await expect(studio.source).toHaveValue('<flat-profile>\n  <GPP_A ua="ro">1</GPP_A>\n</flat-profile>\n');
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(studio.source).toHaveValue(/<\/GPP_B>/);
});

test("TXT-12 TXT-13 imports are resolved over the open documents", async ({ studio }) => {
  await studio.open({ name: "main.txt", bytes: 'import base.txt\nGPP_A "1" ;\n' });
  await expect(studio.problems).toContainText("found `base.txt`, which is not among them");
  await studio.open({ name: "base.txt", bytes: 'GPP_B "2" ;\n' });
  await studio.page.getByRole("navigation", { name: "Documents" }).getByRole("button", { name: /^main\.txt/ }).click();
  await expect(studio.problems).not.toContainText("not among them");
});

test("what is chosen for packing stays with its document", async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: SHORT });
  await studio.open({ name: "b.xml", bytes: SHORT });
  const choose = (name: RegExp) => page.getByRole("navigation", { name: "Documents" }).getByRole("button", { name }).click();
  await choose(/^a\.xml/);
  const pack = await studio.show("Pack");
  await pack.getByRole("checkbox", { name: "Encrypt with a phrase" }).check();
  await pack.getByRole("button", { name: "Generate a phrase" }).click();
  const phrase = await pack.getByRole("textbox", { name: "Phrase" }).inputValue();
  await choose(/^b\.xml/);
  await expect(pack.getByRole("checkbox", { name: "Encrypt with a phrase" })).not.toBeChecked();
  await choose(/^a\.xml/);
  await expect(pack.getByRole("textbox", { name: "Phrase" })).toHaveValue(phrase);
});

test("XML-03 errors are named before a profile is packed, and lead to their place", async ({ studio }) => {
  await studio.open({ name: "a.xml", bytes: "<flat-profile><GPP_A>1</GPP_B></flat-profile>" });
  const pack = await studio.show("Pack");
  await expect(pack).toContainText("a device applies nothing of a profile with errors");
  await pack.getByRole("button", { name: "Go to the first error" }).click();
  await expect(studio.source).toBeFocused();
});
