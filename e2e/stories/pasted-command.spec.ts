// Commands that a guide prints: pasted, mended, used.

import { axe } from "../fixtures.ts";
import { decrypted, encrypted, unzipped } from "../profiles.ts";
import { expect, test } from "../studio.ts";

const PROFILE = '<flat-profile>\n<GPP_A ua="na">12345678</GPP_A>\n</flat-profile>\n'.repeat(2);
const PRINTED = "gzip basic.xml\n# openssl enc –e –aes-256-cbc –k “SecretPhrase1234” –in basic.xml.gz –out basic.cfg";

test("ENC-07 TXT-21 a printed command is mended, its phrase masked, and its settings fill the form", { tag: "@both" }, async ({
  studio,
  page,
}) => {
  await studio.open({ name: "a.xml", bytes: PROFILE });
  const pack = await studio.show("Pack");
  await pack.getByText("Paste a command").click();
  const field = pack.getByRole("textbox", { name: "Command of openssl or gzip" });
  await field.fill(PRINTED);
  const mended = pack.getByRole("region", { name: "Mended command" });
  await expect(mended.locator("pre")).toHaveText(/openssl enc -e -aes-256-cbc -k "\$PHRASE" -in basic.xml.gz/);
  await expect(pack).toContainText("expected `-md md5`, found no digest", { ignoreCase: true });
  await axe(page);

  const copied = await studio.copies();
  await mended.getByRole("button", { name: "Copy command" }).click();
  await expect.poll(copied).toContain('-k "$PHRASE"');
  await mended.getByRole("button", { name: "Show the phrase in the command" }).click();
  await expect(mended.locator("pre")).toHaveText(/-k '?SecretPhrase1234/);

  await pack.getByRole("button", { name: /^Mend all/ }).click();
  await expect(field).toHaveValue(PRINTED.replaceAll("–", "-").replaceAll(/[“”]/g, '"'));
  await pack.getByRole("button", { name: "Use these settings" }).click();
  await expect(pack.getByRole("checkbox", { name: "Encrypt with a phrase" })).toBeChecked();
  await expect(pack.getByRole("checkbox", { name: "Compress with gzip" })).toBeChecked();
  await expect(pack.getByRole("textbox", { name: "Phrase" })).toHaveValue("SecretPhrase1234");
  const file = await studio.downloaded(() => pack.getByRole("button", { name: "Download packed file" }).click());
  expect(unzipped(decrypted(file.bytes, "SecretPhrase1234")).toString()).toBe(PROFILE);
});

test("ENC-08 what no device reads is said and left out; what is no command is refused in words", async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: PROFILE });
  const pack = await studio.show("Pack");
  await pack.getByText("Paste a command").click();
  const field = pack.getByRole("textbox", { name: "Command of openssl or gzip" });
  await field.fill("tar xf a.tar");
  await expect(pack.getByRole("alert").filter({ hasText: "found another command" })).toBeVisible();
  await field.fill("openssl enc -aes-256-cbc -md sha256 -pbkdf2 -a -in a.xml -out a.cfg");
  await expect(pack).toContainText("found `-pbkdf2`, which no device reads");
  await pack.getByRole("button", { name: "Use these settings" }).click();
  await expect(page.getByText("It holds no phrase: type it.")).toBeVisible();
  await expect(page.getByText(/-pbkdf2.* are left out/)).toBeVisible();
  await expect(pack.getByRole("radio", { name: "SHA-256" })).toBeChecked();
});

test("ENC-03 the phrase of a pasted command opens the closed file", async ({ studio, page }) => {
  await studio.open({ name: "a.cfg", bytes: encrypted(Buffer.from(PROFILE), "SecretPhrase1234") });
  await page.getByText("Paste a command").click();
  const field = page.getByRole("textbox", { name: "Command of openssl or gzip" });
  await field.fill("openssl enc -d -aes-256-cbc -in a.cfg -out a.xml");
  await page.getByRole("button", { name: "Try its phrase" }).click();
  await expect(page.getByRole("alert").first()).toContainText("found none in the command");
  await field.fill("openssl enc –d –aes-256-cbc –k “SecretPhrase1234” –in a.cfg –out a.xml");
  await page.getByRole("button", { name: "Try its phrase" }).click();
  await expect(studio.source).toHaveValue(PROFILE);
});
