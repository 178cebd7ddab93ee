// A draft is kept while somebody writes: a moment after the last key, and when the page is left.
// Without this the buttons keep it.
"use strict";

behaviour("[data-draft]", (form) => {
  const PAUSE = 2000;
  const MOMENT = 300; // a field that is left for a button is kept by the button
  const status = form.querySelector("[data-draft-status]");
  const typed = () => new URLSearchParams(new FormData(form)).toString();
  let kept = typed();
  let waiting = null;

  const send = async (body) => {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Draft": "1" }, keepalive: true });
    const words = await answer.text();
    if (!answer.ok) throw new Error(answer.statusText);
    if (answer.status === 200 && !answer.redirected) status.textContent = words;
  };
  const keep = () => {
    clearTimeout(waiting);
    const now = typed();
    if (now === kept) return;
    kept = now;
    send(new URLSearchParams(now)).catch(() => { kept = ""; }); // not kept: the next key tries again
  };

  const keepIn = (time) => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, time);
  };

  behaviour.on(form, "input", () => keepIn(PAUSE));
  behaviour.on(form, "change", () => keepIn(MOMENT));
  behaviour.on(form, "submit", () => {
    clearTimeout(waiting);
    kept = typed(); // the button keeps it
  });
  behaviour.on(window, "pagehide", keep);
});
