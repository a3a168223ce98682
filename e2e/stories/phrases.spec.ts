// The phrases of the project open further files.

import { encrypted } from "../profiles.ts";
import { expect, test } from "../studio.ts";

const PHRASE = "a long phrase of several words";
const PROFILE = '<flat-profile>\n<GPP_A ua="na">12345678</GPP_A>\n</flat-profile>\n'.repeat(2);

test("ENC-06 a file is opened with the phrase of another document, which is named and not printed", async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: PROFILE }, { name: "b.xml", bytes: PROFILE });
  for (const [name, phrase] of [["a.xml", "the phrase of a"], ["b.xml", PHRASE]] as const) {
    await page.getByRole("navigation", { name: "Documents" }).getByRole("button", { name: new RegExp(`^${name}`) }).click();
    const pack = await studio.show("Pack");
    await pack.getByRole("checkbox", { name: "Encrypt with a phrase" }).check();
    await pack.getByRole("textbox", { name: "Phrase" }).fill(phrase);
  }
  await studio.open({ name: "c.cfg", bytes: encrypted(Buffer.from(PROFILE), PHRASE) });
  await expect(studio.source).toHaveValue(PROFILE);
  await expect(page.getByText("c.cfg is open: the phrase of b.xml fits.").first()).toBeVisible();
  await expect(page.getByText(PHRASE)).toHaveCount(0);
  // Packing goes on with it.
  const pack = await studio.show("Pack");
  await expect(pack.getByRole("textbox", { name: "Phrase" })).toHaveValue(PHRASE);
});

test("ENC-06 where none fits the page says so and asks, and a phrase that is learned later is tried", async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: PROFILE });
  const pack = await studio.show("Pack");
  await pack.getByRole("checkbox", { name: "Encrypt with a phrase" }).check();
  await pack.getByRole("textbox", { name: "Phrase" }).fill("another phrase");
  await studio.open({ name: "c.cfg", bytes: encrypted(Buffer.from(PROFILE), PHRASE) });
  await expect(page.getByText("The phrase of another document was tried: it does not fit.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Phrase" })).toHaveValue("");

  const documents = page.getByRole("navigation", { name: "Documents" });
  await documents.getByRole("button", { name: /^a\.xml/ }).click();
  await pack.getByRole("textbox", { name: "Phrase" }).fill(PHRASE);
  await documents.getByRole("button", { name: /^c\.cfg/ }).click();
  await expect(studio.source).toHaveValue(PROFILE);
  await expect(page.getByText("the phrase of a.xml fits").first()).toBeVisible();
});
