// Polling: asks for a fragment, and lets it wait while somebody writes in it or has the focus where it cannot be found again.
"use strict";

behaviour("[data-poll]", (place) => {
  const mayReplace = () => {
    const focus = document.activeElement;
    return !place.contains(focus) || (focus.id && !focus.matches("input, select, textarea"));
  };
  let tag = place.dataset.tag ?? "";
  const ask = async () => {
    if (document.hidden || !place.isConnected || !mayReplace()) return;
    const answer = await fetch(place.dataset.poll, { cache: "no-store", headers: tag ? { "If-None-Match": tag } : {} });
    if (answer.status !== 200 || answer.redirected) return;
    const fragment = await answer.text();
    if (!mayReplace()) return;
    tag = answer.headers.get("ETag") ?? "";
    const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
    place.innerHTML = fragment;
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  };
  // A lost connection is no error here: the next turn asks again. What comes with a tag is as new as the page.
  const wait = () => { if (place.isConnected) setTimeout(turn, 1000 * (Number(place.dataset.every) || 3)); };
  const turn = () => ask().catch(() => {}).then(wait);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) ask().catch(() => {}); });
  return tag ? wait() : turn();
});
