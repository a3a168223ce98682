// Two profiles side by side, by parameter.

import { axe } from "../fixtures.ts";
import { expect, test } from "../studio.ts";

const OLD = "<flat-profile>\n<GPP_A>1</GPP_A>\n<GPP_B>x</GPP_B>\n<Admin_Passwd>hush</Admin_Passwd>\n</flat-profile>\n";
const NEW = 'GPP_A "2" ;\nAdmin_Passwd ! "other" ;\nProxy[1] "sip.example.com" ;\n';

test("CONV-04 two documents are compared, whatever their formats, and secrets stay hidden", { tag: "@both" }, async ({ studio, page }) => {
  await studio.open({ name: "old.xml", bytes: OLD });
  await studio.open({ name: "new.txt", bytes: NEW });
  const compare = await studio.show("Compare");
  await compare.getByRole("combobox", { name: "Compare with" }).selectOption("old.xml");
  await expect(compare.getByRole("status")).toHaveText("2 with another value, 1 only here, 1 only there.");
  const rows = compare.getByRole("list", { name: "Differences" }).getByRole("listitem");
  await expect(rows.filter({ hasText: "GPP_A" })).toContainText("“1”");
  await expect(rows.filter({ hasText: "GPP_A" })).toContainText("“2” (na)");
  await expect(rows.filter({ hasText: "Admin_Passwd" })).toContainText("a secret (rw)");
  await expect(compare.getByText("hush")).toHaveCount(0);
  await axe(page);
  await compare.getByRole("button", { name: "Show Proxy[1] in the source" }).click();
  await expect(studio.source).toBeFocused();
  const selected = await studio.source.evaluate((field: HTMLTextAreaElement) =>
    field.value.slice(field.selectionStart, field.selectionEnd),
  );
  expect(selected).toBe('Proxy[1] "sip.example.com" ;');
});

test("CAT-06 a document is compared with the factory, and follows every edit", async ({ studio }) => {
  await studio.open({ name: "a.txt", bytes: 'Resync_Periodic "3600" ;\nGPP_A "1" ;\n' });
  const compare = await studio.show("Compare");
  await expect(compare.getByRole("status")).toHaveText("1 with another value.");
  await studio.source.fill('Resync_Periodic "60" ;\nGPP_A "1" ;\n');
  await expect(compare.getByRole("status")).toHaveText("2 with another value.");
  await studio.source.fill('Resync_Periodic "3600" ;\n');
  await expect(compare.getByRole("status")).toHaveText("No differences.");
});
