// The reference.

import { axe } from "../fixtures.ts";
import { expect, test } from "../studio.ts";

test("a parameter is found in any notation and shows its facts", { tag: "@both" }, async ({ studio, page }) => {
  const list = await studio.reference("Parameters");
  await expect(list.getByRole("status")).toHaveText("554 entries");
  const search = list.getByRole("searchbox");
  for (const words of ["dns server order", "DNS_Server_Order"]) {
    await search.fill(words);
    await expect(list.getByRole("listitem")).toHaveCount(1);
  }
  await list.getByRole("link", { name: /DNS_Server_Order/ }).click();
  const article = page.getByRole("article", { name: "DNS_Server_Order" });
  await expect(article).toContainText("DHCP,Manual");
  await expect(article).toContainText("Optional Network Configuration");
  await expect(article).toContainText("na: the User sees nothing of it");
  await axe(page);
  await studio.fitsTheScreen();
  await article.getByRole("link", { name: "{a, b, c}" }).click();
  await expect(page.getByRole("article", { name: "{a, b, c}" })).toContainText("exactly as it is written");
});

test("every area has a list and articles", async ({ studio, page }) => {
  for (const [area, words, title] of [
    ["Macros", "$K", "$A to $P"],
    ["Data types", "tone", "ToneScript"],
    ["Diagnostics", "LINT-DUP", "duplicate-parameter"],
    ["Formats", "salted", "openssl enc"],
    ["Error codes", "dial plan", "X60"],
    ["Glossary", "hole", "Hole"],
  ] as const) {
    const list = await studio.reference(area);
    await list.getByRole("searchbox").fill(words);
    await list.getByRole("link").first().click();
    await expect(page.getByRole("article", { name: title })).toBeVisible();
    await expect(page.getByRole("article")).toContainText(area === "Glossary" ? "[[secret:1]]" : "Page");
    await axe(page);
  }
});

test("ERR-03 a code that nothing describes is named so", async ({ studio }) => {
  const list = await studio.reference("Error codes");
  await list.getByRole("searchbox").fill("X10");
  await expect(list.getByRole("status")).toContainText("no description");
  await list.getByRole("searchbox").fill("X100");
  await expect(list.getByRole("status")).toContainText("Not a code");
});

test("a problem leads to its explanation, and back", { tag: "@both" }, async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: "<flat-profile><GPP_A>1</GPP_B></flat-profile>" });
  await studio.problems.getByRole("link", { name: "mismatched-end-tag" }).click();
  await expect(page.getByRole("article", { name: "mismatched-end-tag" })).toContainText("applies nothing");
  await expect(page).toHaveURL(/#\/reference\/diagnostics\/mismatched-end-tag$/);
  await page.goBack();
  await expect(studio.problems).toBeVisible();
});
