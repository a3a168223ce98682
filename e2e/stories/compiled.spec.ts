// Compiled profiles: what can be read becomes a document, the rest is explained.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { axe } from "../fixtures.ts";
import { expect, test, type Given } from "../studio.ts";

function compiled(name: string): Given {
  const path = fileURLToPath(new URL(`../../core/tests/vectors/data/${name}`, import.meta.url));
  return { name, bytes: readFileSync(path) };
}

test("FMT-04 a compiled profile without protection becomes a document", async ({ studio, page }) => {
  await studio.open(compiled("generic.cfg"));
  await expect(page.getByRole("alert").first()).toContainText("compiled");
  await page.getByRole("button", { name: "Turn into a document" }).click();
  await expect(studio.source).toHaveValue(/User_ID\[1\] +"14085551234" ;/);
  await expect(studio.source).toHaveValue(/Admin_Passwd +"s3cret" ;/);
});

test("FMT-04 one with a key is opened with that key, and a wrong one is refused in words", { tag: "@both" }, async ({
  studio,
  page,
}) => {
  await studio.open(compiled("aes-ascii-lucky777.cfg"));
  const key = page.getByRole("textbox", { name: "Key" });
  await key.fill("lucky778");
  await key.press("Enter");
  await expect(page.getByRole("alert").first()).toContainText("key");
  await expect(key).toBeFocused();
  await axe(page);
  await key.fill("lucky777");
  await page.getByRole("button", { name: "Turn into a document" }).click();
  await expect(studio.source).toHaveValue(/User_ID\[1\] +"14085551234" ;/);
});

test("FMT-04 a key in hexadecimal digits opens the file that was made with it", async ({ studio, page }) => {
  await studio.open(compiled("aes-hex-256.cfg"));
  const digits = [...Array(32).keys()].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  await expect(page.getByRole("radio", { name: /--hex-key/ })).toBeChecked();
  await page.getByRole("textbox", { name: "Key" }).fill(digits);
  await page.getByRole("button", { name: "Turn into a document" }).click();
  await expect(studio.source).toHaveValue(/Resync_Periodic/);
});

for (const name of ["target-000e08aabbcc.cfg", "scramble-foo.cfg"]) {
  test(`FMT-04 ${name} is explained and not opened`, async ({ studio, page }) => {
    await studio.open(compiled(name));
    await expect(page.getByText(/one device|scrambled/).first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Turn into a document" })).toHaveCount(0);
  });
}
