// What scripts add to pages that work without them. One file, because a first visit must cost few requests.
"use strict";

// The one place where behaviours start. Each starts by itself for every element that it is for, so a browser that
// lacks something, or an error, costs that behaviour only and is reported to the console. What is put into a page
// later starts by `behaviour.within(place)`; `behaviour.run` does the same for what a behaviour does afterwards.
const behaviour = (selector, start) => {
  behaviour.known.push([selector, start]);
  behaviour.begin(document, selector, start);
};
behaviour.known = [];
behaviour.report = (name, error) => console.error(`${name}:`, error);
behaviour.run = async (name, work) => {
  try {
    return await work();
  } catch (error) {
    behaviour.report(name, error);
  }
};
behaviour.begin = (root, selector, start) => behaviour.run(selector, () => {
  for (const element of root.querySelectorAll(selector)) behaviour.run(selector, () => start(element));
});
behaviour.within = (place) => {
  for (const [selector, start] of behaviour.known) behaviour.begin(place, selector, start);
};
behaviour.on = (target, type, handle) =>
  target.addEventListener(type, (event) => { behaviour.run(type, () => handle(event)); });

// Address bar: Back is the browser's own, and a click into the address marks it, as browsers do.
behaviour("[data-back]", (link) => {
  behaviour.on(link, "click", (event) => {
    if (history.length < 2) return;
    event.preventDefault();
    history.back();
  });
});
behaviour("#address", (field) => behaviour.on(field, "focus", () => field.select()));

// Printing: a button that only a script can make work is only there with a script.
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

// Error summary: it is read first, and its links put the cursor into the field.
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

// Announcing: a screen reader only speaks of what changes after the page has loaded, so the news is put in late.
behaviour("[data-announce]", (region) => {
  const news = document.getElementById(region.dataset.announce);
  setTimeout(() => { region.textContent = news.textContent.replace(/\s+/g, " ").trim(); }, 500);
});

// Reading aloud: only with a voice that lives on this computer, so that no text leaves it.
behaviour("[data-read]", (button) => {
  const speech = window.speechSynthesis;
  if (!speech) return;
  const text = document.getElementById(button.dataset.read);
  const label = button.querySelector("span");
  const [read, stop] = [label.textContent, button.dataset.stop];
  const language = text.closest("[lang]").lang.slice(0, 2);
  const localVoice = () =>
    [...(speech.getVoices?.() ?? [])].find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));
  const rest = () => {
    label.textContent = read;
    button.setAttribute("aria-pressed", "false");
  };
  const reveal = () => { button.hidden = !localVoice(); };
  behaviour.on(button, "click", () => {
    const speaking = button.getAttribute("aria-pressed") === "true";
    speech.cancel();
    if (speaking) return rest();
    const words = new SpeechSynthesisUtterance(text.innerText);
    words.voice = localVoice();
    words.lang = words.voice.lang;
    words.rate = 0.9;
    words.addEventListener("end", rest);
    words.addEventListener("error", rest);
    speech.speak(words);
    label.textContent = stop;
    button.setAttribute("aria-pressed", "true");
  });
  behaviour.on(window, "pagehide", () => speech.cancel());
  reveal();
  if (speech.addEventListener) behaviour.on(speech, "voiceschanged", reveal);
});

// Spotlight: lights the place, puts a note beside it, and gives the focus back when it closes.
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

// Drawer: a paper, or the phone, is laid beside the page instead of in place of it.
behaviour("#drawer", (drawer) => {
  const guide = document.getElementById("guide");
  const inDrawer = drawer.querySelector("[data-drawer-content]");
  const REOPEN = "drawer";
  const fragment = { "X-Fragment": "1" };
  let taken = null;
  const putAway = () => {
    if (drawer.hidden) return;
    drawer.hidden = true;
    inDrawer.textContent = "";
    (taken?.isConnected ? taken : guide).focus();
  };
  const fill = async (answer) => {
    inDrawer.innerHTML = await answer.text();
    behaviour.within(inDrawer);
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
  const show = async (answer) => {
    if (!leadsWithin(answer.url)) return location.assign(answer.url);
    const stamp = answer.headers.get("X-Guide");
    if (stamp !== null && stamp !== guide.dataset.stamp) {
      await behaviour.run("reopening", () => sessionStorage.setItem(REOPEN, answer.url));
      return location.assign(guide.dataset.here);
    }
    await fill(answer);
    inDrawer.querySelector("[data-screen]").focus({ preventScroll: true });
  };
  // Without an answer, or where it cannot be shown beside the page, the browser goes there as without scripts.
  const stay = (url) => fetch(url, { headers: fragment }).then(show);
  behaviour.on(drawer, "submit", (event) => {
    const form = event.target;
    if (!leadsWithin(form.action)) return;
    const body = new URLSearchParams(new FormData(form));
    const sent = fetch(form.action, { method: "POST", body, headers: fragment });
    event.preventDefault();
    // What was sent is not sent again: what came back but cannot be shown here is shown as a page.
    sent.then((answer) => show(answer).catch(() => location.assign(answer.url)), () => form.submit());
  });
  behaviour.on(document, "click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !plain(event)) return;
    const within = inDrawer.contains(link) && leadsWithin(link.href);
    const laid = "drawer" in link.dataset && !link.closest(".phone");
    if (!within && !laid) return;
    const shown = within ? stay(link.href) : layOut(link.href, link);
    event.preventDefault();
    shown.catch(() => location.assign(link.href));
  });
  behaviour.on(drawer.querySelector("[data-drawer-close]"), "click", putAway);
  behaviour.on(drawer, "keydown", (event) => { if (event.key === "Escape") putAway(); });

  // What lay in the drawer when the page was asked for anew lies there again.
  const reopened = sessionStorage.getItem(REOPEN);
  sessionStorage.removeItem(REOPEN);
  if (reopened) layOut(reopened, document.querySelector("[data-drawer]")).catch(() => {});
});

// Polling: asks for a fragment, and lets it wait while somebody writes in it or has the focus where it cannot be found again.
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

// Hiding: what is typed can be hidden from whoever looks over the shoulder, and shown again.
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

// Two frames of a code: they take turns each second until they are stopped; without this both are there at once.
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
