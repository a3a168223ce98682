// The stages of a file: what each is, its bytes, the fields of its headers.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { axe } from "../fixtures.ts";
import { encrypted, zipped } from "../profiles.ts";
import { expect, test } from "../studio.ts";

const PHRASE = "a long phrase of several words";
const PROFILE = '<flat-profile>\n<GPP_A ua="na">12345678</GPP_A>\n</flat-profile>\n';

/** A gzip file with a name, a comment and a checksum of the header, which Node does not write. */
function withHeader(content: string): Buffer {
  const plain = gzipSync(content);
  const head = Buffer.from([0x1f, 0x8b, 8, 0x18, 0, 0, 0, 0, 2, 3]);
  return Buffer.concat([head, Buffer.from("spa.xml\0by hand\0"), plain.subarray(10)]);
}

test("GZ-01 ENC-01 each stage of packing shows its bytes and names the fields of its header", { tag: "@both" }, async ({
  studio,
  page,
}) => {
  await studio.open({ name: "a.xml", bytes: PROFILE });
  const pack = await studio.show("Pack");
  await pack.getByRole("checkbox", { name: "Encrypt with a phrase" }).check();
  await pack.getByRole("textbox", { name: "Phrase" }).fill(PHRASE);
  await pack.getByRole("radio", { name: "Fixed" }).check();
  await pack.getByRole("textbox", { name: "Salt, 16 hexadecimal digits" }).fill("0011223344556677");

  const stages = pack.getByRole("list", { name: "Stages" });
  await expect(stages.getByRole("listitem")).toHaveCount(3);
  await expect(stages.getByRole("listitem").last()).toContainText("a.cfg");
  await stages.getByRole("button", { name: `Profile, ${PROFILE.length} bytes` }).click();
  await expect(stages.getByRole("group", { name: "Bytes" })).toContainText("000000  3c 66 6c 61 74 2d 70 72");
  await expect(stages).toContainText("no header");

  await stages.getByRole("button", { name: /^Compressed/ }).click();
  const fields = stages.getByRole("table", { name: "Fields" });
  await expect(fields.getByRole("row", { name: /Magic 000000 2/ })).toBeVisible();
  await expect(fields.getByRole("row", { name: /CRC-32/ })).toContainText("that of the content");

  await stages.getByRole("button", { name: /^Encrypted/ }).click();
  await expect(fields.getByRole("row", { name: /Salt 000008 8/ })).toContainText("0011223344556677");
  const salt = fields.getByRole("button", { name: "Salt" });
  await salt.click();
  await expect(salt).toHaveAttribute("aria-pressed", "true");
  await expect(stages.locator("mark").first()).toHaveText("00 11 22 33 44 55 66 77");
  await axe(page);
});

test("GZ-06 a stage of many bytes shows the first 64 KiB and more on request, and a trailer far behind", async ({ studio }) => {
  const bytes = `<flat-profile>\n<!-- ${"x".repeat(140_000)} -->\n</flat-profile>\n`;
  await studio.open({ name: "big.xml", bytes });
  const pack = await studio.show("Pack");
  const stages = pack.getByRole("list", { name: "Stages" });
  await stages.getByRole("button", { name: /^Profile/ }).click();
  const rows = stages.getByRole("group", { name: "Bytes" });
  await expect(stages).toContainText(`Bytes 0 to 65536 of ${bytes.length}`);
  await expect(rows).not.toContainText("010000  ");
  await stages.getByRole("button", { name: "Show more" }).click();
  await expect(rows).toContainText("010000  78 78");
});

test("GZ-02 the layers of an opened file tell what the gzip header says, and show their bytes", async ({ studio, page }) => {
  await studio.open({ name: "a.cfg", bytes: encrypted(withHeader(PROFILE), PHRASE) });
  await page.getByRole("textbox", { name: "Phrase", exact: true }).fill(PHRASE);
  await page.getByRole("button", { name: "Open with this phrase" }).click();
  await expect(studio.source).toHaveValue(PROFILE);
  const facts = await studio.show("Facts");
  const layers = facts.getByRole("list", { name: "Layers" });
  await expect(layers).toContainText("Name in the header");
  await expect(layers).toContainText("spa.xml");
  await expect(layers).toContainText("by hand");
  await expect(layers).toContainText("Unix");
  await expect(layers).toContainText("Key made with");
  await layers.getByRole("button", { name: /gzip file/ }).click();
  await layers.getByRole("button", { name: "Comment" }).click();
  await expect(layers.locator("mark").first()).toHaveText("62 79 20 68 61 6e 64 00");
  await axe(page);

  // What is stored goes without the bytes, and without the comment.
  await studio.stored();
  await page.reload();
  const again = await studio.show("Facts");
  await expect(again.getByRole("list", { name: "Layers" })).toContainText("spa.xml");
  await expect(again).not.toContainText("by hand");
  await expect(again).toContainText("Open the file again to see the bytes");
});

test("GZ-04 a damaged gzip file shows its fields and which of them does not fit", async ({ studio, page }) => {
  const file = zipped(Buffer.from(PROFILE));
  file[file.length - 8]! ^= 1;
  await studio.open({ name: "a.gz", bytes: file });
  const layers = page.getByRole("list", { name: "Layers" });
  await layers.getByRole("button", { name: /gzip file/ }).click();
  await expect(layers.getByRole("row", { name: /CRC-32/ })).toContainText("the content has another one");
});

test("FMT-03 the header of a compiled file is named field by field", async ({ studio, page }) => {
  const path = fileURLToPath(new URL("../../core/tests/vectors/data/generic.cfg", import.meta.url));
  await studio.open({ name: "generic.cfg", bytes: readFileSync(path) });
  const layers = page.getByRole("list", { name: "Layers" });
  await layers.getByRole("button", { name: /compiled/ }).click();
  await expect(layers.getByRole("row", { name: /Time of compilation/ })).toContainText("UTC");
  await expect(layers.getByRole("row", { name: /^Ids/ })).toContainText("3446");
});
