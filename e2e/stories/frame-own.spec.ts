// What a portal brings into the frame of its own: parameters and a look.

import { axe, expect } from "../fixtures.ts";
import { KINDS, test } from "../portal.ts";

const CATALOGUE = [
  { name: "Line_Key_Mode[1]", section: "Line Keys", dataType: "Choice", choices: ["Line", "Off"], default: "Line", access: "rw" },
  { name: "Door_Code", secret: true, description: "Opens the gate." },
  { name: "Resync_Periodic", default: "86400" },
];
const PROFILE = `<flat-profile>
  <Line_Key_Mode_2_>Off</Line_Key_Mode_2_>
  <Door_Code></Door_Code>
</flat-profile>
`;
/** Long enough for the worker. */
const BIG = PROFILE.replace("</flat-profile>", `${"  <!-- words that nobody reads -->\n".repeat(8_000)}</flat-profile>`);

test.use({ width: 1100 });

for (const kind of ["without a sandbox", "without an origin in a sandbox"] as const) {
  test.describe(`in a frame ${kind}`, () => {
    test.use({ sandbox: KINDS[kind] });

    test("the portal's own parameters are known", async ({ studio }) => {
      const { inside } = studio;
      expect(await studio.load(PROFILE)).toMatchObject({ counts: { warnings: 2 } });
      expect(await studio.ask({ type: "configure", id: "c1", catalogue: CATALOGUE }, "configured")).toBeDefined();
      // What is open is read again, by the worker too.
      await studio.wait("diagnostics", ({ counts }) => (counts as { warnings: number }).warnings === 0);
      const wrong = await studio.load(BIG.replace(">Off<", ">Maybe<"), "big.xml");
      expect((wrong["counts"] as { warnings: number }).warnings).toBe(1);
      await studio.load(PROFILE);

      await inside.getByRole("tab", { name: "Parameters" }).click();
      const form = inside.getByRole("region", { name: "Parameters" });
      await form.getByRole("searchbox").fill("door code");
      await form.getByRole("textbox", { name: "Value of Door_Code" }).fill("4711-canary");
      await form.getByRole("textbox", { name: "Value of Door_Code" }).press("Enter");
      const read = await studio.ask({ type: "getDoc", id: "g1" }, "doc");
      expect(read).toMatchObject({ holes: 1, doc: PROFILE.replace("<Door_Code></Door_Code>", "<Door_Code>[[secret:1]]</Door_Code>") });
      await form.getByRole("button", { name: "Details of Door_Code" }).click();
      await expect(form.getByText("Opens the gate.")).toBeVisible();
      await form.getByRole("searchbox").fill("line key");
      await expect(form.getByLabel("Value of Line_Key_Mode[2]")).toHaveValue("Off");

      // A row that cannot be read is named, and the list of before stays.
      const unread = [{ name: "Fine" }, { name: "Not fine", dataType: "Bolo" }];
      expect(await studio.ask({ type: "configure", id: "c2", catalogue: unread }, "error")).toMatchObject({ code: "malformed", message: expect.stringContaining("Number 2 of") });
      await expect(form.getByLabel("Value of Line_Key_Mode[2]")).toHaveValue("Off");
      // Now that something was typed another list waits for the next document: what was typed as a secret stays one.
      for (const [id, catalogue] of [["c3", [{ name: "Door_Code" }]], ["c4", [{ name: "door_code" }]], ["c5", []]] as const) {
        await studio.ask({ type: "configure", id, catalogue }, "configured");
        const after = await studio.ask({ type: "getDoc", id: `after ${id}` }, "doc");
        expect(JSON.stringify(after)).not.toContain("4711-canary");
      }
      await expect(form.getByLabel("Value of Line_Key_Mode[2]")).toHaveValue("Off");
      expect(await studio.load(PROFILE, "next.xml")).toMatchObject({ counts: { warnings: 2 } });
    });
  });
}

test("what stands in a field that is not left yet is typed before the portal asks for secrets", async ({ studio, page }) => {
  const { inside } = studio;
  await studio.load('Admin_Passwd "" ;\n', "a.txt");
  await inside.getByRole("tab", { name: "Parameters" }).click();
  await inside.getByRole("searchbox").fill("admin passwd");
  const field = inside.getByRole("textbox", { name: "Value of Admin_Passwd" });
  await field.pressSequentially("4711-canary");
  await studio.ask({ type: "configure", id: "give", secrets: "give" }, "configured");
  // The portal takes the focus, which ends the typing.
  await page.evaluate(() => {
    const button = document.body.appendChild(document.createElement("button"));
    button.focus();
  });
  await studio.wait("change", ({ dirty }) => dirty === true);
  expect(await studio.ask({ type: "getDoc", id: "g" }, "doc")).toMatchObject({ holes: 1, doc: expect.not.stringContaining("canary") });
  await expect(inside.getByText("can read")).toHaveCount(0);
});

test("an accent and a radius of the portal's can be read in every theme", async ({ studio, page }) => {
  const { inside } = studio;
  await studio.load(PROFILE);
  const token = (name: string) => inside.locator("html").evaluate((root, name) => {
    const probe = document.createElement("span");
    probe.style.setProperty("color", `var(${name})`);
    probe.style.setProperty("border-radius", `var(${name})`);
    root.append(probe);
    const { color, borderRadius } = getComputedStyle(probe);
    probe.remove();
    return name.includes("radius") ? borderRadius : color;
  }, name);
  const own = { accent: await token("--accent"), radius: await token("--radius") };
  // Yellow on white cannot be read, and navy on black neither.
  for (const accent of ["#ffee00", "rgb(0, 0, 90)", "#c2185b"]) {
    for (const theme of ["light", "dark"]) {
      await studio.ask({ type: "configure", id: `${accent} ${theme}`, theme, style: { accent, radius: "12px" } }, "configured");
      await axe(page);
      expect(await token("--radius")).toBe("12px");
    }
  }
  await studio.ask({ type: "configure", id: "light", theme: "light" }, "configured");
  expect(await token("--accent")).toBe("rgb(194, 24, 91)");
  await studio.ask({ type: "configure", id: "high", theme: "contrast" }, "configured");
  expect(await token("--accent")).not.toBe("rgb(194, 24, 91)");
  await studio.ask({ type: "configure", id: "own", theme: "light", style: {} }, "configured");
  expect({ accent: await token("--accent"), radius: await token("--radius") }).toEqual(own);
  for (const style of [{ accent: "url(https://elsewhere.example/x)" }, { radius: "1em" }, { accent: 3 }]) {
    const id = JSON.stringify(style).slice(0, 60);
    expect(await studio.ask({ type: "configure", id, style }, "error")).toMatchObject({ code: "malformed" });
  }
});
