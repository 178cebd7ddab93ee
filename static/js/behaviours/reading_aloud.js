// Reading aloud: only with a voice that lives on this computer, so that no text leaves it.
"use strict";

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
