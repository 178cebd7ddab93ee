// Address bar: Back is the browser's own, and a click into the address marks it, as browsers do.
"use strict";

behaviour("[data-back]", (link) => {
  behaviour.on(link, "click", (event) => {
    if (history.length < 2) return;
    event.preventDefault();
    history.back();
  });
});
behaviour("#address", (field) => behaviour.on(field, "focus", () => field.select()));
