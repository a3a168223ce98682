// Keeps the studio for use without a network: registers the service worker (sw.js), and goes between it and the
// program (app/src/platform/updates.rs) when a new build waits. The events of the window between them:
//
//   studio-update-asked     the program has started and wants to hear of a new build
//   studio-update-ready     one waits
//   studio-update-take      the person wants it, and the project is stored
//   studio-update-refused   other pages of the studio are open; `detail` is how many

/**
 * @param {string} name
 * @param {unknown} [detail]
 */
function tell(name, detail) {
  dispatchEvent(new CustomEvent(name, { detail }));
}

/** The worker's address. It holds the page's name where that is not the usual one. */
function workerAddress() {
  const address = new URL("sw.js", document.baseURI);
  const name = location.pathname.split("/").at(-1) ?? "";
  if (name !== "" && name !== "index.html") address.searchParams.set("page", name);
  return address.href;
}

/**
 * Lets the waiting worker take over, then loads its page.
 * @param {ServiceWorkerRegistration} registration
 */
function take({ waiting }) {
  if (!waiting) {
    location.reload();
    return;
  }
  waiting.onstatechange = () => {
    if (waiting.state === "activated") location.reload();
  };
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    if (data.others > 0) tell("studio-update-refused", data.others);
  };
  waiting.postMessage("take-over", [port2]);
}

/**
 * Tells the program of each build that is ready.
 * @param {ServiceWorkerRegistration} registration
 */
function watch(registration) {
  const look = () => {
    // The first build of all has nothing to replace.
    if (registration.waiting && registration.active) tell("studio-update-ready");
  };
  const follow = () => registration.installing?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", follow);
  addEventListener("studio-update-asked", look);
  addEventListener("studio-update-take", () => take(registration));
  follow();
  look();
}

/** Registers the worker, where the browser has such workers for this page. */
async function keep() {
  if (!isSecureContext || !navigator.serviceWorker) return;
  navigator.serviceWorker.controller?.postMessage("booted");
  const registration = await navigator.serviceWorker.register(workerAddress(), { updateViaCache: "none" });
  if (registration) watch(registration);
}

keep().catch((error) => console.info(`The studio is not kept for use without a network: ${error?.message ?? error}`));
