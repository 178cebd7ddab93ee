// What scripts add to pages that work without them. One file, because a first visit must cost few requests;
// each block stands alone: address bar, printing, error summary, announcing, reading aloud, spotlight, drawer, polling,
// hiding what is typed, a code of two frames.
"use strict";

(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];

  // Address bar: Back is the browser's own, and a click into the address marks it, as browsers do.
  for (const link of all("[data-back]")) {
    link.addEventListener("click", (event) => {
      if (history.length < 2) return;
      event.preventDefault();
      history.back();
    });
  }
  document.getElementById("address")?.addEventListener("focus", (event) => event.target.select());

  // Printing: a button that only a script can make work is only there with a script.
  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  // Paper has no fold-outs: what is folded away is opened while it is printed. Newer browsers do it by the style sheet.
  window.addEventListener("beforeprint", () => {
    for (const folded of all(".details:not([open])")) {
      folded.open = true;
      window.addEventListener("afterprint", () => { folded.open = false; }, { once: true });
    }
  });

  // Error summary: it is read first, and its links put the cursor into the field.
  for (const summary of all("[data-error-summary]")) {
    summary.focus();
    summary.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const field = link && document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      (field.closest(".form-group") ?? field).scrollIntoView({ block: "center" });
      field.focus({ preventScroll: true });
    });
  }

  // Announcing: a screen reader only speaks of what changes after the page has loaded, so the news is put in late.
  for (const region of all("[data-announce]")) {
    const news = document.getElementById(region.dataset.announce);
    setTimeout(() => { region.textContent = news.textContent.replace(/\s+/g, " ").trim(); }, 500);
  }

  // Reading aloud: only with a voice that lives on this computer, so that no text leaves it.
  const speech = window.speechSynthesis;
  const localVoice = (language) =>
    speech.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));

  const readAloud = (button) => {
    const text = document.getElementById(button.dataset.read);
    const label = button.querySelector("span");
    const [read, stop] = [label.textContent, button.dataset.stop];
    const language = text.closest("[lang]").lang.slice(0, 2);
    const rest = () => {
      label.textContent = read;
      button.setAttribute("aria-pressed", "false");
    };
    const reveal = () => { button.hidden = !localVoice(language); };
    reveal();
    speech.addEventListener("voiceschanged", reveal);
    button.addEventListener("click", () => {
      const speaking = button.getAttribute("aria-pressed") === "true";
      speech.cancel();
      if (speaking) return rest();
      const words = new SpeechSynthesisUtterance(text.innerText);
      words.voice = localVoice(language);
      words.lang = words.voice.lang;
      words.rate = 0.9;
      words.addEventListener("end", rest);
      words.addEventListener("error", rest);
      label.textContent = stop;
      button.setAttribute("aria-pressed", "true");
      speech.speak(words);
    });
  };
  if (speech) {
    all("[data-read]").forEach(readAloud);
    window.addEventListener("pagehide", () => speech.cancel());
  }

  // Spotlight: lights the place, puts a note beside it, and gives the focus back when it closes.
  const noteFor = (opener) => {
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
  const placeNote = (note, target) => {
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

  const spotlight = (opener) => {
    const names = opener.dataset.spotlight.split(" ");
    const target = document.querySelector(names.map((name) => `[data-show="${CSS.escape(name)}"]`).join(","));
    if (!target) return;
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
      note = noteFor(opener);
      placeNote(note, target);
      note.querySelector("button").addEventListener("click", close);
      target.classList.add("is-spotlit");
      if (!target.hasAttribute("aria-describedby")) target.setAttribute("aria-describedby", note.id);
      document.body.classList.add("spotlight-is-on");
      opener.setAttribute("aria-expanded", "true");
      target.scrollIntoView({ block: "center" });
      note.focus({ preventScroll: true });
    };
    opener.hidden = false;
    opener.addEventListener("click", () => (note ? close() : open()));
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  };
  all("[data-spotlight]").forEach(spotlight);

  // Drawer: a paper, or the phone, is laid beside the page instead of in place of it.
  const guide = document.getElementById("guide");
  const drawer = document.getElementById("drawer");
  const inDrawer = drawer?.querySelector("[data-drawer-content]");
  const REOPEN = "drawer";
  const fragment = { "X-Fragment": "1" };
  let taken = null;
  const putAway = () => {
    if (drawer.hidden) return;
    drawer.hidden = true;
    inDrawer.replaceChildren();
    (taken?.isConnected ? taken : guide).focus();
  };
  const fill = async (answer) => {
    inDrawer.innerHTML = await answer.text();
    inDrawer.querySelectorAll("[data-poll]").forEach(poll);
    // A paper brings its own style sheet: shown before that is there, it would change its height under the reader.
    const sheet = drawer.querySelector("link[rel=stylesheet]");
    if (sheet && !sheet.sheet) await new Promise((ready) => { sheet.onload = sheet.onerror = ready; });
  };
  const layOut = async (url, link) => {
    const answer = await fetch(url, { headers: fragment });
    if (!answer.ok) throw new Error(answer.statusText);
    if (!drawer.contains(link)) taken = link; // a paper found among the papers is put away to where those were taken
    await fill(answer);
    drawer.hidden = false;
    drawer.focus({ preventScroll: true });
    drawer.scrollIntoView({ block: "start" });
  };
  const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey);

  // What lies there may lead on within itself, as the phone does: that stays there, and anything else takes the page.
  const leadsWithin = (url) => {
    const part = inDrawer.querySelector("[data-within]");
    return part !== null && new URL(url, location.href).pathname.startsWith(part.dataset.within);
  };
  const stay = async (url, options = {}) => {
    const answer = await fetch(url, { ...options, headers: fragment });
    if (!leadsWithin(answer.url)) return location.assign(answer.url);
    const stamp = answer.headers.get("X-Guide");
    if (stamp !== null && stamp !== guide.dataset.stamp) {
      sessionStorage.setItem(REOPEN, answer.url);
      return location.assign(guide.dataset.here);
    }
    await fill(answer);
    inDrawer.querySelector("[data-screen]").focus({ preventScroll: true });
  };
  drawer?.addEventListener("submit", (event) => {
    const form = event.target;
    if (!leadsWithin(form.action)) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    stay(form.action, { method: "POST", body }).catch(() => form.submit());
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !drawer || !plain(event)) return;
    const within = inDrawer.contains(link) && leadsWithin(link.href);
    const laid = "drawer" in link.dataset && !link.closest(".phone");
    if (!within && !laid) return;
    event.preventDefault();
    (within ? stay(link.href) : layOut(link.href, link)).catch(() => location.assign(link.href));
  });
  drawer?.querySelector("[data-drawer-close]").addEventListener("click", putAway);
  drawer?.addEventListener("keydown", (event) => { if (event.key === "Escape") putAway(); });

  // Polling: asks for a fragment, and lets it wait while somebody writes in it or has the focus where it cannot be found again.
  const mayReplace = (place) => {
    const focus = document.activeElement;
    return !place.contains(focus) || (focus.id && !focus.matches("input, select, textarea"));
  };
  const poll = (place) => {
    let tag = place.dataset.tag ?? "";
    const ask = async () => {
      if (document.hidden || !place.isConnected || !mayReplace(place)) return;
      const answer = await fetch(place.dataset.poll, { cache: "no-store", headers: tag ? { "If-None-Match": tag } : {} });
      if (answer.status !== 200 || answer.redirected) return;
      const fragment = await answer.text();
      if (!mayReplace(place)) return;
      tag = answer.headers.get("ETag") ?? "";
      const focused = place.contains(document.activeElement) ? document.activeElement.id : "";
      place.innerHTML = fragment;
      if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    };
    // A lost connection is no error here: the next turn asks again. What comes with a tag is as new as the page.
    const wait = () => { if (place.isConnected) setTimeout(turn, 1000 * (Number(place.dataset.every) || 3)); };
    const turn = () => ask().catch(() => {}).finally(wait);
    if (tag) wait(); else turn();
    document.addEventListener("visibilitychange", () => { if (!document.hidden) ask().catch(() => {}); });
  };
  all("[data-poll]").forEach(poll);

  // Hiding: what is typed can be hidden from whoever looks over the shoulder, and shown again.
  for (const button of all("[data-reveal]")) {
    const field = document.getElementById(button.dataset.reveal);
    const label = button.querySelector("span");
    button.hidden = false;
    button.addEventListener("click", () => {
      const hide = field.type === "text";
      field.type = hide ? "password" : "text";
      label.textContent = hide ? button.dataset.showLabel : button.dataset.hideLabel;
    });
  }

  // Two frames of a code: they take turns each second until they are stopped; without this both are there at once.
  for (const place of all("[data-frames]")) {
    const frames = [...place.querySelectorAll(".mitid-frame")];
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-tertiary";
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
    button.addEventListener("click", () => (turning ? pause() : play()));
    place.after(button);
    show();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) pause(); else play();
  }
  // What lay in the drawer when the page was asked for anew lies there again.
  const reopened = sessionStorage.getItem(REOPEN);
  sessionStorage.removeItem(REOPEN);
  if (reopened && drawer) layOut(reopened, document.querySelector("[data-drawer]")).catch(() => {});
})();
