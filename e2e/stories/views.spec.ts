// The views, the address, the palette and the files.

import { axe } from "../fixtures.ts";
import { expect, test } from "../studio.ts";

const TEXT = "<flat-profile><GPP_A ua=\"na\">1</GPP_A></flat-profile>";

test("the views are in the address, and back and forward work", async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: TEXT });
  await studio.source.fill("<flat-profile>typed</flat-profile>");
  const views = page.getByRole("navigation", { name: "Views" });
  await expect(views.getByRole("link", { name: "Profile" })).toHaveAttribute("aria-current", "page");
  await expect(page).toHaveTitle("SPA Profile Studio");
  await studio.view("Reference");
  await expect(page).toHaveURL(/#\/reference$/);
  await expect(page).toHaveTitle("Parameters – Reference – SPA Profile Studio");
  await expect(views.getByRole("link", { name: "Reference" })).toHaveAttribute("aria-current", "page");
  await expect(views.locator("[aria-current]")).toHaveCount(1);
  await expect(studio.source).toBeHidden();
  await studio.view("Settings");
  await expect(page).toHaveTitle("Settings – SPA Profile Studio");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 2, name: "Reference" })).toBeVisible();
  await page.goBack();
  await expect(studio.source).toHaveValue("<flat-profile>typed</flat-profile>");
  await page.goForward();
  await expect(page.getByRole("heading", { level: 2, name: "Reference" })).toBeVisible();
  // What is opened is shown, wherever one was.
  await studio.open({ name: "b.xml", bytes: TEXT });
  await expect(page.getByRole("heading", { level: 2, name: "b.xml" })).toBeVisible();
  await expect(page).toHaveURL(/#\/$/);
});

test("an address leads to an article, and a malformed one falls back quietly", async ({ studio, page }) => {
  await page.goto("./#/reference/parameters/Dial_Plan_1_");
  await page.reload();
  await expect(page.getByRole("article")).toContainText("Dial_Plan[1]");
  await expect(page).toHaveTitle(/^Dial_Plan\[1\]/);
  for (const [wrong, right] of [
    ["#/reference/parameters/hunter2", /#\/reference\/parameters$/],
    ["#/settings/%00/x", /#\/settings$/],
    ["#nonsense", /#\/$/],
  ] as const) {
    await page.evaluate((fragment) => {
      location.hash = fragment;
    }, wrong);
    await expect(page).toHaveURL(right);
    expect(await page.title()).not.toContain("hunter2");
  }
  await expect(page.getByRole("heading", { level: 2, name: "What do you want to do?" })).toBeVisible();
  await expect(studio.page.getByRole("alert")).toHaveCount(0);
});

test("the palette finds actions, documents and parameters with the keyboard alone", { tag: "@both" }, async ({ studio, page }) => {
  await studio.open({ name: "first.xml", bytes: TEXT }, { name: "second.xml", bytes: TEXT });
  await expect(page.getByRole("heading", { level: 2, name: "second.xml" })).toBeVisible();

  let found = await studio.find("first");
  await expect(found.getByRole("option", { selected: true })).toContainText("Go to first.xml");
  await axe(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: "first.xml" })).toBeVisible();

  found = await studio.find("undo");
  await expect(found.getByRole("option", { name: /^Undo/ })).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Enter");
  await expect(found).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(found).toBeHidden();

  found = await studio.find("save");
  await expect(found.getByRole("option", { name: /^Save file/ })).toContainText("Ctrl+S");
  await page.keyboard.press("Escape");

  await studio.find("dp1");
  await expect(found.getByRole("option", { selected: true })).toContainText("Dial_Plan[1]");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article")).toContainText("Dial_Plan_1_");
  await expect(page.locator("#view")).toBeFocused();

  // One dialog leads to another one.
  await studio.find("keyboard sh");
  await page.keyboard.press("Enter");
  await expect(studio.dialog("Keyboard shortcuts")).toBeVisible();
  await expect(studio.dialog("Keyboard shortcuts")).toContainText("Ctrl+K");
  await page.keyboard.press("Escape");

  await studio.find("no such thing at all");
  await expect(studio.dialog("Find").getByRole("status")).toHaveText("Nothing is called that.");
});

test("the palette opens by its button and gives the focus back", async ({ studio, page }) => {
  const button = page.getByRole("button", { name: "Find…" });
  await button.click();
  await expect(studio.dialog("Find").getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
});

test("the start screen says what happens, and shows recent work", { tag: "@both" }, async ({ studio, page }) => {
  const way = page.getByRole("button", { name: "Find out what a file is" });
  await expect(way).toHaveAccessibleDescription(/layers, sizes and checksums/);
  await axe(page);
  await studio.fitsTheScreen();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), way.click()]);
  await chooser.setFiles([{ name: "a.xml", mimeType: "text/xml", buffer: Buffer.from(TEXT) }]);
  await expect(page.getByRole("tab", { name: "Facts" })).toHaveAttribute("aria-selected", "true");
  await page.getByRole("heading", { level: 1 }).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 2, name: "What do you want to do?" })).toBeVisible();
  await axe(page);
  await page.getByRole("region", { name: "Go on with" }).getByRole("button", { name: "a.xml" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "a.xml" })).toBeVisible();
});

test("a folder is dropped: its files are opened, hidden ones and empty folders are not", async ({ studio, page }) => {
  await studio.dropFolder({ "b.xml": TEXT, ".hidden": "x", "deep/er/c.txt": 'GPP_A "1" ;\n', "deep/d.xml": TEXT });
  const documents = page.getByRole("navigation", { name: "Documents" });
  for (const name of ["b.xml", "c.txt", "d.xml"]) {
    await expect(documents.getByRole("button", { name: new RegExp(`^${name}`) })).toBeVisible();
  }
  await expect(documents.getByRole("listitem")).toHaveCount(3);
  await expect(page.getByText("3 files are open.")).toBeVisible();
  await studio.dropFolder({ ".hidden": "x" });
  await expect(page.getByText("Expected files in the folder, found none.")).toBeVisible();
});

test("a document is duplicated, and undo takes the copy away", async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: TEXT });
  await page.getByRole("button", { name: "Duplicate" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "a-2.xml" })).toBeVisible();
  await expect(studio.source).toHaveValue(TEXT);
  await expect(page.locator(".document-head")).toContainText("Not saved to a file");
  await page.keyboard.press("Alt+PageUp");
  await expect(page.getByRole("heading", { level: 2, name: "a.xml", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  const documents = page.getByRole("navigation", { name: "Documents" });
  await expect(documents.getByRole("listitem")).toHaveCount(1);
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(documents.getByRole("listitem")).toHaveCount(2);
});
