// Files that are made to hurt: the page names them, fetches nothing, and goes on.

import { createServer, type Server } from "node:http";
import { type AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";

import { expect, test } from "../studio.ts";

/** A server on this machine that counts who comes. */
async function listener(): Promise<{ server: Server; port: number; visits: () => number }> {
  let visits = 0;
  const server = createServer((_request, response) => response.end());
  server.on("connection", () => (visits += 1));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port, visits: () => visits };
}

test("GEN-03 a profile that names foreign files is kept as it is and fetches none", async ({ studio }) => {
  const { server, port, visits } = await listener();
  const address = `http://127.0.0.1:${port}`;
  const bytes = [
    `<?xml-stylesheet href="${address}/style.xsl"?>`,
    `<!DOCTYPE flat-profile SYSTEM "${address}/profile.dtd" [`,
    `<!ENTITY x SYSTEM "${address}/entity"><!ENTITY % p SYSTEM "${address}/parameter"> %p;`,
    '<!ENTITY secret SYSTEM "file:///etc/passwd"> ]>',
    `<flat-profile xmlns:xi="http://www.w3.org/2001/XInclude" xmlns="${address}/ns">`,
    `<xi:include href="${address}/include"/><GPP_A>&x;&secret;</GPP_A>`,
    "</flat-profile>",
  ].join("\n");
  await studio.open({ name: "foreign.xml", bytes });
  await expect(studio.source).toHaveValue(bytes);
  await expect(studio.problems).toContainText("a declaration is kept as text and has no effect");
  await expect(studio.problems).toContainText("expected one of");
  await studio.show("Convert");
  await studio.show("Facts");
  expect(visits()).toBe(0);
  server.close();
});

test("GEN-03 entities in entities stay as small as they are written", async ({ studio }) => {
  const entities = Array.from({ length: 10 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`);
  const bytes = `<!DOCTYPE x [<!ENTITY e0 "lol">${entities.join("")}]><flat-profile><GPP_A>&e10;</GPP_A></flat-profile>`;
  await studio.open({ name: "laughs.xml", bytes });
  await expect(studio.source).toHaveValue(bytes);
  await expect(studio.problems).toContainText("a declaration is kept as text and has no effect");
});

test("GZ-07 a file that unpacks to far more than it weighs is refused, and the page goes on", async ({ studio, page }) => {
  const bomb = gzipSync(Buffer.alloc(96 << 20), { level: 9 });
  await studio.open({ name: "bomb.gz", bytes: bomb });
  await expect(page.getByText(/more than 200 times as large as the file/).first()).toBeVisible();
  await studio.open({ name: "deep.xml", bytes: "<a>".repeat(20_000) });
  await expect(studio.problems).toContainText("expected at most 256 nested elements");
});
