// The one place where behaviours start. Each starts by itself for every element that it is for, so a browser that
// lacks something, or an error, costs that behaviour only and is reported to the console. What is put into a page
// later starts by `behaviour.within(place)`; `behaviour.run` does the same for what a behaviour does afterwards.
"use strict";

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
