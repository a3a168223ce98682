// Draws the icons of the installed page, public/icons/*.png, from public/favicon.svg. They are committed; run this
// when the drawing changes:
//
//   CHROMIUM=/path/to/chromium node icons.mjs

import { mkdirSync, readFileSync } from "node:fs";
import { env } from "node:process";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const drawing = readFileSync(new URL("../public/favicon.svg", import.meta.url), "utf8");
const folder = fileURLToPath(new URL("../public/icons/", import.meta.url));

// A maskable icon fills its square and keeps what matters within the inner four fifths.
const KINDS = [
  { name: "icon", svg: drawing },
  { name: "maskable", svg: drawing.replace('rx="7" ', "").replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"') },
];

/** @param {string} svg */
function pageOf(svg) {
  const green = svg.includes("-4 -4") ? "#14532d" : "transparent";
  return `<style>body { margin: 0; background: ${green} } svg { display: block; width: 100vw; height: 100vh }</style>${svg}`;
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ ...(env["CHROMIUM"] ? { executablePath: env["CHROMIUM"] } : {}), args: ["--no-sandbox"] });
for (const size of [192, 512]) {
  for (const { name, svg } of KINDS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(pageOf(svg));
    await page.screenshot({ path: `${folder}${name}-${size}.png`, omitBackground: true });
    await page.close();
  }
}
await browser.close();
