// A closed file and many phrases; files without a header and their salt.

import { execFileSync } from "node:child_process";
import { axe } from "../fixtures.ts";
import { encrypted } from "../profiles.ts";
import { expect, test } from "../studio.ts";

const PHRASE = "a long phrase of several words";
const PROFILE = '<flat-profile>\n<GPP_A ua="na">12345678</GPP_A>\n</flat-profile>\n'.repeat(4);
const SALT = "0011223344556677";

/** The blocks of a file that `-S` made, without the header that older programs write before them. */
function headerless(phrase: string, salt = SALT): Buffer {
  const words = ["enc", "-aes-256-cbc", "-md", "md5", "-S", salt, "-k", phrase];
  const file = execFileSync("openssl", words, { input: PROFILE, stdio: ["pipe", "pipe", "ignore"] });
  return file.subarray(0, 8).toString() === "Salted__" ? file.subarray(16) : file;
}

test("ENC-06 of a pile of phrases the one that fits is named by its line and opens the file", { tag: "@both" }, async ({
  studio,
  page,
}) => {
  await studio.open({ name: "a.cfg", bytes: encrypted(Buffer.from(PROFILE), PHRASE) });
  await page.getByText("Try many phrases").click();
  const pile = page.getByRole("textbox", { name: "Phrases, one a line" });
  await pile.fill(`wrong\nanother\n${PHRASE}\n`);
  await page.getByRole("button", { name: "Try them all" }).click();
  await expect(page.getByText("All 3 phrases were tried: one opens the file.")).toBeVisible();
  const results = page.getByRole("list", { name: "Results" });
  await expect(results.getByRole("listitem").first()).toContainText("Line 3 opens the file, with a key made by MD5");
  await expect(results).toContainText("Line 1 does not open it");
  await expect(results).not.toContainText(PHRASE);
  await axe(page);
  await results.getByRole("button", { name: "Open with it: Line 3" }).click();
  await expect(studio.source).toHaveValue(PROFILE);
});

test("ENC-06 ENC-08 a phrase that fits by chance and one of a newer openssl are told apart", async ({ studio, page }) => {
  const file = Buffer.from(
    "U2FsdGVkX18AESIzRFVmdyIKrRj7FpmDwU3gjnHGmI5bcOTFSNtPSBTdOddcq23GO0a65ftGV6euv3SjvE7e7na0DoxRFUd7LydoYFuxjNw=",
    "base64",
  );
  await studio.open({ name: "a.cfg", bytes: file });
  await page.getByText("Try many phrases").click();
  await page.getByRole("textbox", { name: "Phrases, one a line" }).fill("wrong\nwrong302");
  await page.getByRole("button", { name: "Try them all" }).click();
  const results = page.getByRole("list", { name: "Results" });
  await expect(results).toContainText("Line 2 does not open it: the padding fits by chance");
  await expect(page.getByText("The file is whole")).toContainText("-pbkdf2");

  await studio.open({ name: "b.cfg", bytes: encrypted(Buffer.from(PROFILE), PHRASE, "sha256") });
  await page.getByText("Try many phrases").click();
  await page.getByRole("textbox", { name: "Phrases, one a line" }).fill(PHRASE);
  await page.getByRole("button", { name: "Try them all" }).click();
  await expect(results).toContainText("with a key made by SHA-256");
});

test("ENC-09 the keys in the rules of open documents are tried, also by parameter", async ({ studio, page }) => {
  const rules = `<flat-profile><Profile_Rule>[--key $B] http://h/a</Profile_Rule><GPP_B>${PHRASE}</GPP_B></flat-profile>`;
  await studio.open({ name: "rules.xml", bytes: rules });
  await studio.open({ name: "a.cfg", bytes: encrypted(Buffer.from(PROFILE), PHRASE) });
  await page.getByText("Try many phrases").click();
  await page.getByRole("button", { name: "Try them all" }).click();
  await page.getByRole("button", { name: "Open with it: GPP_B of rules.xml" }).click();
  await expect(studio.source).toHaveValue(PROFILE);
});

test("ENC-06 a long pile is tried in slices and can be cancelled; an empty one is refused", async ({ studio, page }) => {
  // One phrase in 128 fits by chance and costs the work of a big file, so that there is time to cancel.
  const big = Buffer.from(PROFILE.repeat(20_000));
  await studio.open({ name: "a.cfg", bytes: encrypted(big, PHRASE) });
  await page.getByText("Try many phrases").click();
  const start = page.getByRole("button", { name: "Try them all" });
  await start.click();
  await expect(page.getByRole("alert").filter({ hasText: "Expected phrases, one a line" })).toBeVisible();
  const pile = Array.from({ length: 10_000 }, (_, n) => `phrase ${n}`).join("\n");
  // Filling in line by line takes the browser longer than pasting does.
  await page.getByRole("textbox", { name: "Phrases, one a line" }).evaluate((field: HTMLTextAreaElement, text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, pile);
  await start.click();
  await expect(page.getByRole("progressbar", { name: "Phrases tried" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText(/of 10,000 phrases were tried: none opens/)).toBeVisible();
  await expect(start).toBeEnabled();
});

test("ENC-12 a file without its header is opened with phrase and salt, and a salt that is none is named", { tag: "@both" }, async ({
  studio,
  page,
}) => {
  await studio.open({ name: "bare.cfg", bytes: headerless(PHRASE) });
  const salt = page.getByRole("textbox", { name: "Salt, up to 16 hexadecimal digits" });
  await salt.fill("00zz");
  await expect(page.getByText("Expected a hexadecimal digit in the salt, found another character at position 3.")).toBeVisible();
  await axe(page);
  await page.getByRole("textbox", { name: "Phrase", exact: true }).fill(PHRASE);
  await salt.fill(SALT);
  await page.getByRole("button", { name: "Open with this phrase" }).click();
  await expect(studio.source).toHaveValue(PROFILE);
  const facts = await studio.show("Facts");
  await expect(facts).toContainText("without its header");
  await expect(facts.getByRole("region", { name: "Commands that open it" })).toContainText(`-S ${SALT}`);
});

test("ENC-10 a phrase of 32 digits is generated too, and its strength is told", async ({ studio }) => {
  await studio.open({ name: "a.xml", bytes: PROFILE });
  const pack = await studio.show("Pack");
  await pack.getByRole("checkbox", { name: "Encrypt with a phrase" }).check();
  await pack.getByRole("button", { name: "Generate 32 digits" }).click();
  await expect(pack.getByRole("textbox", { name: "Phrase" })).toHaveValue(/^[0-9a-f]{32}$/);
  await expect(pack).toContainText("32 hexadecimal digits: 128 bits");
});
