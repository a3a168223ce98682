// The project: kept in this browser without its secrets, exported, opened, saved, never lost.

import { axe } from "../fixtures.ts";
import { expect, test } from "../studio.ts";

const SECRET = "correct-horse-battery-staple";
const PROFILE = `<flat-profile>
<Admin_Passwd ua="na">${SECRET}</Admin_Passwd>
<Profile_Rule ua="na">[--key ${SECRET}] http://prov.example.net/$MA.cfg</Profile_Rule>
<GPP_A ua="na">plain</GPP_A>
</flat-profile>
`;

test("ENC-14 a reload brings the project back without its secrets", async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: PROFILE });
  await studio.stored();
  const kept = await page.evaluate(async () => {
    const values: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open(name ?? "");
        request.onsuccess = () => done(request.result);
      });
      for (const store of database.objectStoreNames) {
        const request = database.transaction(store).objectStore(store).getAll();
        values.push(await new Promise((done) => (request.onsuccess = () => done(request.result))));
      }
      database.close();
    }
    return JSON.stringify([values, { ...localStorage }, { ...sessionStorage }, location.href, document.title]);
  });
  expect(kept).toContain("a.xml");
  expect(kept).not.toContain(SECRET);
  expect(kept).not.toContain(Buffer.from(SECRET).toString("base64").slice(0, -4));

  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(studio.source).toHaveValue(/<Admin_Passwd ua="na">\[\[secret:1\]\]<\/Admin_Passwd>/);
  const holes = page.getByRole("region", { name: "Secrets left out" });
  await expect(holes).toContainText("2 secrets were left out");
  await axe(page);
  await holes.getByRole("textbox").first().fill(SECRET);
  await holes.getByRole("textbox").last().fill(SECRET);
  await holes.getByRole("button", { name: "Fill in" }).click();
  await expect(studio.source).toHaveValue(PROFILE);
});

test("ENC-14 an exported project holds no secret, keeps unknown fields, and packing asks for what is missing", async ({
  studio,
  page,
}) => {
  await studio.open({ name: "a.xml", bytes: PROFILE });
  const project = await studio.downloaded(() => page.getByRole("button", { name: "Export project" }).click());
  expect(project.name).toMatch(/\.spa-project\.json$/);
  expect(project.bytes.toString()).not.toContain(SECRET);

  const value = JSON.parse(project.bytes.toString()) as Record<string, unknown>;
  expect(value["version"]).toBe(1);
  value["fromTheFuture"] = { kept: true };
  await page.getByLabel("Project to open").setInputFiles({
    name: project.name,
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(value)),
  });
  await studio.dialog("Replace the project?").getByRole("button", { name: "Replace" }).click();
  await expect(studio.source).toHaveValue(/\[\[secret:1\]\]/);

  const pack = await studio.show("Pack");
  await pack.getByRole("checkbox", { name: "Encrypt with a phrase" }).uncheck();
  await pack.getByRole("button", { name: "Download packed file" }).click();
  const missing = studio.dialog("Secrets are missing");
  await expect(missing).toBeVisible();
  await axe(page);
  await missing.getByRole("button", { name: "Cancel" }).click();
  await pack.getByRole("button", { name: "Download packed file" }).click();
  const file = await studio.downloaded(() => missing.getByRole("button", { name: "Go on with the holes" }).click());
  expect(file.bytes.length).toBeGreaterThan(0);

  const again = await studio.downloaded(() => page.getByRole("button", { name: "Export project" }).click());
  expect(JSON.parse(again.bytes.toString())).toMatchObject({ fromTheFuture: { kept: true } });
});

test("leaving with something unsaved asks, and a saved document does not", async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: PROFILE });
  await studio.source.fill(PROFILE.replace("plain", "changed"));
  let asked = 0;
  page.on("dialog", (dialog) => {
    asked += 1;
    void dialog.dismiss();
  });
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toBe(1);
  const file = await studio.downloaded(() => page.keyboard.press("Control+s"));
  expect(file.name).toBe("a.xml");
  expect(file.bytes.toString()).toBe(PROFILE.replace("plain", "changed"));
  await expect(page.getByRole("navigation", { name: "Documents" })).not.toContainText("not saved to a file");
});

