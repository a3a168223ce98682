// Big files: they are worked on beside the page, which stays usable, can stop the work, and outlives a trap.

import { type Page } from "@playwright/test";

import { expect, test } from "../studio.ts";

const TRAPPED = /engine\.js$/;
const FAULT = "  <GPP_A>1</GPP_B>\n";

/** A profile of about so many bytes with one broken tag near its end. */
function profile(bytes: number): string {
  const lines = ["<flat-profile>"];
  for (let size = 0, n = 1; size < bytes; n += 1) {
    const line = `  <Custom_Parameter_${n}_ ua="na">value number ${n}</Custom_Parameter_${n}_>`;
    lines.push(line);
    size += line.length + 1;
  }
  return `${lines.join("\n")}\n${FAULT}</flat-profile>\n`;
}

/** The engine of this page, but jobs of which `when` says so trap: their kind stands behind the rows of further parameters, which are none here. */
async function trapping(page: Page, when: string): Promise<void> {
  const trap = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
  const engine = `
    import start, { answer as real } from "./engine.js?real";
    export default start;
    const trap = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(${JSON.stringify(trap)}))).exports.f;
    export const answer = (job) => ((kind) => ${when})(job[1]) ? trap() : real(job);`;
  await page.context().route(TRAPPED, (route) => route.fulfill({ contentType: "text/javascript", body: engine }));
}

test("GEN-03 ten megabytes are checked beside the page; that can be stopped and done again", async ({ studio }) => {
  test.slow();
  const bytes = profile(10_000_000);
  await studio.open({ name: "big.xml", bytes });
  const work = studio.problems.getByRole("status").filter({ hasText: "big.xml" });
  await expect(work).toHaveText(/Checking big\.xml \(10\.0 MB\)…/);
  // The page answers meanwhile.
  await studio.view("Reference");
  await studio.view("Profile");
  await work.getByRole("button", { name: "Cancel" }).click();
  await expect(work).toContainText("Checking big.xml (10.0 MB) was stopped. Nothing has changed.");
  // What waits for the check says so, and offers nothing that it has not.
  const waiting = await studio.show("Convert");
  for (const name of ["Keep as a new document", "Copy text", "Download text"]) {
    await expect(waiting.getByRole("button", { name })).toBeDisabled();
  }
  await expect(waiting).toContainText("Checking big.xml (10.0 MB) was stopped.");
  await waiting.getByRole("button", { name: "Try again" }).click();
  await expect(studio.problems).toContainText("expected the end tag of `GPP_A`, found that of `GPP_B`", { timeout: 60_000 });
  await expect(work).toHaveCount(0);
  const convert = await studio.show("Convert");
  await expect(convert.getByRole("textbox", { name: "Converted text" })).toHaveValue(/Custom_Parameter\[1\] +"value number 1" ;/, {
    timeout: 60_000,
  });
  await studio.show("Parameters");
  await expect(studio.parameters).toContainText(/of 12\d,?\d\d\d parameters/, { timeout: 60_000 });
});

test("GEN-03 a trap in the engine ends the worker, not the page, and the text survives a reload", async ({ studio, page }) => {
  await trapping(page, "kind === 0");
  const bytes = profile(300_000);
  await studio.open({ name: "trap.xml", bytes });
  await expect(studio.problems).toContainText("Checking trap.xml (300 kB) failed: the engine stopped (unreachable). Your text is as it was.");
  await expect(studio.source).toHaveValue(bytes);
  // Other work goes on in another worker, and so does the page.
  await studio.stored();
  await studio.open({ name: "small.xml", bytes: "<flat-profile><GPP_A>1</GPP_B></flat-profile>" });
  await expect(studio.problems).toContainText("expected the end tag of `GPP_A`, found that of `GPP_B`");
  await studio.stored();
  await page.context().unroute(TRAPPED);
  await page.reload();
  await page.getByRole("navigation", { name: "Documents" }).getByRole("button", { name: /^trap\.xml/ }).click();
  await expect(studio.source).toHaveValue(bytes);
  await expect(studio.problems).toContainText("expected the end tag of `GPP_A`, found that of `GPP_B`");
});

test("GEN-03 where no worker starts the page does the work itself and says so", async ({ studio, page }) => {
  await page.context().route(/worker\.js$/, (route) => route.fulfill({ status: 404, body: "" }));
  await studio.open({ name: "lone.xml", bytes: profile(300_000) });
  await expect(studio.problems).toContainText("expected the end tag of `GPP_A`, found that of `GPP_B`");
  await studio.stored();
});
