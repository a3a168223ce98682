// Shows the theme that was chosen in Settings before anything is drawn. It stands in the page's head and is no
// module: a module would run after the first picture.
(() => {
  try {
    const theme = localStorage.getItem("spa-profile-studio:theme");
    if (theme) document.documentElement.dataset.theme = theme;
  } catch {
    // A browser that keeps nothing for this page shows it as the system wants it.
  }
})();
