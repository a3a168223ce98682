// The release: the same bytes each time, and lists by which everybody can tell what they have.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

const E2E = fileURLToPath(new URL("..", import.meta.url));
const DIST = join(E2E, "..", "dist");

/** Packs the built page as if in a place with this time zone, and answers what was printed. */
function pack(out: string, zone: string): string {
  const environment = { ...process.env, TZ: zone };
  return execFileSync(process.execPath, [join(E2E, "release.mjs"), DIST, out, "1.2.3"], { env: environment, encoding: "utf8" });
}

function digest(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

test("the archive is the same in every place, and its lists hold what is in it", () => {
  const folder = mkdtempSync(join(tmpdir(), "spa-profile-studio-release-"));
  const [here, there] = [join(folder, "here"), join(folder, "there")];
  const printed = pack(here, "Pacific/Auckland");
  pack(there, "America/Los_Angeles");
  const name = "spa-profile-studio-1.2.3.zip";
  expect(digest(join(here, name))).toBe(digest(join(there, name)));
  expect(printed).toContain(digest(join(here, "SHA256SUMS")));
  // Another program opens it, and the machine's own tool checks the lists.
  execFileSync("python3", ["-m", "zipfile", "-e", join(here, name), here]);
  execFileSync("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: here });
  const page = join(here, "spa-profile-studio-1.2.3");
  execFileSync("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: page });
  expect(digest(join(page, "SHA256SUMS"))).toBe(digest(join(here, "spa-profile-studio-1.2.3-files.txt")));
  expect(digest(join(page, "studio.html"))).toBe(digest(join(here, "studio.html")));
  expect(readFileSync(join(here, "spa-profile-studio-1.2.3-hosting", "nginx.conf"), "utf8")).toContain("Content-Security-Policy");
  expect(JSON.parse(readFileSync(join(here, "spa-profile-studio-1.2.3-engine", "package.json"), "utf8"))).toHaveProperty("name", "spa-profile-engine");
  rmSync(folder, { recursive: true });
});
