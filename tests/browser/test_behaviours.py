"""Each browser function that a script uses is taken away in turn: only the behaviours that use it may stop.

The functions and the behaviours are found in the sources, so that a new one is tested by itself. All behaviours are
tried on one page made of the least markup that each needs.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from sandbox.web.assets import JOINED
from tests.rules.scripts import behaviours, shared
from tests.rules.tree import STATIC, read

AT = "http://127.0.0.1:9/bench/"  # nothing listens there: every request is answered by the test
PAGE = """<!doctype html><html lang="da"><head><title>x</title><script src="script.js" defer></script></head><body>
<a id="back" href="elsewhere" data-back>Tilbage</a> <input id="address" value="borger.dk">
<button id="print" data-print hidden>Udskriv</button> <details class="details"><summary>Mere</summary>x</details>
<div id="summary" data-error-summary tabindex="-1"><a href="#field">Felt</a></div>
<div class="form-group"><input id="field"></div>
<p id="announced" data-announce="words"></p><p id="words">Ordene</p>
<button id="read" data-read="words" data-stop="Stop" hidden><span>Læs</span></button>
<button id="show" data-spotlight="place" data-text="Her" data-close="Luk" hidden>Vis</button>
<p data-show="place">Sted</p>
<aside id="guide" tabindex="-1"><a id="paper" href="paper" data-drawer="drawer">Papir</a>
<section id="drawer" tabindex="-1" hidden><button data-drawer-close>Luk</button>
<div data-drawer-content></div></section></aside>
<div id="news" data-poll="news"></div>
<button id="reveal" data-reveal="code" data-show-label="Vis" data-hide-label="Skjul" hidden><span>Skjul</span></button>
<input id="code" type="text"><div data-frames><p class="mitid-frame">1</p><p class="mitid-frame">2</p></div>
<form data-choosing><p data-choosing-aid hidden><button type="button" data-only="2">2</button><b data-chosen></b></p>
<p data-level="1"><input type="checkbox" checked></p><p data-level="2"><input type="checkbox" checked></p></form>
<form data-wait-for="state" action="gone"></form>
<form data-draft action="draft" method="post"><input id="draft" name="text"><p data-draft-status></p></form>
</body></html>"""
ANSWERS = {
    "paper": "Et papir",
    "news": "Nyt",
    "state": "waiting",
    "draft": "Gemt",
    "elsewhere": "En anden side",
}
# A voice, a printer, and fifty times the speed.
BROWSER = """
window.print = () => { document.title = "printed"; };
window.SpeechSynthesisUtterance = class SpeechSynthesisUtterance extends EventTarget {};
window.SpeechSynthesis = class SpeechSynthesis extends EventTarget {
  getVoices() { return [{localService: true, lang: "da-DK"}]; }
  cancel() {}
  speak() {}
};
Object.defineProperty(window, "speechSynthesis", {value: new SpeechSynthesis(), configurable: true});
const [once, often] = [window.setTimeout, window.setInterval];
window.setTimeout = (work, time) => once(work, time / 50);
window.setInterval = (work, time) => often(work, time / 50);
"""
# The objects that hold a browser function of that name: its globals and its interfaces, not those of the language.
HOLDERS = """(name) => {
  const language = new Set(["Object", "Function", "Array", "String", "Number", "Boolean", "Symbol", "BigInt", "Promise",
    "Map", "Set", "WeakMap", "WeakSet", "RegExp", "Error", "Date", "Math", "JSON", "Proxy", "Iterator"]);
  const builtIn = (key) => language.has(key) || /Error$|Array$/.test(key);
  const kinds = Object.getOwnPropertyNames(window).filter((key) => /^[A-Z]/.test(key) && !builtIn(key));
  const holders = kinds.map((key) => window[key]?.prototype).filter((proto) =>
    proto && typeof Object.getOwnPropertyDescriptor(proto, name)?.value === "function");
  const global = !builtIn(name) && Object.getOwnPropertyDescriptor(window, name)?.configurable;
  return global ? [...holders, window] : holders;
}"""
IS_THERE = f"(names) => names.filter((name) => name !== 'constructor' && ({HOLDERS})(name).length)"
TAKE_AWAY = f"for (const holder of ({HOLDERS})('<name>')) delete holder['<name>'];"
CALLED = re.compile(r"(?<=window[.])\w+|\w+(?=[?]?[.(])")


def answer(route: Route) -> None:
    wanted = route.request.url.removeprefix(AT)
    if wanted in ANSWERS:
        return route.fulfill(body=ANSWERS[wanted], content_type="text/html")
    if wanted == "script.js":
        return route.fulfill(body=SCRIPT, content_type="text/javascript")
    return route.fulfill(body=PAGE, content_type="text/html")


SCRIPT = "\n".join(read(STATIC / part) for part in JOINED["js/oevebanen.js"])


def called(source: str) -> set[str]:
    """What a script calls, makes, or asks for something; not its own functions and values."""
    return set(CALLED.findall(source)) - set(re.findall(r"(?:const|let) (\w+) =", source))


def type_a_draft(page: Page) -> None:
    page.locator("#draft").fill("Goddag")
    expect(page.locator("[data-draft-status]")).to_have_text("Gemt")


def light(page: Page) -> None:
    page.locator("#show").click()
    expect(page.locator(".spotlight-note")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".spotlight-note")).to_have_count(0)


def take_a_paper_and_put_it_away(page: Page) -> None:
    page.locator("#paper").click()
    expect(page.locator("#drawer")).to_be_focused()
    expect(page.locator("#drawer")).to_contain_text("Et papir")
    page.keyboard.press("Escape")
    expect(page.locator("#paper")).to_be_focused()


def press_print(page: Page) -> None:
    page.locator("#print").click()
    expect(page).to_have_title("printed")


def print_a_fold(page: Page) -> None:
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".details[open]")).to_have_count(1)


def choose(page: Page) -> None:
    page.locator("[data-only]").click()
    expect(page.locator("[data-chosen]")).to_have_text("1")


def hide_what_is_typed(page: Page) -> None:
    page.locator("#reveal").click()
    expect(page.locator("#code[type=password]")).to_have_count(1)


def hear(page: Page) -> None:
    page.locator("#read").click()
    expect(page.locator("#read[aria-pressed=true] span")).to_have_text("Stop")


def mark_the_address(page: Page) -> None:
    page.locator("#address").focus()
    page.keyboard.type("oeveby.dk")
    expect(page.locator("#address")).to_have_value("oeveby.dk")


def follow_the_summary(page: Page) -> None:
    page.locator("#summary a").click()
    expect(page.locator("#field")).to_be_focused()


def wait_for_the_phone(page: Page) -> None:
    with page.expect_request(f"{AT}state"):
        pass


def go_back(page: Page) -> None:
    page.locator("#back").click()
    expect(page).to_have_url(f"{AT}first")


TRIED: dict[str, Callable[[Page], Any]] = {
    "[data-error-summary]": follow_the_summary,
    "[data-announce]": lambda page: expect(page.locator("#announced")).to_have_text("Ordene"),
    "[data-poll]": lambda page: expect(page.locator("#news")).to_have_text("Nyt"),
    "[data-frames]": lambda page: expect(page.locator(".mitid-frame[hidden]")).to_have_count(1),
    "[data-print]": press_print,
    "body": print_a_fold,
    "#address": mark_the_address,
    "[data-read]": hear,
    "[data-spotlight]": light,
    "#drawer": take_a_paper_and_put_it_away,
    "[data-reveal]": hide_what_is_typed,
    "[data-choosing]": choose,
    "[data-draft]": type_a_draft,
    "[data-wait-for]": wait_for_the_phone,
    "[data-back]": go_back,
}


def parts() -> dict[str, set[str]]:
    """What all behaviours call together, then what each one's source calls; a name is in one part."""
    found, seen = {"all behaviours": called(shared())}, called(shared())
    for selector, source in behaviours().items():
        found[selector] = called(source) - seen
        seen |= found[selector]
    return found


