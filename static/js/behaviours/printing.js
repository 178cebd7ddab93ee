// Printing: a button that only a script can make work is only there with a script.
"use strict";

behaviour("[data-print]", (button) => {
  behaviour.on(button, "click", () => print());
  button.hidden = false;
});

// Paper has no fold-outs: what is folded away is opened while it is printed. Newer browsers do it by the style sheet.
behaviour("body", () => {
  behaviour.on(window, "beforeprint", () => {
    for (const folded of document.querySelectorAll(".details:not([open])")) {
      folded.open = true;
      window.addEventListener("afterprint", () => { folded.open = false; }, { once: true });
    }
  });
});
