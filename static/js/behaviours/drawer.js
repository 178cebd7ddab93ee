// Drawer: a paper, or the phone, is laid beside the page instead of in place of it.
"use strict";

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
    if (sheet && !sheet.sheet) {
      await new Promise((ready) => { for (const end of ["load", "error"]) sheet.addEventListener(end, ready); });
    }
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
