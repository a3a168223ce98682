// The vendor's compiler: what it says of a text, its command, and the way back from a command.

import { axe } from "../fixtures.ts";
import { expect, test } from "../studio.ts";
import type { Locator } from "@playwright/test";

const GOOD = 'GPP_A "1" ;\nUser_ID[1] ! "5551234" ;\n';
const SECRET = 'Password[1] "hush-hush" ;\n';

function line(compile: Locator, shell: "sh" | "cmd.exe"): Locator {
  return compile.getByRole("region", { name: `Command for ${shell}` }).locator("pre");
}

async function read(compile: Locator, command: string): Promise<void> {
  const field = compile.getByRole("textbox", { name: "Command line" });
  if (!(await field.isVisible())) await compile.getByText("Read a command that you have").click();
  await field.fill(command);
  await field.press("Enter");
}

test("SPC-01 SPC-09 the check prints errors and a status line, and no compiled file is offered", { tag: "@both" }, async ({
  studio,
  page,
}) => {
  await studio.open({ name: "main.txt", bytes: 'import base.txt\nGPP_A 1 ;\n' }, { name: "base.txt", bytes: '# note\nGPP_B 2 ;\n' });
  await page.getByRole("navigation", { name: "Documents" }).getByRole("button", { name: /^main\.txt/ }).click();
  const compile = await studio.show("Compile");
  await expect(compile).toContainText("cannot make the .cfg file");
  const messages = compile.getByRole("group", { name: "Messages" });
  await expect(messages).toContainText("main.txt:2:7: error[unquoted-value]");
  await expect(messages).toContainText("base.txt:2:7: error[unquoted-value]");
  const status = compile.getByRole("status", { name: "Status line" });
  await expect(status).toHaveText("spc: failed with 2 errors: no file is made");
  await axe(page);

  await compile.getByRole("checkbox", { name: /--quiet/ }).check();
  await expect(messages).toHaveCount(0);
  await expect(status).not.toContainText("failed");
  await compile.getByRole("checkbox", { name: /--quiet/ }).uncheck();
  await compile.getByRole("button", { name: "Go to the first error" }).click();
  await expect(studio.source).toBeFocused();

  // What is wrong in an imported file is mended there.
  await studio.source.fill('import base.txt\nGPP_A "1" ;\n');
  await expect(status).toHaveText("spc: failed with 1 error: no file is made");
  await expect(compile.getByRole("button", { name: "Go to the first error" })).toHaveCount(0);
  await studio.source.fill('GPP_A "1" ;\n');
  await expect(status).toHaveText("spc: no errors: the command makes main.cfg");
  await expect(compile.getByRole("button", { name: /Download|Save/ })).toHaveCount(0);
});

test("SPC-09 the log has the time, the command and the status line, and no secret", async ({ studio }) => {
  await studio.open({ name: "a.txt", bytes: GOOD });
  const compile = await studio.show("Compile");
  await compile.getByRole("checkbox", { name: /--log/ }).check();
  await compile.getByRole("textbox", { name: "Log file" }).fill("prov.log");
  await compile.getByRole("checkbox", { name: /--scramble/ }).check();
  await compile.getByRole("textbox", { name: "Scramble phrase" }).fill("SomeSecretPhrase");
  await compile.getByRole("checkbox", { name: /--quiet/ }).check();
  const file = await studio.downloaded(() => compile.getByRole("button", { name: "Download log" }).click());
  expect(file.name).toBe("prov.log");
  const log = file.bytes.toString();
  expect(log).toMatch(/^\[\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}\] spc --quiet --log prov\.log --scramble "\$SCRAMBLE" a\.txt a\.cfg\n/);
  expect(log).toContain("no errors: the command makes scrambled a.cfg");
  expect(log).not.toContain("SomeSecretPhrase");
});

