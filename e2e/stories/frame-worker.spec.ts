// Big texts in a frame without an origin: no server's address may start a worker there, so it starts from a blob.

import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "../fixtures.ts";
import { allowing, Framed, KINDS, test } from "../portal.ts";

const SANDBOX = KINDS["without an origin in a sandbox"];

/** A profile of about so many bytes with one broken tag. */
function profile(bytes: number): string {
  const line = '  <Custom_Parameter ua="na">a value of some length</Custom_Parameter>\n';
  return `<flat-profile>\n${line.repeat(bytes / line.length)}<GPP_A>1</GPP_B>\n</flat-profile>\n`;
}

test.use({ sandbox: SANDBOX });

test("GEN-03 a big text is checked beside the page; that can be stopped and done again", async ({ page, studio }) => {
  const { inside } = studio;
  expect(await studio.within().evaluate(() => origin)).toBe("null");
  const forgotten = await studio.within().evaluateHandle(() => {
    const addresses: string[] = [];
    const forget = URL.revokeObjectURL.bind(URL);
    URL.revokeObjectURL = (address) => {
      addresses.push(address);
      forget(address);
    };
    return addresses;
  });
  await studio.say({ spaStudio: 1, type: "load", id: "big", doc: profile(8_100_000), title: "big.xml" });
  const work = inside.getByRole("region", { name: "Problems" }).getByRole("status").filter({ hasText: "big.xml" });
  await expect(work).toHaveText(/Checking big\.xml \(8\.\d MB\)…/);
  await expect.poll(() => page.workers().map((worker) => worker.url())).toEqual([expect.stringMatching(/^blob:null\//)]);
  // Where the page does the work itself there is no such button.
  await work.getByRole("button", { name: "Cancel" }).click();
  await expect(work).toContainText("was stopped. Nothing has changed.");
  await expect.poll(() => page.workers()).toEqual([]);
  expect(await studio.wait("error", ({ id }) => id === "big")).toMatchObject({ code: "failed" });

  await work.getByRole("button", { name: "Try again" }).click();
  await expect.poll(() => page.workers()).toHaveLength(1);
  await studio.wait("diagnostics", ({ counts }) => (counts as { errors: number }).errors === 1);
  // The address of a worker is forgotten once it has spoken.
  const [address] = page.workers().map((worker) => worker.url());
  expect(await forgotten.jsonValue()).toContain(address);
});

test("the page may start its own worker only, and that one may ask no other server for anything", async ({ studio, expected }) => {
  expected.push(/nowhere\.invalid/, /TrustedScriptURL/);
  await studio.load(profile(1_000), "small.xml");
  const refused = await studio.within().evaluate(() => {
    const script = URL.createObjectURL(new Blob(["postMessage(1)"], { type: "text/javascript" }));
    try {
      new Worker(script);
      return "started";
    } catch (error) {
      return String(error);
    }
  });
  expect(refused).toMatch(/TypeError.*TrustedScriptURL/);
  const proof = await studio.within().evaluate(async () => {
    const { studioParts } = globalThis as unknown as { studioParts: { proof: () => Promise<{ prove: () => Promise<string> }> } };
    return (await studioParts.proof()).prove();
  });
  const { attempts, worker, requests } = JSON.parse(proof) as { attempts: { kind: string; refused: boolean; directive: string; policies: string[] }[]; worker: boolean; requests: { address: string; worker?: boolean }[] };
  expect(worker).toBe(true);
  expect(attempts.map(({ kind, refused, directive }) => [kind, refused, directive])).toEqual([
    ["fetch", true, "connect-src"],
    ["picture", true, "img-src"],
    ["socket", true, "connect-src"],
    ["worker", true, "connect-src"],
  ]);
  // The worker has the policy of the page, by the header and by the page itself.
  expect(attempts[3]?.policies.toSorted()).toEqual(attempts[0]?.policies.toSorted());
  expect(requests.filter(({ worker }) => worker).map(({ address }) => address)).toEqual(expect.arrayContaining([expect.stringMatching(/\/engine\/engine_bg\.wasm$/)]));
});

test("GEN-03 where the server does not let the worker's file in the page does the work itself", async ({ page, portal, expected }) => {
  expected.push(/CORS policy.*worker\.js|worker\.js.*CORS policy/, /ERR_FAILED/);
  const prepare = (folder: string): void => appendFileSync(join(folder, "_headers"), "\n/worker.js\n  Access-Control-Allow-Origin: https://portal.example\n");
  await allowing([portal.origin()], async (copy) => {
    await page.goto(portal.origin());
    const studio = new Framed(page);
    await studio.add(copy.address, SANDBOX);
    await studio.connect();
    const asked = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/worker.js"));
    expect(await studio.load(profile(300_000), "lone.xml")).toMatchObject({ counts: { errors: 1 } });
    await asked;
    expect(page.workers()).toEqual([]);
  }, (copy) => prepare(copy.folder));
});
