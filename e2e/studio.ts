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
  async start(source: SourceMode = "plain", address = "./"): Promise<void> {
    await this.page.addInitScript((mode) => {
      Reflect.deleteProperty(window, "showOpenFilePicker");
      Reflect.deleteProperty(window, "showSaveFilePicker");
      try {
        const name = "spa-profile-studio:source-field";
        if (mode !== "default" && localStorage.getItem(name) === null) localStorage.setItem(name, mode);
      } catch {
        // A page that may keep nothing shows what it shows.
      }
    }, source);
    await this.page.goto(address);
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

  /** Shows one of the views of the header. */
  async view(name: "Profile" | "Rules" | "Reference" | "Settings"): Promise<void> {
    await this.page.getByRole("navigation", { name: "Views" }).getByRole("link", { name }).click();
  }

  /** Opens the palette, types `words` and answers its list. */
  async find(words: string): Promise<Locator> {
    await expect(this.page.getByRole("dialog")).toHaveCount(0);
    await this.page.keyboard.press("Control+k");
    const palette = this.dialog("Find");
    await expect(palette.getByRole("combobox")).toBeFocused();
    await this.page.keyboard.type(words);
    return palette.getByRole("listbox", { name: "Found" });
  }

  /** Shows a part of the Rules view. */
  async rules(part: "Microscope" | "Device state" | "Tests" | "Alias map" | "Schedule" | "Resync URL"): Promise<void> {
    await this.view("Rules");
    await this.page.getByRole("navigation", { name: "Rules" }).getByRole("link", { name: part }).click();
    await expect(this.page.getByRole("heading", { level: 2, name: part })).toBeVisible();
  }

  /** Opens an area of the reference and answers its list. */
  async reference(area: string): Promise<Locator> {
    await this.view("Reference");
    await this.page.getByRole("navigation", { name: "Reference" }).getByRole("link", { name: area }).click();
    return this.page.getByRole("region", { name: area });
  }

  /** Fails when the page is wider than the screen, or scrolls as a whole instead of its middle. */
  async fitsTheScreen(): Promise<void> {
    const { scrollWidth, scrollHeight, width, height } = await this.page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return { scrollWidth, scrollHeight, width: window.innerWidth, height: window.innerHeight };
    });
    expect(scrollWidth, "no sideways scrolling").toBeLessThanOrEqual(width);
    expect(scrollHeight, "the header stays").toBeLessThanOrEqual(height);
  }

  /** Drops a folder on the page: names of files, with folders before them, and their texts. */
  async dropFolder(files: Record<string, string>): Promise<void> {
    await this.page.evaluate((files) => {
      // No script can make a folder, so this one stands in for it where the browser would give it.
      const entry = (name: string, below: [string, string][]): object => {
        const only = below[0];
        if (only?.[0] === "") {
          return { name, isDirectory: false, file: (done: (file: File) => void) => done(new File([only[1]], name)) };
        }
        const parts = new Map<string, [string, string][]>();
        for (const [path, text] of below) {
          const [first = "", ...rest] = path.split("/");
          parts.set(first, [...(parts.get(first) ?? []), [rest.join("/"), text]]);
        }
        const children = [...parts].map(([first, rest]) => entry(first, rest));
        const createReader = () => {
          const portions = [children.slice(0, 1), children.slice(1), []];
          return { readEntries: (done: (portion: object[]) => void) => done(portions.shift() ?? []) };
        };
        return { name, isDirectory: true, createReader };
      };
      const real = DataTransferItem.prototype.webkitGetAsEntry;
      const folder = entry("folder", Object.entries(files));
      DataTransferItem.prototype.webkitGetAsEntry = () => folder as FileSystemEntry;
      const transfer = new DataTransfer();
      transfer.items.add(new File([], "folder"));
      const drop = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(drop);
      DataTransferItem.prototype.webkitGetAsEntry = real;
    }, files);
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
