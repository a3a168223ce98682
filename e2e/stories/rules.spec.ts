// The Rules view: alias maps, schedules, links to a device.

import { axe } from "../fixtures.ts";
import { expect, test } from "../studio.ts";

const CUSTOMER = `<customer>
  <owner><name>Shop</name></owner>
  <line><name>J. Smith</name><number ua="ro">14085551234</number><secret>hush7</secret></line>
</customer>`;

test("ALIAS-12 CONV-08 a customer's XML is mapped, explained, and the map written into the profile", { tag: "@both" }, async ({ studio, page }) => {
  await studio.open({ name: "spa.txt", bytes: 'GPP_M "old" ;\n' });
  await studio.rules("Alias map");
  await page.getByRole("textbox", { name: "XML of the customer" }).fill(CUSTOMER);
  const paths = page.getByRole("list", { name: "Paths in it" });
  await expect(paths.getByRole("listitem")).toHaveCount(4);
  await paths.getByRole("button", { name: "Add an entry for /customer/line/number" }).click();
  await expect(page.getByRole("combobox", { name: "Parameter of entry 1" })).toBeFocused();
  await page.keyboard.type("user_id[1]");
  // The line follows each key; leaving the field spells the parameter as the guide does.
  await expect(page.getByRole("region", { name: "On one line" })).toContainText("/number = /flat-profile/User_ID_1_ ;");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Parameter of entry 1" })).toHaveValue("User_ID[1]");
  await paths.getByRole("button", { name: "Add an entry for /customer/line/secret" }).click();
  await page.keyboard.type("Password[1]");
  await page.keyboard.press("Enter");
  await paths.getByRole("button", { name: "Add an entry for /customer/line/name" }).click();
  await page.keyboard.type("Display_Name[1]");
  await page.keyboard.press("Enter");
  const text = page.getByRole("textbox", { name: "Map as text" });
  await expect(text).toHaveValue(
    "/number = /flat-profile/User_ID_1_ ;\n/secret = /flat-profile/Password_1_ ;\n/line/name = /flat-profile/Display_Name_1_ ;\n",
  );
  await expect(paths).toContainText("Entry 3");
  await expect(paths).not.toContainText("hush7");

  const result = page.getByRole("region", { name: "Result" });
  await expect(result.getByRole("row", { name: /User_ID\[1\] 14085551234 ro/ })).toBeVisible();
  await expect(result).not.toContainText("hush7");
  await result.getByRole("button", { name: "Show secrets" }).click();
  await expect(result.getByRole("row", { name: /Password\[1\]/ })).toContainText("hush7");
  await expect(result.getByRole("list", { name: "Why" })).toContainText("/customer/line/name");
  await axe(page);
  await studio.fitsTheScreen();

  // One truth: the text is changed, and the table says the same.
  await text.fill("/number = User_ID_1_ ;");
  await expect(page.getByRole("combobox", { name: /^Parameter of entry/ })).toHaveCount(1);
  await page.getByRole("button", { name: "Write `/flat-profile/User_ID_1_`" }).click();
  await expect(text).toHaveValue("/number = /flat-profile/User_ID_1_ ;");

  await page.getByRole("combobox", { name: "Parameter", exact: true }).selectOption("GPP_M");
  await page.getByRole("button", { name: "Write into GPP_M of spa.txt" }).click();
  // What is taken back here is said here.
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Undone in spa.txt.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Alias map" })).toBeVisible();
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(page.getByText("Redone in spa.txt.")).toBeVisible();
  await result.getByRole("button", { name: "Make a profile of it" }).click();
  await expect(studio.source).toHaveValue(/<User_ID_1_ ua="ro">14085551234<\/User_ID_1_>/);
  await page.getByRole("button", { name: /^spa\.txt/ }).first().click();
  await expect(studio.source).toHaveValue('GPP_M "/number = /flat-profile/User_ID_1_ ;" ;\n');

  // The map is stored with the project, the customer's document is not.
  await studio.stored();
  await page.reload();
  await studio.rules("Alias map");
  await expect(text).toHaveValue("/number = /flat-profile/User_ID_1_ ;");
  await expect(page.getByRole("textbox", { name: "XML of the customer" })).toHaveValue("");
});

