// A user with files of unknown kinds finds out what each of them is, from the start.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { encrypted, zipped } from "../profiles.ts";
import { expect, test } from "../studio.ts";

/** Each file has a phrase of its own: the page tries those that it knows by itself. */
const phrase = (index: number) => `a long phrase of several words ${index}`;
const XML = '<flat-profile>\n<GPP_A ua="na">12345678</GPP_A>\n</flat-profile>\n';
const locked = (index: number) => encrypted(Buffer.from(XML), phrase(index));
const folded = (bytes: Buffer) => `${bytes.toString("base64").replace(/.{64}/g, "$&\n")}\n`;
const compiled = readFileSync(fileURLToPath(new URL("../../core/tests/vectors/data/generic.cfg", import.meta.url)));

/** What each file is, what the page says of it, and whether it asks for a phrase. */
const FILES: [string, Uint8Array, RegExp, "text" | "phrase" | "neither"][] = [
  ["XML", Buffer.from(XML), /open format/, "text"],
  ["plain text", Buffer.from('GPP_A "12345678" ;\n'), /plain text/, "text"],
  ["a gzip file", zipped(Buffer.from(XML)), /gzip file/, "text"],
  ["an encrypted file", locked(3), /encrypted/, "phrase"],
  ["a gzip file in an encrypted one", encrypted(zipped(Buffer.from(XML)), phrase(4)), /encrypted/, "phrase"],
  ["a compiled profile", compiled, /compiled/, "neither"],
  ["base64 of an encrypted file", Buffer.from(folded(locked(6))), /base64/, "phrase"],
  ["a page of a web server", Buffer.from("<!DOCTYPE html>\n<html><body><h1>404 Not Found</h1></body></html>\n"), /expected `<flat-profile>`|flat-profile/, "text"],
];

test("GEN-03 eight unknown files are identified from the start", async ({ studio, page }) => {
  for (const [index, [what, bytes, words, then]] of FILES.entries()) {
    await test.step(what, async () => {
      if (index > 0) {
        const palette = await studio.find("go to the start");
        await palette.getByRole("option").first().click();
      }
      const chooser = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: "Find out what a file is" }).click();
      await (await chooser).setFiles({ name: `unknown-${index}`, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
      await expect(page.getByRole("heading", { level: 2, name: `unknown-${index}` })).toBeVisible();
      await expect(page.getByRole("main")).toContainText(words);
      const field = page.getByRole("textbox", { name: "Phrase", exact: true });
      if (then === "text") await expect(studio.source).not.toHaveValue("");
      if (then === "phrase") {
        await field.fill(phrase(index));
        await field.press("Enter");
        await expect(studio.source).toHaveValue(/<GPP_A ua="na">12345678/);
        await expect(page.getByRole("tabpanel", { name: "Facts" })).toContainText("Key made with");
      }
      if (then === "neither") await expect(page.getByRole("button", { name: "Turn into a document" })).toBeVisible();
    });
  }
  // None of them was lost on the way.
  const documents = page.getByRole("navigation", { name: "Documents" });
  for (const [index] of FILES.entries()) {
    await expect(documents.getByRole("button", { name: new RegExp(`^unknown-${index}`) })).toBeVisible();
  }
});
