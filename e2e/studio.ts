// The page as its users see it: what more than one story does.

import type { Download, Locator, Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { expect, test as watched } from "./fixtures.ts";

/** A file to open: its name and its bytes. */
export interface Given {
  name: string;
  bytes: string | Uint8Array;
}

/** How the source is shown. */
export type SourceMode = "plain" | "editor" | "default";

/** The studio in a browser. */
export class Studio {
  readonly page: Page;
  readonly source: Locator;
  readonly problems: Locator;
  readonly convert: Locator;
  readonly pack: Locator;
  readonly compile: Locator;
  readonly parameters: Locator;

  constructor(page: Page) {
    this.page = page;
    this.source = page.getByRole("textbox", { name: "Source" });
    this.problems = page.getByRole("region", { name: "Problems" });
    this.convert = page.getByRole("tabpanel", { name: "Convert" });
    this.compile = page.getByRole("tabpanel", { name: "Compile" });
    this.pack = page.getByRole("tabpanel", { name: "Pack" });
    this.parameters = page.getByRole("tabpanel", { name: "Parameters" });
  }

  /**
   * Loads the page. The pickers of the browser are taken away, as no story can answer them. The source is
   * shown in a plain field or in the editor, unless the page has been told otherwise.
   */
  async start(source: SourceMode = "plain"): Promise<void> {
    await this.page.addInitScript((mode) => {
      Reflect.deleteProperty(window, "showOpenFilePicker");
      Reflect.deleteProperty(window, "showSaveFilePicker");
      try {
        const name = "spa-profile-studio.source-field";
        if (mode !== "default" && localStorage.getItem(name) === null) localStorage.setItem(name, mode);
      } catch {
        // A page that may keep nothing shows what it shows.
      }
    }, source);
    await this.page.goto("./");
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  /** Gives files to the file field. */
  async open(...files: Given[]): Promise<void> {
    const given = files.map(({ name, bytes }) => ({
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(bytes),
    }));
    await this.page.getByLabel("Files to open").setInputFiles(given);
  }

  /** Drops a file on the page. */
  async drop({ name, bytes }: Given): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      ([name, text]) => {
        const transfer = new DataTransfer();
        const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
        return transfer;
      },
      [name, Buffer.from(bytes).toString("base64")] as const,
    );
    await this.page.dispatchEvent("body", "dragover", { dataTransfer: transfer });
    await this.page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  }

  /** Shows one of the panels below the source. */
  async show(panel: "Source" | "Parameters" | "Convert" | "Compare" | "Pack" | "Compile" | "Facts"): Promise<Locator> {
    await this.page.getByRole("tab", { name: panel }).click();
    return this.page.getByRole("tabpanel", { name: panel });
  }

  /** The bytes that `action` downloads, with the name of the file. */
  async downloaded(action: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), action()]);
    return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
  }

  /**
   * Watches what goes to the clipboard, and answers the last text that did. The page's own policy does
   * not let it read the clipboard.
   */
  async copies(): Promise<() => Promise<string | undefined>> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.page.evaluate(() => {
      const copied: string[] = [];
      Object.assign(window, { copied });
      const write = navigator.clipboard.writeText.bind(navigator.clipboard);
      navigator.clipboard.writeText = (text: string) => {
        copied.push(text);
        return write(text);
      };
    });
    return () => this.page.evaluate(() => (window as unknown as { copied: string[] }).copied.at(-1));
  }

  /** The dialog that is open. */
  dialog(name: string): Locator {
    return this.page.getByRole("dialog", { name });
  }

  /** Waits until the project is stored. */
  async stored(): Promise<void> {
    await expect(this.page.locator(".storing")).toContainText("Stored in this browser");
  }
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}

/** The watched `test` with a studio that has started. */
export const test = watched.extend<{ studio: Studio; source: SourceMode }>({
  source: ["plain", { option: true }],
  studio: async ({ page, source }, use) => {
    const studio = new Studio(page);
    await studio.start(source);
    await use(studio);
  },
});

export { expect };
