// A page that waits for the phone goes on by itself when the phone has answered; without this script there is a button.
"use strict";

behaviour("[data-wait-for]", (form) => {
  const ask = async () => {
    const answer = await fetch(form.dataset.waitFor, { cache: "no-store" });
    return answer.ok && !answer.redirected && (await answer.text()).trim() !== "waiting";
  };
  // A lost connection is no error here: the next turn asks again.
  const turn = () => ask().catch(() => false).then((answered) => {
    if (answered) form.submit(); else setTimeout(turn, 2000);
  });
  setTimeout(turn, 2000);
});