test("SPC-02 SPC-07 SPC-12 the fields make the command for both shells, and secrets are copied on request only", {
  tag: "@both",
}, async ({ studio, page }) => {
  const copied = await studio.copies();
  await studio.open({ name: "a.txt", bytes: GOOD });
  const compile = await studio.show("Compile");
  await expect(line(compile, "sh")).toHaveText("spc a.txt a.cfg");
  await compile.getByRole("textbox", { name: "Output file" }).fill("my device.cfg");
  await compile.getByRole("checkbox", { name: /--scramble/ }).check();
  const scramble = compile.getByRole("textbox", { name: "Scramble phrase" });
  await scramble.fill("Some$Phrase");
  await expect(scramble).toHaveAttribute("type", "password");
  await compile.getByRole("button", { name: "Show scramble phrase" }).click();
  await expect(scramble).toHaveAttribute("type", "text");
  await compile.getByRole("checkbox", { name: /--target/ }).check();
  await compile.getByRole("textbox", { name: "MAC address of the device" }).fill("000e08aaa010");
  await compile.getByRole("radio", { name: "AES" }).check();
  await compile.getByRole("textbox", { name: "Compile key" }).fill("a very secret phrase");
  const options = '--target 000e08aaa010 --aes --ascii-key';
  await expect(line(compile, "sh")).toHaveText(`spc --scramble "$SCRAMBLE" ${options} "$KEY" a.txt "my device.cfg"`);
  await expect(line(compile, "cmd.exe")).toHaveText(`spc --scramble "%SCRAMBLE%" ${options} "%KEY%" a.txt "my device.cfg"`);
  await expect(compile).toContainText("Set SCRAMBLE and KEY in your shell first");
  await compile.getByRole("button", { name: "Copy for sh" }).click();
  await expect.poll(copied).toBe(`spc --scramble "$SCRAMBLE" ${options} "$KEY" a.txt "my device.cfg"`);

  await compile.getByRole("checkbox", { name: "Copy the commands with their secrets" }).check();
  await expect(line(compile, "sh")).toContainText("••••••••");
  await compile.getByRole("button", { name: "Copy for sh" }).click();
  await expect.poll(copied).toBe(`spc --scramble 'Some$Phrase' ${options} "a very secret phrase" a.txt "my device.cfg"`);
  await compile.getByRole("button", { name: "Copy for cmd.exe" }).click();
  await expect.poll(copied).toBe(`spc --scramble "Some$Phrase" ${options} "a very secret phrase" a.txt "my device.cfg"`);
  await expect(compile).not.toContainText("a very secret phrase");
  await expect(compile).not.toContainText("Some$Phrase");
  await axe(page);
});

test("SPC-03 a hardware address loses its separators by one press", async ({ studio }) => {
  await studio.open({ name: "a.txt", bytes: GOOD });
  const compile = await studio.show("Compile");
  await compile.getByRole("checkbox", { name: /--target/ }).check();
  const address = compile.getByRole("textbox", { name: "MAC address of the device" });
  await address.fill("000e08aabbc");
  await expect(compile).toContainText("found 11");
  await address.fill("00:0e:08:aa:bb:cc");
  await expect(address).toHaveAttribute("aria-invalid", "true");
  await expect(compile.getByRole("status", { name: "Status line" })).toContainText("refuses the command");
  await compile.getByRole("button", { name: "Fix: Remove the separators" }).click();
  await expect(address).toHaveValue("000e08aabbcc");
  await expect(address).toBeFocused();
  await expect(address).not.toHaveAttribute("aria-invalid", "true");
});

