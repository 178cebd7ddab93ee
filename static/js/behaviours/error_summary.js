// Error summary: it is read first, and its links put the cursor into the field.
"use strict";

behaviour("[data-error-summary]", (summary) => {
  summary.focus();
  behaviour.on(summary, "click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    (field.closest(".form-group") ?? field).scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  });
});
