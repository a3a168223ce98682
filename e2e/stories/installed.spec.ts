// Installed as an application of the system: what the browser asks of the page, and files that are opened with it.

import { expect } from "../fixtures.ts";
import { installed, test } from "../host.ts";

test.use({ serviceWorkers: "allow" });

const BROKEN = "<flat-profile><GPP_A>1</GPP_B></flat-profile>";
const MENDED = "<flat-profile><GPP_A>1</GPP_A></flat-profile>";

test("the browser would install the page", async ({ studio, page }) => {
  await studio.start();
  await installed(page);
  const session = await page.context().newCDPSession(page);
  const manifest = await session.send("Page.getAppManifest");
  expect(manifest.errors).toEqual([]);
  expect(manifest.url).toMatch(/\/manifest\.json$/);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  const faults = installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito");
  expect(faults).toEqual([]);
});

test("files that the system opens with the studio are opened, and saved where they were", async ({ studio, page }) => {
  // The system's part: it hands over files once the page listens.
  await page.addInitScript(() => {
    const launchQueue = { setConsumer: (consumer: unknown) => Object.assign(window, { consumer }) };
    Object.defineProperty(window, "launchQueue", { value: launchQueue });
  });
  await studio.start();
  await page.evaluate(async (text) => {
    const folder = await navigator.storage.getDirectory();
    const file = await folder.getFileHandle("launched.xml", { create: true });
    const stream = await file.createWritable();
    await stream.write(text);
    await stream.close();
    const { consumer } = window as unknown as { consumer: (launch: { files: FileSystemFileHandle[] }) => void };
    consumer({ files: [] });
    consumer({ files: [file] });
  }, BROKEN);
  await expect(studio.source).toHaveValue(BROKEN);
  await expect(studio.problems).toContainText("expected the end tag of `GPP_A`, found that of `GPP_B`");
  await studio.source.fill(MENDED);
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved launched.xml.")).toBeVisible();
  const written = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    return (await (await folder.getFileHandle("launched.xml")).getFile()).text();
  });
  expect(written).toBe(MENDED);
});
