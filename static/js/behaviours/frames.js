// Two frames of a code: they take turns each second until they are stopped; without this both are there at once.
"use strict";

behaviour("[data-frames]", (place) => {
  const frames = [...place.querySelectorAll(".mitid-frame")];
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-tertiary";
  const calm = window.matchMedia?.("(prefers-reduced-motion: reduce)")?.matches;
  let at = 0;
  let turning = null;
  const show = () => frames.forEach((frame, number) => { frame.hidden = number !== at; });
  const play = () => {
    turning = setInterval(() => { at = (at + 1) % frames.length; show(); }, 1000);
    button.textContent = place.dataset.pauseLabel;
  };
  const pause = () => {
    clearInterval(turning);
    turning = null;
    button.textContent = place.dataset.playLabel;
  };
  behaviour.on(button, "click", () => (turning ? pause() : play()));
  if (calm) pause(); else play();
  place.after(button);
  show();
});
