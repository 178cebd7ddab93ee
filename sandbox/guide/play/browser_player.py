"""Plays the play language in a real browser, as a participant would: by what the page calls things.

The browser is Playwright's, known here only by the few calls that are made of it, so that the product runs
without it.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

from sandbox.content.reading.text import fill
from sandbox.guide.scenario import play_actions as language
from sandbox.guide.scenario.play_actions import Action
from sandbox.web.addresses import path_of

PARTS = {"page": ".site, .own-main", "panel": "#guide", "bar": ".address-bar"}
SHOWN = 500
STAYS = (  # a script's or a choice's, so no new page comes
    "element => ['button', 'radio', 'checkbox'].includes(element.type)"
    " || ('drawer' in element.dataset && !element.closest('.phone'))"
)
FILE = r"element => /[./]pdf$/.test(element.href || '') ? element.href : ''"
KEY_ASKED = '[data-show="key-number"]'


class Locator(Protocol):
    """What is found on a page."""

    def count(self) -> int: ...
    def click(self) -> None: ...
    def fill(self, value: str) -> None: ...
    def check(self) -> None: ...
    def select_option(self, *, label: str) -> Any: ...
    def inner_text(self) -> str: ...
    def evaluate(self, expression: str) -> Any: ...
    def wait_for(self) -> None: ...
    def get_by_text(self, text: str) -> "Locator": ...
    def get_by_label(self, text: Any, *, exact: bool = False) -> "Locator": ...
    def get_by_role(self, role: Any, *, name: str = "", exact: bool = False) -> "Locator": ...
    def or_(self, other: "Locator") -> "Locator": ...
    def and_(self, other: "Locator") -> "Locator": ...
    def filter(self, *, visible: bool) -> "Locator": ...
    @property
    def first(self) -> "Locator": ...


class Page(Protocol):
    """A browser's page."""

    @property
    def url(self) -> str: ...
    @property
    def context(self) -> Any: ...
    def goto(self, url: str) -> Any: ...
    def go_back(self) -> Any: ...
    def expect_navigation(self) -> AbstractContextManager[Any]: ...
    def locator(self, selector: str) -> Locator: ...


class CannotPlay(AssertionError):
    """An action could not be done; the text says why, and what was on the page."""