PARTS = parts()


class Bench:
    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        context.route(f"{AT}**", answer)
        context.add_init_script(BROWSER)
        context.set_default_timeout(5_000)

    def functions(self, names: set[str]) -> list[str]:
        """Those of the names that are functions of the browser."""
        page = self.context.new_page()
        page.goto(AT)
        found: list[str] = page.evaluate(IS_THERE, sorted(names))
        page.close()
        return found

    def problems(self, without: str = "") -> list[str]:
        """What goes wrong on a page whose browser has no such function."""
        page = self.context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(f"uncaught: {error}"))
        if without:
            page.add_init_script(TAKE_AWAY.replace("<name>", without))
        page.goto(f"{AT}first")
        page.goto(AT)
        for selector, probe in TRIED.items():
            if without in called(shared() + behaviours()[selector]):
                continue
            try:
                probe(page)
            except AssertionError as error:
                errors.append(f"{selector}: {str(error).splitlines()[0]}")
        page.close()
        return errors


@pytest.fixture(scope="module")
def bench(browser: Browser, browser_context_args: Any) -> Iterator[Bench]:
    context = browser.new_context(**browser_context_args)
    yield Bench(context)
    context.close()


def test_every_behaviour_is_tried_and_works(bench: Bench) -> None:
    assert TRIED.keys() == behaviours().keys()
    assert bench.problems() == []


def test_the_functions_of_the_browser_are_found_in_the_scripts(bench: Bench) -> None:
    known = {"fetch", "speechSynthesis", "sessionStorage", "matchMedia", "scrollIntoView", "FormData"}
    assert known < set(bench.functions(set().union(*PARTS.values())))


@pytest.mark.parametrize("part", PARTS)
def test_a_missing_function_of_the_browser_stops_only_what_uses_it(bench: Bench, part: str) -> None:
    uses = bench.functions(PARTS[part])
    assert {name: found for name in uses if (found := bench.problems(name))} == {}