test("SPC-04 SPC-05 SPC-06 cipher and key are checked together", async ({ studio }) => {
  await studio.open({ name: "a.txt", bytes: GOOD });
  const compile = await studio.show("Compile");
  await compile.getByRole("radio", { name: "AES" }).check();
  await expect(compile).toContainText("would write the file unencrypted");
  const key = compile.getByRole("textbox", { name: "Compile key" });
  await key.fill("abc");
  await compile.getByRole("button", { name: "Show compile key" }).click();
  await expect(key).toHaveAttribute("type", "text");
  await expect(compile).toContainText("a key of 128 bits");
  await compile.getByRole("radio", { name: /--hex-key/ }).check();
  await expect(compile).toContainText("an even number of hexadecimal digits");
  await compile.getByRole("button", { name: "Generate a key" }).click();
  await expect(key).toHaveValue(/^[0-9a-f]{64}$/);
  await compile.getByRole("radio", { name: /--ascii-key/ }).check();
  await compile.getByRole("button", { name: "Generate a key" }).click();
  await expect(key).toHaveValue(/^[a-z2-9]{33}$/);
  const copied = await studio.copies();
  await compile.getByRole("button", { name: "Copy key" }).click();
  await expect.poll(copied).toBe(await key.inputValue());
  await compile.getByRole("radio", { name: "None" }).check();
  await expect(key).toHaveCount(0);
  await expect(line(compile, "sh")).toHaveText("spc a.txt a.cfg");
});

test("SPC-08 a profile with secrets that nothing protects is warned of", async ({ studio }) => {
  await studio.open({ name: "a.txt", bytes: SECRET });
  const compile = await studio.show("Compile");
  const warning = compile.getByText(/expected protection for the secrets in the profile/i);
  await expect(warning).toBeVisible();
  await compile.getByRole("checkbox", { name: /--scramble/ }).check();
  await compile.getByRole("textbox", { name: "Scramble phrase" }).fill("Foo");
  await expect(warning).toContainText("only scrambled");
  await compile.getByRole("radio", { name: "RC4" }).check();
  await compile.getByRole("textbox", { name: "Compile key" }).fill("a key of some length");
  await expect(warning).toHaveCount(0);
});

test("SPC-11 the rule text is that of the key, and a targeted file needs none", async ({ studio }) => {
  const copied = await studio.copies();
  await studio.open({ name: "a.txt", bytes: GOOD });
  const compile = await studio.show("Compile");
  await compile.getByRole("checkbox", { name: /--target/ }).check();
  await compile.getByRole("textbox", { name: "MAC address of the device" }).fill("000e08aabbcc");
  await expect(compile).toContainText("has no --key");
  await compile.getByRole("radio", { name: "AES" }).check();
  await compile.getByRole("textbox", { name: "Compile key" }).fill("my secret phrase");
  const rule = compile.getByRole("region", { name: "Rule text" });
  await expect(rule).toContainText("[--key ••••••••]");
  await rule.getByRole("button", { name: "Copy rule text" }).click();
  await expect.poll(copied).toBe('[--key "my secret phrase"]');
  await rule.getByRole("button", { name: "Show rule text" }).click();
  await expect(rule).toContainText('[--key "my secret phrase"]');
});

