// The smallest portal: loads a profile into the studio, stores what comes back, encrypts it.

import "../spa-profile-studio.js";

// Your server. Here it is the memory of this page.
const portal = {
  profile: "<flat-profile>\n  <Line_Enable_1_ ua=\"na\">Yes</Line_Enable_1_>\n</flat-profile>\n",
  async read() {
    return this.profile;
  },
  /** @param {string | Uint8Array} doc */
  async write(doc) {
    if (typeof doc !== "string") throw new Error("This portal keeps text only.");
    this.profile = doc;
  },
};

const studio = /** @type {import("../spa-profile-studio.js").SpaProfileStudio} */ (document.querySelector("spa-profile-studio"));
const state = /** @type {HTMLElement} */ (document.querySelector("#state"));
const encrypt = /** @type {HTMLElement} */ (document.querySelector("#encrypt"));
/** @param {string} text */
const say = (text) => void (state.textContent = text);

studio.addEventListener("studio-change", ({ detail }) => say(detail.dirty ? "There are changes." : "Everything is stored."));
studio.addEventListener("studio-error", ({ detail }) => say(detail.message));
studio.addEventListener("studio-save", async ({ detail }) => {
  try {
    if (detail.holes > 0) throw new Error("Secrets that were typed here stay here: export the profile encrypted.");
    await portal.write(detail.doc);
    detail.saved();
    say("Stored.");
  } catch (error) {
    detail.failed(error instanceof Error ? error.message : "It could not be stored.");
  }
});
encrypt.addEventListener("click", async () => {
  try {
    const { name, bytes } = await studio.exportAs("encrypted", { phrase: "the key of this phone" });
    say(`${name}: ${bytes.length} bytes for the phone.`);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
});

const { counts } = await studio.load(await portal.read());
say(`Loaded: ${counts.errors} errors, ${counts.warnings} warnings.`);
