// A draft is kept while somebody writes: a moment after the last key, and when the page is left.
// Without this the buttons keep it.
"use strict";

(() => {
  const PAUSE = 2000;
  const MOMENT = 300; // a field that is left for a button is kept by the button
  const form = document.querySelector("[data-draft]");
  const status = form.querySelector("[data-draft-status]");
  const typed = () => new URLSearchParams(new FormData(form)).toString();
  let kept = typed();
  let waiting = null;

  const say = async (answer) => {
    const words = await answer.text();
    if (answer.status === 200 && !answer.redirected) status.textContent = words;
  };
  const keep = () => {
    clearTimeout(waiting);
    const now = typed();
    if (now === kept) return;
    kept = now;
    fetch(form.action, { method: "POST", body: new URLSearchParams(now), headers: { "X-Draft": "1" }, keepalive: true })
      .then(say)
      .catch(() => { kept = ""; }); // a lost connection: the next key tries again
  };

  const keepIn = (time) => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, time);
  };

  form.addEventListener("input", () => keepIn(PAUSE));
  form.addEventListener("change", () => keepIn(MOMENT));
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    kept = typed(); // the button keeps it
  });
  window.addEventListener("pagehide", keep);
})();
