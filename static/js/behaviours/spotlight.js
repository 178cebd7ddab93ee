// Spotlight: lights the place, puts a note beside it, and gives the focus back when it closes.
"use strict";

behaviour("[data-spotlight]", (opener) => {
  const names = opener.dataset.spotlight.split(" ");
  const target = document.querySelector(names.map((name) => `[data-show="${CSS.escape(name)}"]`).join(","));
  if (!target) return;

  const noteFor = () => {
    const note = document.createElement("div");
    note.className = "spotlight-note";
    note.id = "spotlight-note";
    note.tabIndex = -1;
    note.lang = opener.closest("[lang]").lang;
    const words = document.createElement("p");
    words.textContent = opener.dataset.text;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "button button-secondary";
    close.textContent = opener.dataset.close;
    note.append(words, close);
    return note;
  };

  // In running text the note takes a line of its own; in a row, a grid or a list it floats under its target.
  const placeNote = (note) => {
    const block = getComputedStyle(target.parentElement).display === "block" && getComputedStyle(target).display === "block";
    const home = target.closest("tr") ? target.closest("table") : target;
    if (target.matches("li, td, th")) target.append(note); else home.after(note);
    if (block) return;
    note.classList.add("spotlight-note-floating");
    note.style.left = note.style.top = "0";
    const origin = note.getBoundingClientRect();
    const place = target.getBoundingClientRect();
    const room = document.documentElement.clientWidth - origin.width - 12;
    note.style.left = `${Math.max(12, Math.min(place.left, room)) - origin.left}px`;
    note.style.top = `${place.bottom + 20 - origin.top}px`;
  };

  let note = null;
  const close = () => {
    if (!note) return;
    note.remove();
    note = null;
    target.classList.remove("is-spotlit");
    target.removeAttribute("aria-describedby");
    document.body.classList.remove("spotlight-is-on");
    opener.setAttribute("aria-expanded", "false");
    opener.focus();
  };
  const open = () => {
    note = noteFor();
    placeNote(note);
    behaviour.on(note.querySelector("button"), "click", close);
    target.classList.add("is-spotlit");
    if (!target.hasAttribute("aria-describedby")) target.setAttribute("aria-describedby", note.id);
    document.body.classList.add("spotlight-is-on");
    opener.setAttribute("aria-expanded", "true");
    target.scrollIntoView({ block: "center" });
    note.focus({ preventScroll: true });
  };
  behaviour.on(opener, "click", () => (note ? close() : open()));
  behaviour.on(document, "keydown", (event) => { if (event.key === "Escape") close(); });
  opener.hidden = false;
});
