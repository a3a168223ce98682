// Shows the theme that was chosen in Settings before anything is drawn, and high contrast where it was chosen or the
// system asks for it. It stands in the page's head and is no module: a module would run after the first picture.
(() => {
  const root = document.documentElement;
  try {
    const theme = parent === self ? localStorage.getItem("spa-profile-studio:theme") : null;
    if (theme) root.dataset.theme = theme;
  } catch {
    // A browser that keeps nothing for this page shows it as the system wants it.
  }
  const wanted = matchMedia("(prefers-contrast: more)");
  const follow = () => root.toggleAttribute("data-contrast", wanted.matches || root.dataset.theme === "contrast");
  follow();
  wanted.addEventListener("change", follow);
  new MutationObserver(follow).observe(root, { attributeFilter: ["data-theme"] });
})();