test("SCHED-14 the next events of a schedule are read and the schedule is written", { tag: "@both" }, async ({ studio, page }) => {
  await studio.open({ name: "spa.txt", bytes: 'Resync_Error_Retry_Delay "1800,3600" ;\n' });
  await studio.rules("Schedule");
  const value = page.getByRole("textbox", { name: "Schedule in seconds" });
  await expect(value).toHaveValue("1800,3600");
  const events = page.getByRole("list", { name: "Next events" });
  await expect(events.getByRole("listitem")).toHaveCount(8);
  await expect(events.getByRole("listitem").nth(1)).toContainText("At 1\u00a0h 30\u00a0min");
  await value.fill("1800,3600,7200+600");
  await page.getByRole("textbox", { name: "Events" }).fill("4");
  await expect(events.getByRole("listitem")).toHaveCount(4);
  const last = events.getByRole("listitem").last();
  await expect(last).toContainText("(5\u00a0h 30\u00a0min to 5\u00a0h 50\u00a0min");
  const drawn = await last.textContent();
  await page.getByRole("textbox", { name: "Seed" }).fill("2");
  await expect(last).not.toHaveText(drawn ?? "");
  await page.getByRole("textbox", { name: "Seed" }).fill("1");
  await expect(last).toHaveText(drawn ?? "");
  await axe(page);
  await studio.fitsTheScreen();
  await value.fill("1800,");
  await expect(events.getByRole("listitem")).toHaveCount(0);
  await value.fill("0");
  await expect(page.getByText(/^No events: no retry/)).toBeVisible();
  await value.fill("900+60");
  await page.getByRole("button", { name: "Write into spa.txt" }).click();
  await studio.view("Profile");
  await expect(studio.source).toHaveValue('Resync_Error_Retry_Delay "900+60" ;\n');
});

test("WEB-01 WEB-07 a resync URL is built with its code and read back", { tag: "@both" }, async ({ studio, page }) => {
  await studio.rules("Resync URL");
  const link = page.getByRole("region", { name: "Link" });
  await expect(link).toContainText("http://192.168.1.102/admin/resync");
  await page.getByRole("textbox", { name: "Address" }).fill("prvserv/spa2102.cfg");
  await expect(link).toContainText("http://192.168.1.102/admin/resync?prvserv/spa2102.cfg");
  await expect(page.getByText("The device reads tftp://prvserv:69/spa2102.cfg")).toBeVisible();
  const code = page.getByRole("img", { name: "QR code of the link" });
  await expect(code).toBeVisible();
  await expect(page.getByText("Scan it with a phone that is in the network of the device.")).toBeVisible();
  await axe(page);
  await studio.fitsTheScreen();
  await page.getByRole("textbox", { name: "Address" }).fill("[--key k]http://h/x");
  await expect(link).toContainText("?%5B--key%20k%5Dhttp://h/x");
  await expect(page.getByText(/which a device may not know in a link/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Open it in a new tab" })).toHaveCount(0);
  await page.getByRole("radio", { name: /^Upgrade/ }).check();
  await expect(page.getByText(/known from other documents of the vendor/)).toBeVisible();

  await page.getByText("Read a link").click();
  const pasted = page.getByRole("textbox", { name: "Link to a device" });
  await pasted.fill("http://spa/index.html");
  await page.getByRole("button", { name: "Take it apart" }).click();
  await expect(page.getByText(/found `\/index\.html`/)).toBeVisible();
  await pasted.fill("http://10.0.0.7:8080/admin/resync?tftp://192.168.1.200/a%20b.txt");
  await page.getByRole("button", { name: "Take it apart" }).click();
  await expect(page.getByRole("textbox", { name: "Device", exact: true })).toHaveValue("10.0.0.7:8080");
  await expect(page.getByRole("textbox", { name: "Address" })).toHaveValue("tftp://192.168.1.200/a b.txt");
  const device = page.getByRole("textbox", { name: "Device", exact: true });
  await device.fill("192.168.1.999");
  await expect(page.getByText(/four numbers from 0 to 255 .* found `192\.168\.1\.999`/)).toBeVisible();
  await expect(code).toHaveCount(0);
  await device.fill("");
  await expect(page.getByText(/^The link and its code stand here as soon as/)).toBeVisible();
  await expect(code).toHaveCount(0);
});

test("RULE-01 a rule is studied from its parameter's details, and from the start", { tag: "@both" }, async ({ studio, page }) => {
  await page.getByRole("button", { name: "Try a rule" }).click();
  const rule = page.getByRole("textbox", { name: "Rule", exact: true });
  await rule.fill("/typed/before.cfg");
  await studio.view("Profile");
  await studio.open({ name: "spa.txt", bytes: 'Profile_Rule "/$B.cfg" ;\nGPP_B "site" ;\n' });
  await studio.show("Parameters");
  const find = page.getByRole("searchbox", { name: "Find a parameter" });
  await find.fill("GPP_B");
  await studio.parameters.getByRole("button", { name: "Details of GPP_B" }).click();
  await expect(studio.parameters.getByText("Factory value")).toBeVisible();
  await expect(studio.parameters.getByRole("button", { name: /rule lab$/ })).toHaveCount(0);
  await find.fill("Profile_Rule");
  await studio.parameters.getByRole("button", { name: "Details of Profile_Rule", exact: true }).click();
  await studio.parameters.getByRole("button", { name: "Study Profile_Rule in the rule lab" }).click();
  await expect(rule).toHaveValue("/$B.cfg");
  await expect(page.locator("#scope-outcome")).toContainText("/site.cfg");
  await expect(page.getByRole("button", { name: "Write into Profile_Rule of spa.txt" })).toBeVisible();
  // What was typed before waits.
  await page.getByRole("button", { name: "Back to my draft" }).click();
  await expect(rule).toHaveValue("/typed/before.cfg");
});
