// Bad input: a message that names place and cause and says what to do; nothing is lost.

import { encrypted, openFormat, zipped } from "../profiles.ts";
import { expect, test } from "../studio.ts";

const PHRASE = "a long phrase of several words";

/** Bytes that repeat nothing, the same each time. */
function noise(length: number): Uint8Array {
  let state = 0x2545f491;
  return Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  });
}

const profile = Buffer.from(openFormat());
const cases: [string, Uint8Array, RegExp][] = [
  ["an empty file", Buffer.from(""), /file is empty/i],
  ["random bytes", noise(3_000), /no known format/],
  ["a gzip file that is cut off", zipped(profile).subarray(0, 2_000), /damaged: the file is cut off/],
  ["a gzip file with a flipped bit", flipped(zipped(profile), 3_000), /damaged/],
  ["an encrypted file that is cut off", encrypted(profile, PHRASE).subarray(0, 1_001), /multiple of 16, found 1001 bytes/],
  ["a zlib stream", Buffer.from("eJyzSctJLNEtKMpPy8xJteOycQ8IiHe0UzA0MjYxNTO34LLRh4gAGagqAe51EMs=", "base64"), /zlib/],
  ["text in UTF-16", Buffer.from("\ufeff<flat-profile/>", "utf16le"), /UTF-16/],
  ["a compiled profile", Buffer.from("SIPURA SPA +    69217C2C \0\0\0\0"), /compiled/],
];

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

for (const [what, bytes, words] of cases) {
  test(`GEN-03 ${what} is explained in words`, async ({ studio, page }) => {
    await studio.open({ name: "odd.cfg", bytes });
    await expect(page.getByText(words).first()).toBeVisible();
    // The studio goes on.
    await studio.open({ name: "good.xml", bytes: "<flat-profile></flat-profile>" });
    await expect(studio.source).toHaveValue("<flat-profile></flat-profile>");
  });
}

test("a wrong digest is not the user's fault: both are tried", async ({ studio, page }) => {
  await studio.open({ name: "a.cfg", bytes: encrypted(profile, PHRASE, "sha256") });
  await page.getByRole("textbox", { name: "Phrase" }).fill(PHRASE);
  await page.getByRole("textbox", { name: "Phrase" }).press("Enter");
  await expect(studio.source).toHaveValue(/<flat-profile>/);
});

test("text with ill-formed characters opens, is named, and keeps its bytes through an edit", async ({ studio, page }) => {
  const bytes = Buffer.from("<flat-profile>\r\n<GPP_A>caf\xe9</GPP_A>\r\n<GPP_B>1</GPP_B>\r</flat-profile>\r\n", "latin1");
  await studio.open({ name: "latin.xml", bytes });
  await expect(studio.problems).toContainText("expected UTF-8, found a single-byte encoding");
  const shown = await studio.source.inputValue();
  await studio.source.fill(shown.replace("<GPP_B>1", "<GPP_B>2\n3"));
  const file = await studio.downloaded(() => page.keyboard.press("Control+s"));
  expect(file.bytes.toString("latin1")).toBe(bytes.toString("latin1").replace("<GPP_B>1", "<GPP_B>2\r3"));
});

test("a file that looks like markup is shown as text and runs nothing", async ({ studio, page }) => {
  const nasty = '<flat-profile><img src=x onerror="alert(1)"><GPP_A ua="<script>alert(1)</script>">&lt;script&gt;</GPP_A></flat-profile>';
  page.on("dialog", (dialog) => {
    throw new Error(`a script ran: ${dialog.message()}`);
  });
  await studio.open({ name: '"><img src=x onerror=alert(1)>.xml', bytes: nasty });
  await expect(studio.source).toHaveValue(nasty);
  await studio.show("Convert");
  await studio.show("Facts");
});

test("a project of a newer studio is refused and the work stays", async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: "<flat-profile></flat-profile>" });
  const project = { format: "spa-profile-studio", version: 99, name: "x", documents: [] };
  await page.getByLabel("Project to open").setInputFiles({
    name: "x.spa-project.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(project)),
  });
  await expect(page.getByText(/newer/).first()).toBeVisible();
  await expect(studio.source).toHaveValue("<flat-profile></flat-profile>");
});

test("where storage is denied the page says so and does the rest", async ({ page, studio }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await page.reload();
  await expect(page.locator(".storing")).toContainText("Not stored");
  await studio.open({ name: "a.xml", bytes: "<flat-profile></flat-profile>" });
  await expect(studio.source).toHaveValue("<flat-profile></flat-profile>");
});
