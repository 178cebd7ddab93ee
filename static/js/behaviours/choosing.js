// Exercises are chosen by the level: one button ticks all of a level, all, or none.
// Without this they are ticked one by one.
"use strict";

behaviour("[data-choosing]", (choosing) => {
  const aid = choosing.querySelector("[data-choosing-aid]");
  const boxes = [...choosing.querySelectorAll("input[type=checkbox]")];
  const count = () => {
    aid.querySelector("[data-chosen]").textContent = boxes.filter((box) => box.checked).length;
  };

  behaviour.on(aid, "click", (event) => {
    const button = event.target.closest("[data-only]");
    if (!button) return;
    const { only } = button.dataset;
    for (const box of boxes) box.checked = !only || box.closest("[data-level]").dataset.level === only;
    count();
  });
  behaviour.on(choosing, "change", count);
  count();
  aid.hidden = false;
});