class Player:
    """One participant at one browser. `push` and `pass_time` are done for it from outside, as by the instructor."""

    def __init__(
        self,
        page: Page,
        base_url: str,
        facts: Callable[[], Mapping[str, str]],
        push: Callable[[str], None],
        pass_time: Callable[[int], None],
    ) -> None:
        self.page, self.base_url = page, base_url
        self.facts, self.push, self.pass_time = facts, push, pass_time

    def do(self, action: Action) -> None:
        """:raises CannotPlay: when the page has no such thing, or more than one."""
        _DOINGS[type(action)](self, action)

    def path(self) -> str:
        """Without the place on the page, since a browser asked for that place only moves there."""
        return self.page.url.removeprefix(self.base_url).partition("#")[0]

    def goto(self, path: str) -> None:
        self.page.goto(self.base_url + path)

    def part(self, name: str = "page") -> Locator:
        return self.page.locator(PARTS[name]).first

    def text(self, text: str) -> str:
        return fill(text, self.facts())

    def on_page(self) -> str:
        """What a participant reads just now, shortened."""
        words = " ".join(self.page.locator("main").first.inner_text().split())
        return f"{self.path()}: {words[:SHOWN]}"

    def fail(self, message: str) -> CannotPlay:
        return CannotPlay(f"{message}. På siden står:\n    {self.on_page()}")

    def only(self, found: Locator, what: str) -> Locator:
        count = found.count()
        if count != 1:
            raise self.fail(f"{what} findes {count} gange" if count else f"{what} findes ikke")
        return found

    def go(self, action: language.Go) -> None:
        """In the address bar; on a page without one, as from the browser's own."""
        bar = self.page.locator("#address")
        if not bar.count():
            self.goto(path_of(self.text(action.go)))
            return
        bar.fill(self.text(action.go))
        with self.page.expect_navigation():
            self.page.locator(".address-bar form button").click()

    def press(self, action: language.Press) -> None:
        name, part = self.text(action.press), self.part(action.in_)
        button, link = (part.get_by_role(role, name=name, exact=True) for role in ("button", "link"))
        found = button.or_(link).filter(visible=True)
        if not found.count():  # a letter's link in the inbox says who it is from, and when, too
            found = part.get_by_role("link", name=name, exact=False).filter(visible=True)
        self.click(self.only(found, f"“{name}”"))

    def pick(self, action: language.Pick) -> None:
        lit = f'[data-show="{action.pick}"]'
        self.click(self.only(self.page.locator(lit).filter(visible=True), f"data-show={action.pick}"))

    def click(self, found: Locator) -> None:
        if file := found.evaluate(FILE):
            self.open_file(file)
            return
        if found.evaluate(STAYS):
            found.click()
            return
        with self.page.expect_navigation():  # what is read next has to be the page that the press led to
            found.click()

    def open_file(self, address: str) -> None:
        """In the browser's viewer, which is beside the page; the browser that plays has none, and only fetches it."""
        answer = self.page.context.request.get(address)
        if answer.headers.get("content-type") != "application/pdf":
            raise self.fail(f"{address} er ikke en PDF-fil")

    def fill(self, action: language.Fill) -> None:
        for label, value in action.fill.items():
            self.field(self.text(label)).fill(self.text(value))

    def field(self, label: str) -> Locator:
        controls = self.page.locator("input, select, textarea")  # a search form may have its field's name
        found = self.part().get_by_label(label, exact=True).and_(controls).filter(visible=True)
        return self.only(found, f"Feltet “{label}”")

    def choose(self, action: language.Choose) -> None:
        for label, value in action.choose.items():
            self.choose_one(self.text(label), self.text(value))

    def choose_one(self, label: str, value: str) -> None:
        group = self.part().get_by_role("group", name=label, exact=True)
        if not group.count():
            self.field(label).select_option(label=value)
        elif day := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value):
            for part, digits in zip(("År", "Måned", "Dag"), day.groups(), strict=True):
                group.get_by_label(part, exact=True).fill(str(int(digits)))
        else:
            found = group.get_by_label(value, exact=True)
            if not found.count():  # a choice with a hint says that, too
                found = group.get_by_label(re.compile(rf"^{re.escape(value)}\b"))
            self.only(found, f"“{value}” under “{label}”").check()

    def key(self, action: language.Key) -> None:
        asked = re.search(r"\d{4}", self.only(self.page.locator(KEY_ASKED), "Nøglens nummer").inner_text())
        number, card = asked[0] if asked else "", self.key_card()
        if number not in card:
            raise self.fail(f"Nøgle nr. {number} står ikke på nøglekortet")
        lines = list(card)
        neighbour = lines[(lines.index(number) + 1) % len(lines)]
        typed = {"card": card[number], "number": number, "neighbour": card[neighbour]}
        self.field("Nøgle").fill(typed[action.key])

    def key_card(self) -> dict[str, str]:
        """Keys by number, in the order of the card, read from its page among the papers."""
        page = self.page.context.new_page()
        page.goto(f"{self.base_url}/papers/keycard/{self.facts()['citizen.role']}")
        pairs = re.findall(r"\b(\d{4})\s+(\d{6})\b", page.locator(PARTS["page"]).first.inner_text())
        page.close()
        return dict(pairs)

    def beside(self, action: language.Beside) -> None:
        """In a window of its own, so that what the browser shows stays as it is."""
        page = self.page.context.new_page()
        hand = Player(page, self.base_url, self.facts, self.push, self.pass_time)
        hand.goto(f"/{self.text(action.beside)}")
        for each in action.do:
            hand.do(each)
        page.close()

    def comes(self, action: language.Comes) -> None:
        self.part().get_by_text(self.text(action.comes)).first.wait_for()

    def back(self, action: language.Back) -> None:
        self.page.go_back()

    def see(self, action: language.See) -> None:
        wanted = self.text(action.see)
        if " ".join(wanted.split()) not in " ".join(self.part().inner_text().split()):
            raise self.fail(f"“{wanted}” står ikke på siden")


_DOINGS: dict[type[Action], Callable[[Player, Any], None]] = {
    language.Go: Player.go,
    language.Press: Player.press,
    language.Pick: Player.pick,
    language.Fill: Player.fill,
    language.Choose: Player.choose,
    language.Key: Player.key,
    language.Beside: Player.beside,
    language.Comes: Player.comes,
    language.Back: Player.back,
    language.See: Player.see,
    language.Push: lambda player, action: player.push(action.push),
    language.Clock: lambda player, action: player.pass_time(action.clock.total),
}


def described(action: Action) -> str:
    """The action as it stands in the file."""
    return ", ".join(
        f"{key}: {value}" for key, value in action.model_dump(by_alias=True, exclude_unset=True).items()
    )