test("Ctrl+S writes back to the opened file where the browser allows it", async ({ page }) => {
  await page.addInitScript(() => {
    const written: string[] = [];
    const handle = {
      kind: "file",
      name: "picked.xml",
      getFile: async () => new File(["<flat-profile></flat-profile>"], "picked.xml"),
      queryPermission: async () => "granted",
      requestPermission: async () => "granted",
      createWritable: async () => ({
        write: async (data: BufferSource | Blob) => void written.push(await new Response(data as BodyInit).text()),
        close: async () => undefined,
      }),
    };
    Object.assign(window, { showOpenFilePicker: async () => [handle], written });
    // The story types into the plain field.
    localStorage.setItem("spa-profile-studio:source-field", "plain");
  });
  await page.goto("./");
  await page.getByRole("button", { name: /^Open (a file|files…)$/ }).first().click();
  const source = page.getByRole("textbox", { name: "Source" });
  await expect(source).toHaveValue("<flat-profile></flat-profile>");
  await source.fill("<flat-profile><GPP_A>1</GPP_A></flat-profile>");
  await page.keyboard.press("Control+s");
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { written: string[] }).written))
    .toEqual(["<flat-profile><GPP_A>1</GPP_A></flat-profile>"]);
});

test("a second tab does not overwrite the first one's work", async ({ studio, page, context }) => {
  await studio.open({ name: "first.xml", bytes: "<flat-profile></flat-profile>" });
  await studio.stored();
  const other = await context.newPage();
  await other.goto("./");
  await expect(other.getByRole("textbox", { name: "Source" })).toBeVisible();
  await other.getByRole("textbox", { name: "Source" }).fill("<flat-profile><GPP_A>other</GPP_A></flat-profile>");
  await expect(other.locator(".storing")).toContainText("Stored in this browser");
  await studio.source.fill("<flat-profile><GPP_A>mine</GPP_A></flat-profile>");
  await expect(page.getByText(/another tab/i).first()).toBeVisible();
  await expect(studio.source).toHaveValue(/mine/);

  // The next start tells of the copy that the page kept beside the other tab's project.
  await expect(page.locator(".storing")).not.toContainText("Storing");
  page.on("dialog", (dialog) => void dialog.accept());
  other.on("dialog", (dialog) => void dialog.accept());
  await page.close();
  await other.close();
  const next = await context.newPage();
  await next.goto("./");
  const source = next.getByRole("textbox", { name: "Source" });
  await expect(source).toHaveValue(/other/);
  await next.getByRole("button", { name: "Open the copy" }).click();
  const replace = next.getByRole("dialog", { name: "Replace the project?" });
  await replace.getByRole("button", { name: "Replace" }).click();
  await expect(source).toHaveValue(/mine/);
});

test("undo and redo run over typing and mends alike", async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: "<flat-profile></flat-profile>" });
  await studio.source.focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("abc");
  await expect(studio.source).toHaveValue("abc<flat-profile></flat-profile>");
  await page.keyboard.press("Control+z");
  await expect(studio.source).toHaveValue("<flat-profile></flat-profile>");
  await page.keyboard.press("Control+Shift+z");
  await expect(studio.source).toHaveValue("abc<flat-profile></flat-profile>");
});

test("undo says which document it changes when another one is shown", async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: "<flat-profile></flat-profile>" });
  await studio.source.fill("<flat-profile><GPP_A/></flat-profile>");
  await studio.open({ name: "b.xml", bytes: "<flat-profile> </flat-profile>" });
  await expect(studio.source).toHaveValue("<flat-profile> </flat-profile>");
  // The last step was the opening of b.xml; the one before it was made in a.xml.
  await studio.source.fill("<flat-profile>  </flat-profile>");
  await page.getByRole("navigation", { name: "Documents" }).getByRole("button", { name: /^a\.xml/ }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone in b.xml").first()).toBeVisible();
});

test("a document is renamed and closed, and closing is undone", async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: "<flat-profile></flat-profile>" });
  await page.getByRole("button", { name: "Rename" }).click();
  const dialog = studio.dialog("Rename");
  await expect(dialog.getByRole("textbox", { name: "New name" })).toBeFocused();
  await page.keyboard.type("spa2102.xml");
  await dialog.getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "spa2102.xml" })).toBeVisible();
  await page.getByRole("button", { name: "Close spa2102.xml" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "What do you want to do?" })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(studio.source).toHaveValue("<flat-profile></flat-profile>");
});
