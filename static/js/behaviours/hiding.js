// Hiding: what is typed can be hidden from whoever looks over the shoulder, and shown again.
"use strict";

behaviour("[data-reveal]", (button) => {
  const field = document.getElementById(button.dataset.reveal);
  const label = button.querySelector("span");
  behaviour.on(button, "click", () => {
    const hide = field.type === "text";
    field.type = hide ? "password" : "text";
    label.textContent = hide ? button.dataset.showLabel : button.dataset.hideLabel;
  });
  button.hidden = false;
});
