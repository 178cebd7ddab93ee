"""A kind of page, and what can be done to get it.

A new page needs a line in a file of this folder; `test_pages.py` then looks at it in all the ways a page is looked at.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

Then = Callable[[Page], object]


@dataclass(frozen=True)
class Kind:
    """`who` names a seat of the desk, "nobody" or "instructor"; `values` are the address's: some are filled in by the
    desk, and a function is given it.

    `then` is done in the browser, for a page that answers a form. `paper` is what says ØVELSE when it is printed.
    """

    name: str
    endpoint: str
    who: str
    values: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    guide: bool = False
    then: Then | None = None
    fresh_server: bool = False
    paper: str = ".band"


def press(selector: str) -> Then:
    return lambda page: page.locator(selector).click()


def fill(**fields: str) -> Then:
    """Type into the fields of these names, and send the form they are in."""

    def do(page: Page) -> None:
        for name, typed in fields.items():
            page.locator(f"main [name={name}]").fill(typed)
        page.locator(f"main [name={name}]").press("Enter")

    return do


def age_the_form(page: Page) -> None:
    """As if the page had stood open since before the server forgot its session."""
    page.locator("main [name=code]").fill("4821")
    page.locator("main [name=csrf_token]").evaluate("input => { input.value = 'old' }")
    page.locator("main [name=code]").press("Enter")


def choose_first_giver(page: Page) -> None:
    page.locator("main [name=person]").nth(1).check(force=True)
    page.locator("[data-show=confirm-person]").click()
