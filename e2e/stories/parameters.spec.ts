// A document as a form: every parameter with its value, its state and its access.

import { axe } from "../fixtures.ts";
import { expect, test } from "../studio.ts";

const PROFILE = [
  "<flat-profile>",
  '  <GPP_A group="General" ua="ro">1</GPP_A>',
  "  <Line_Enable_1_>Enabled</Line_Enable_1_>",
  "  <Admin_Passwd>hush hush</Admin_Passwd>",
  "  <SIP_Port_1_>99999</SIP_Port_1_> <!-- kept -->",
  "  <GPP_B/>",
  "</flat-profile>",
  "",
].join("\r\n");

/** What the field shows of a text: line ends as LF. */
function shown(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

test("CAT-09 a profile is built from the catalogue with the keyboard alone", async ({ studio, page }) => {
  await studio.open({ name: "new.xml", bytes: "<flat-profile>\n</flat-profile>\n" });
  await page.getByRole("tab", { name: "Source" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Parameters" })).toBeFocused();
  const search = page.getByRole("searchbox", { name: "Find a parameter" });
  for (const [words, field, value] of [
    ["Proxy[1]", "Value of Proxy[1]", "sip.example.com"],
    ["dial plan 1", "Value of Dial_Plan[1]", "(<9:>xx.)"],
    ["User_ID_1_", "Value of User_ID[1]", "alice"],
  ] as const) {
    await search.focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(words);
    await studio.parameters.getByLabel(field).focus();
    await page.keyboard.type(value);
    await page.keyboard.press("Enter");
    await expect(studio.parameters.getByLabel(field)).toBeFocused();
  }
  await page.getByRole("tab", { name: "Parameters" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(studio.source).toHaveValue(
    [
      "<flat-profile>",
      "  <Proxy_1_>sip.example.com</Proxy_1_>",
      "  <User_ID_1_>alice</User_ID_1_>",
      "  <Dial_Plan_1_>(&lt;9:&gt;xx.)</Dial_Plan_1_>",
      "</flat-profile>",
      "",
    ].join("\n"),
  );
});

test("GEN-02 form and source are one document with one undo", { tag: "@both" }, async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: PROFILE });
  await studio.show("Parameters");
  const form = studio.parameters;
  await form.getByRole("combobox", { name: "Show" }).selectOption("In this profile");
  await expect(form.getByRole("status")).toHaveText("5 of 554 parameters");
  await form.getByLabel("User access of GPP_A").selectOption("may change (rw)");
  await form.getByLabel("State of SIP_Port[1]").selectOption("left as it is");
  await form.getByLabel("State of GPP_B").selectOption("not mentioned");
  await axe(page);
  await studio.show("Source");
  const edited = PROFILE.replace('ua="ro"', 'ua="rw"')
    .replace("<SIP_Port_1_>99999</SIP_Port_1_>", "<SIP_Port_1_/>")
    .replace("  <GPP_B/>\r\n", "");
  await expect(studio.source).toHaveValue(shown(edited));
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press("Control+z");
  await expect(studio.source).toHaveValue(shown(PROFILE));
});

test("TYPE-10 TYPE-07 what is wrong with a value stands beside it, and goes when it is put right", async ({ studio }) => {
  await studio.open({ name: "a.xml", bytes: PROFILE });
  await studio.show("Parameters");
  const form = studio.parameters;
  await form.getByRole("combobox", { name: "Show" }).selectOption("With problems");
  await expect(form.getByText("expected a port from 0 to 65535, found")).toBeVisible();
  await form.getByLabel("Value of SIP_Port[1]").fill("5060");
  await form.getByLabel("Value of SIP_Port[1]").press("Enter");
  await expect(form.getByLabel("Value of SIP_Port[1]")).toHaveCount(0);
  await form.getByLabel("Value of Line_Enable[1]").selectOption("Yes");
  await expect(form.getByText("No parameter fits.")).toBeVisible();
});

test("a secret is masked until it is shown, and can be changed", async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: PROFILE });
  await studio.show("Parameters");
  await page.getByRole("searchbox", { name: "Find a parameter" }).fill("admin passwd");
  const field = studio.parameters.getByLabel("Value of Admin_Passwd", { exact: true });
  await expect(field).toHaveAttribute("type", "password");
  await studio.parameters.getByRole("button", { name: "Show the value of Admin_Passwd" }).click();
  await expect(field).toHaveAttribute("type", "text");
  await expect(field).toHaveValue("hush hush");
  await field.fill("new & better");
  await field.press("Enter");
  await studio.show("Source");
  await expect(studio.source).toHaveValue(/<Admin_Passwd>new &amp; better<\/Admin_Passwd>/);
});

test("TXT-03 the access of all listed parameters is changed in one step", async ({ studio, page }) => {
  const text = 'GPP_A "1" ;\nGPP_B ! "2" ;\nUser_ID[1] "x" ;\n';
  await studio.open({ name: "a.txt", bytes: text });
  await studio.show("Parameters");
  await page.getByRole("searchbox", { name: "Find a parameter" }).fill("GPP");
  await studio.parameters.getByText("Change all that are listed").click();
  await studio.parameters.getByRole("combobox", { name: "User access of all listed" }).selectOption("read only (ro)");
  await studio.parameters.getByRole("button", { name: "Change 2" }).click();
  await studio.show("Source");
  await expect(studio.source).toHaveValue('GPP_A ? "1" ;\nGPP_B ? "2" ;\nUser_ID[1] "x" ;\n');
  await page.keyboard.press("Control+z");
  await expect(studio.source).toHaveValue(text);
});

test("TXT-12 TXT-08 where a value comes from is told, imports included", async ({ studio, page }) => {
  await studio.open({ name: "base.txt", bytes: '# common\nGPP_A "base" ;\n' });
  await studio.open({ name: "unit.txt", bytes: 'GPP_A "first" ;\nimport base.txt\nGPP_A "unit" ;\n' });
  await studio.show("Parameters");
  await page.getByRole("searchbox", { name: "Find a parameter" }).fill("GPP_A");
  await studio.parameters.getByRole("button", { name: "Details of GPP_A" }).click();
  await expect(studio.parameters.getByText("Factory value")).toBeVisible();
  await expect(studio.parameters.getByRole("button", { name: "Line 3", exact: true })).toBeVisible();
  await expect(studio.parameters.getByRole("button", { name: "unit.txt line 3" })).toBeVisible();
  await studio.parameters.getByRole("button", { name: "base.txt line 2 (does not count)" }).click();
  await expect(studio.source).toBeFocused();
  await expect(studio.source).toHaveValue('# common\nGPP_A "base" ;\n');
});

test("CONV-07 a value that the format cannot hold is told", async ({ studio, page }) => {
  await studio.open({ name: "a.xml", bytes: PROFILE });
  await studio.show("Parameters");
  await page.getByRole("searchbox", { name: "Find a parameter" }).fill("GPP_C");
  await studio.parameters.getByLabel("Value of GPP_C").fill(" edge ");
  await studio.parameters.getByLabel("Value of GPP_C").press("Enter");
  await expect(page.getByText("The format cannot hold this value of GPP_C exactly").first()).toBeVisible();
});
