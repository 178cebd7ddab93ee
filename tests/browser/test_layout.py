"""The frame of every page in a real browser: nothing sticks out, all is reached by keyboard, scripts only add."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import SimpleNamespace
from typing import Any
from zlib import decompress

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask, render_template, render_template_string
from markupsafe import Markup
from playwright.sync_api import Page, Route, expect

from sandbox.guide.panel.panel import Dot, Lit, Panel

SITE = """{% extends "web/site.html" %}{% from "web/components.html" import button_link, field, tile %}
{% block content %}<h1>Forside</h1>{{ field("search", "Søg", show="search") }}
<ul class="tiles">{% for name in ["Bolig", "Pension", "Familie"] %}{{ tile("#", name, show=name) }}{% endfor %}</ul>
{% endblock %}"""
DESK = "/borger.dk/desk"
WIDTHS = {"phone": 390, "old screen": 1024, "screen": 1280, "enlarged to 200 %": 640}

ServeDesk = Callable[..., None]


USUAL = Panel(
    lang="da",
    title="Find pensionen",
    level=1,
    clock="9.05",
    here=DESK,
    step_number=2,
    step_count=3,
    steps=[
        Dot(1, "Gå ind", "done", "/look/1"),
        Dot(2, "Find", "current", "/look/2"),
        Dot(3, "Læs", "ahead", "/look/3"),
    ],
    back_to=None,
    say="Tryk på Pension.",
    why="Der står det.",
    hints=["Se midt på siden."],
    more_hints=True,
    show=Lit("/borger.dk/", "Pension", here=True),
    slip="",
    done_now="Godt!",
    finished=False,
    questions=[],
    debrief="",
    next_scenarios=[],
    help_wanted=False,
    papers=[("Nøglekort", "/papers/card")],
    phone=None,
    stamp="0",
)


@pytest.fixture
def desk(live_app: Flask, page: Page, base_url: str) -> Iterator[ServeDesk]:
    """Serves an imitated page with the guide beside it, and goes there; the rest comes from the live server."""

    def serve(body: str = SITE, **changes: Any) -> None:
        with guide_shows(live_app, replace(USUAL, **changes)), live_app.test_request_context(DESK):
            html = render_template_string(
                body,
                site=SimpleNamespace(
                    name="borger.dk", host="borger.dk", protected=True, css_class="site-portal"
                ),
            )
        page.route(
            f"**{DESK}", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8")
        )
        page.goto(DESK)

    yield serve
    page.unroute_all(behavior="wait")


@contextmanager
def guide_shows(app: Flask, what: Panel) -> Iterator[None]:
    globals_ = app.jinja_env.globals
    before = globals_["guide_panel"]
    globals_["guide_panel"] = lambda: Markup(render_template("guide/panel.html", panel=what))  # noqa: S704 a template's own output
    try:
        yield
    finally:
        globals_["guide_panel"] = before


def sticks_out(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def edge(page: Page, selector: str, side: str) -> float:
    return float(page.locator(selector).evaluate(f"element => element.getBoundingClientRect().{side}"))


def focused(page: Page) -> str:
    """The words of the element that has the focus."""
    return str(page.evaluate("document.activeElement.innerText")).strip()


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_no_component_sticks_out_or_shuts_anybody_out(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    page.goto("/patterns")
    assert sticks_out(page) <= 0
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_the_desk_neither_sticks_out_nor_shuts_anybody_out(desk: ServeDesk, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    desk()
    assert sticks_out(page) <= 0
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()


def test_the_guide_stands_beside_the_page_and_never_on_it(desk: ServeDesk, page: Page) -> None:
    page.set_viewport_size({"width": 1024, "height": 768})
    desk()
    assert edge(page, ".browser", "right") <= edge(page, ".guide", "left")
    page.set_viewport_size({"width": 390, "height": 844})
    assert edge(page, ".browser", "bottom") <= edge(page, ".guide", "top")


def test_the_band_stays_in_sight_and_on_paper(desk: ServeDesk, page: Page) -> None:
    desk()
    page.keyboard.press("End")
    expect(page.get_by_text("ØVELSE", exact=True)).to_be_in_viewport()
    page.emulate_media(media="print")
    expect(page.get_by_text("ØVELSE", exact=True)).to_be_visible()
    expect(page.locator(".guide")).to_be_hidden()
    expect(page.locator(".address-bar")).to_be_hidden()


def test_every_sheet_of_paper_carries_the_band(desk: ServeDesk, page: Page) -> None:
    desk(
        SITE.replace(
            "{% endblock %}", "{% for line in range(99) %}<p>En linje.</p>{% endfor %}{% endblock %}"
        )
    )
    paper = page.pdf(print_background=True)
    streams = [
        decompress(stream)
        for stream in re.findall(rb"/FlateDecode.*?stream\r?\n(.*?)endstream", paper, re.DOTALL)
    ]
    sheets = [stream for stream in streams if b" Tm" in stream]
    yellow = [stream for stream in sheets if re.search(rb"\b1 \.80\d+ \.34\d+ rg", stream)]
    assert len(sheets) > 2
    assert len(yellow) == len(sheets)


def test_the_first_tab_leads_past_the_frame(desk: ServeDesk, page: Page) -> None:
    desk()
    page.keyboard.press("Tab")
    assert focused(page) == "Gå til indholdet"
    expect(page.get_by_text("Gå til indholdet")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Søg")).to_be_focused()


def test_text_is_20_px_and_targets_are_44_px(desk: ServeDesk, page: Page) -> None:
    desk()
    assert page.locator(".guide-why").evaluate("e => getComputedStyle(e).fontSize") == "20px"
    targets = page.locator("a:visible, button:visible, input:visible").all()
    small = [
        target.inner_html() for target in targets if (target.bounding_box() or {"height": 0})["height"] < 42
    ]
    assert not small


def test_the_errors_are_read_first_and_lead_to_their_fields(page: Page) -> None:
    page.goto("/patterns")
    expect(page.get_by_role("alert").first).to_be_focused()
    page.get_by_role("link", name="Skriv den gade, du flytter til").click()
    expect(page.get_by_label("Gade")).to_be_focused()


def test_the_spotlight_opens_and_closes_by_keyboard(desk: ServeDesk, page: Page) -> None:
    desk()
    opener = page.get_by_role("button", name="Vis mig hvor")
    opener.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    note = page.locator("#spotlight-note")
    expect(note).to_be_focused()
    expect(note).to_contain_text("Tryk på Pension.")
    page.keyboard.press("Shift+Tab")
    assert focused(page).startswith("Pension")
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("element", ["Familie", "search", "address", "home"])
@pytest.mark.parametrize("width", [390, 1024])
def test_a_lit_element_and_its_note_are_both_in_sight(
    desk: ServeDesk, page: Page, element: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    desk(show=Lit("/borger.dk/", element, here=True))
    page.get_by_role("button", name="Vis mig hvor").click()
    expect(page.locator(".is-spotlit")).to_be_in_viewport(ratio=1)
    expect(page.locator("#spotlight-note")).to_be_in_viewport(ratio=1)
    assert sticks_out(page) <= 0


def test_no_spotlight_is_offered_for_what_is_not_there(desk: ServeDesk, page: Page) -> None:
    desk(show=Lit("/borger.dk/", "elsewhere", here=True))
    expect(page.get_by_role("button", name="Vis mig hvor")).to_be_hidden()
    desk(show=Lit("/nemid.nu/", "elsewhere", here=False))
    expect(page.locator(".guide")).to_contain_text("nemid.nu")


def test_a_paper_is_laid_beside_the_page_and_put_away_again(desk: ServeDesk, page: Page) -> None:
    def paper(route: Route) -> None:
        assert route.request.headers["x-fragment"] == "1"
        route.fulfill(body="<p>1234 567890</p>", content_type="text/html; charset=utf-8")

    page.route("**/papers/card", paper)
    desk()
    page.get_by_role("link", name="Nøglekort").click()
    expect(page.locator("#drawer")).to_be_focused()
    expect(page.get_by_text("1234 567890")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("1234 567890")).to_be_hidden()
    expect(page.get_by_role("link", name="Nøglekort")).to_be_focused()


def test_what_is_polled_changes_and_leaves_the_focus_alone(desk: ServeDesk, page: Page) -> None:
    asked: list[str | None] = []

    def answer(route: Route) -> None:
        asked.append(route.request.headers.get("if-none-match"))
        if len(asked) == 3:  # a change, an unchanged one, another change
            return route.fulfill(status=304)
        body = f'<button id="reset" type="button">Nulstil {len(asked)}</button>'
        return route.fulfill(body=body, content_type="text/html", headers={"ETag": f'"{len(asked)}"'})

    page.route("**/live", answer)
    live = '<div data-poll="/live" data-every="0.05"></div>{% endblock %}'
    desk(SITE.replace("{% endblock %}", live))
    page.get_by_role("button", name="Nulstil").focus()
    expect(page.get_by_role("button", name="Nulstil 4")).to_be_focused()
    assert asked[:4] == [None, '"1"', '"2"', '"2"']


def test_reading_aloud_is_offered_only_with_a_voice_on_this_computer(desk: ServeDesk, page: Page) -> None:
    voices = "speechSynthesis.getVoices = () => [{lang: 'da-DK', localService: %s}]"
    page.add_init_script(voices % "false")
    desk()
    expect(page.get_by_role("button", name="Læs højt")).to_be_hidden()
    page.add_init_script(voices % "true")
    page.reload()
    expect(page.get_by_role("button", name="Læs højt")).to_be_visible()


def test_the_step_is_announced_without_taking_the_focus(desk: ServeDesk, page: Page) -> None:
    desk()
    expect(page.get_by_role("status")).to_contain_text("Tryk på Pension.")
    assert page.evaluate("document.activeElement === document.body")


def test_nothing_the_desk_asks_for_is_missing(desk: ServeDesk, page: Page, base_url: str) -> None:
    failed: list[str] = []
    asked: list[str] = []
    page.on(
        "response",
        lambda answer: failed.append(answer.url) if answer.status >= 400 else asked.append(answer.url),
    )
    page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
    desk()
    page.wait_for_load_state("networkidle")
    assert not failed
    assert all(url.startswith(base_url) for url in asked)
    assert len(asked) <= 8