test("SPC-02 a command that exists is read into the form with the keyboard, and a fault is told without its secrets", async ({
  studio,
  page,
}) => {
  await studio.open({ name: "a.txt", bytes: GOOD });
  const compile = await studio.show("Compile");
  await read(compile, "spc --aes --hex-key SECRETKEY --log");
  const fault = compile.getByRole("alert");
  await expect(fault).toHaveText("Expected an argument after --log, found none.".replace("--log", "`--log`"));
  const field = compile.getByRole("textbox", { name: "Command line" });
  await expect(field).toBeFocused();
  await compile.getByRole("button", { name: "Show command line" }).click();
  await expect(field).toHaveAttribute("type", "text");

  const given = "spc --quiet --log prov.log --target 000e08aaa010 --rc4 --ascii-key apple4sale spa2102.txt out.cfg";
  await read(compile, given);
  await expect(fault).toHaveText("");
  await expect(page.getByText("It compiles spa2102.txt; here it is the command for a.txt.").first()).toBeVisible();
  await expect(compile.getByRole("textbox", { name: "Command line" })).toHaveValue("");
  await expect(compile.getByRole("radio", { name: "RC4" })).toBeChecked();
  await expect(compile.getByRole("textbox", { name: "Compile key" })).toHaveValue("apple4sale");
  await expect(compile.getByRole("textbox", { name: "Output file" })).toHaveValue("out.cfg");
  await compile.getByRole("checkbox", { name: "Copy the commands with their secrets" }).check();
  const copied = await studio.copies();
  await compile.getByRole("button", { name: "Copy for sh" }).click();
  await expect.poll(copied).toBe(given.replace("spa2102.txt", "a.txt"));

  await compile.getByRole("radio", { name: "Windows prompt" }).check();
  await read(compile, "spc.exe --cmd-file x.cmd --rc4 --aes --hex-key 00112233 a.txt a.cfg");
  await expect(compile).toContainText("Expected one cipher, found both");
  await expect(compile).toContainText("refuses this command");
  await compile.getByRole("radio", { name: "AES" }).check();
  await expect(compile).toContainText("32, 48 or 64 hexadecimal digits");
  await compile.getByRole("checkbox", { name: /--cmd-file/ }).click();
  await compile.getByRole("checkbox", { name: "Copy the commands with their secrets" }).uncheck();
  await expect(line(compile, "sh")).toHaveText('spc --aes --hex-key "$KEY" a.txt a.cfg');
});

test("SPC-02 SPC-10 the command for a sample is built, and the studio makes one itself", async ({ studio }) => {
  await studio.open({ name: "a.txt", bytes: "GPP_A 1\n" });
  const compile = await studio.show("Compile");
  await compile.getByRole("combobox", { name: "The compiler is to make" }).selectOption("Sample in the open format");
  await compile.getByRole("checkbox", { name: /--va/ }).check();
  await expect(line(compile, "sh")).toHaveText("spc --va --sample-xml sample.xml");
  await expect(compile.getByRole("status", { name: "Status line" })).toHaveText("spc: no errors: the command makes sample.xml");
  await compile.getByRole("button", { name: "Make a new profile" }).click();
  await expect(studio.dialog("New profile")).toBeVisible();
});

test("ENC-14 what is chosen stays with its document, and its secrets are never stored", async ({ studio, page }) => {
  await studio.open({ name: "a.txt", bytes: GOOD }, { name: "b.txt", bytes: GOOD });
  const choose = (name: RegExp) => page.getByRole("navigation", { name: "Documents" }).getByRole("button", { name }).click();
  await choose(/^a\.txt/);
  const compile = await studio.show("Compile");
  await compile.getByRole("radio", { name: "AES" }).check();
  await compile.getByRole("textbox", { name: "Compile key" }).fill("hush-hush-hush-hush");
  await choose(/^b\.txt/);
  await expect(compile.getByRole("radio", { name: "None" })).toBeChecked();
  await choose(/^a\.txt/);
  await expect(compile.getByRole("textbox", { name: "Compile key" })).toHaveValue("hush-hush-hush-hush");
  const project = await studio.downloaded(() => page.getByRole("button", { name: "Export project" }).click());
  expect(project.bytes.toString()).not.toContain("hush-hush");
  await studio.stored();
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await page.getByRole("tab", { name: "Compile" }).click();
  await expect(compile.getByRole("radio", { name: "None" })).toBeChecked();
});

test("SPC-01 the open format is converted first", async ({ studio }) => {
  await studio.open({ name: "a.xml", bytes: '<flat-profile><GPP_A ua="na">1</GPP_A></flat-profile>' });
  const compile = await studio.show("Compile");
  await expect(compile.getByRole("region", { name: "Command for sh" })).toHaveCount(0);
  await compile.getByRole("button", { name: "Go to Convert" }).click();
  await studio.convert.getByRole("button", { name: "Keep as a new document" }).click();
  await studio.page.keyboard.press("Alt+3");
  await expect(line(compile, "sh")).toHaveText("spc a.txt a.cfg");
});
