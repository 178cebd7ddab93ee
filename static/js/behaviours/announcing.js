// Announcing: a screen reader only speaks of what changes after the page has loaded, so the news is put in late.
"use strict";

behaviour("[data-announce]", (region) => {
  const news = document.getElementById(region.dataset.announce);
  setTimeout(() => { region.textContent = news.textContent.replace(/\s+/g, " ").trim(); }, 500);
});
