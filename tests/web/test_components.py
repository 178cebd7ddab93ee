"""The components that all pages are made of: what ties label, hint and error to a field, and what is never there."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sandbox.content.portal.themes import themes
from tests.rules.tree import TEMPLATES

Component = Callable[..., str]


@pytest.fixture
def component(app: Flask) -> Component:
    """Renders one macro of components.html: `component("field", "street", "Gade")`."""

    def render(name: str, *args: Any, **kwargs: Any) -> str:
        with app.test_request_context("/"):
            module: Any = app.jinja_env.get_template("web/components.html").module
            return str(getattr(module, name)(*args, **kwargs))

    return render


def attribute(html: str, tag: str, name: str) -> str | None:
    """The value of an attribute of the first such tag."""
    found = re.search(rf"<{tag}\b[^>]*?\s{name}=\"([^\"]*)\"", html)
    return found.group(1) if found else None


@pytest.mark.parametrize("name", ["field", "textarea"])
def test_a_label_belongs_to_its_field(component: Component, name: str) -> None:
    html = component(name, "street", "Gade")
    tag = "textarea" if name == "textarea" else "input"
    assert attribute(html, "label", "for") == attribute(html, tag, "id") == "street"


def test_a_field_is_described_by_its_hint_and_its_error(component: Component) -> None:
    html = component("field", "street", "Gade", hint="Uden nummer", error="Skriv en gade")
    assert attribute(html, "input", "aria-describedby") == "street-hint street-error"
    assert attribute(html, "input", "aria-invalid") == "true"
    assert 'id="street-hint">Uden nummer' in html
    assert re.search(r'id="street-error">.*Fejl:.*Skriv en gade', html)


def test_a_field_without_hint_and_error_is_described_by_nothing(component: Component) -> None:
    html = component("field", "street", "Gade")
    assert "aria-" not in html


def test_what_was_typed_is_shown_again_as_text(component: Component) -> None:
    html = component("field", "street", "Gade", '"><script>')
    assert attribute(html, "input", "value") == "&#34;&gt;&lt;script&gt;"


def test_a_password_is_never_shown_again(component: Component) -> None:
    assert "hemmelig" not in component("field", "password", "Adgangskode", "hemmelig", type="password")


def test_a_number_asks_for_the_number_keys_without_arrows(component: Component) -> None:
    html = component("field", "code", "Kode", type="number")
    assert (attribute(html, "input", "type"), attribute(html, "input", "inputmode")) == ("text", "numeric")


@pytest.mark.parametrize("name", ["radios", "checkboxes"])
def test_an_error_summary_can_lead_to_the_first_choice(component: Component, name: str) -> None:
    html = component(name, "who", "Hvem?", [("a", "Peter"), ("b", "Anna")], error="Vælg en")
    assert attribute(html, "input", "id") == "who"
    assert attribute(html, "fieldset", "aria-describedby") == "who-error"


def test_the_chosen_one_is_chosen(component: Component) -> None:
    html = component("radios", "who", "Hvem?", [(1, "Peter"), (2, "Anna")], value=2)
    assert re.findall(r'value="(\d)"[^>]* checked', html) == ["2"]


def test_all_chosen_ones_are_chosen(component: Component) -> None:
    html = component("checkboxes", "who", "Hvem?", [("a", "A"), ("b", "B"), ("c", "C")], values=["a", "c"])
    assert re.findall(r'value="(\w)"[^>]* checked', html) == ["a", "c"]


def test_a_list_keeps_its_choice_after_the_empty_one(component: Component) -> None:
    html = component("select", "doctor", "Læge", [("1", "Torvet"), ("2", "Åen")], value="2")
    assert re.findall(r'<option value="(\w?)"( selected)?', html) == [("", ""), ("1", ""), ("2", " selected")]


def test_a_date_is_three_labelled_fields_of_which_the_first_has_its_name(component: Component) -> None:
    html = component("date_field", "moved", "Hvornår?", 1, 12, 2026)
    assert re.findall(r'<label[^>]*for="(\w+)"', html) == ["moved", "moved_month", "moved_year"]
    assert re.findall(r'name="(\w+)"', html) == ["moved_day", "moved_month", "moved_year"]
    assert re.findall(r'<input[^>]* value="(\d+)"', html) == ["1", "12", "2026"]


def test_an_error_summary_leads_to_each_field(component: Component) -> None:
    html = component("error_summary", [("street", "Skriv en gade"), ("moved", "Skriv en dag")])
    assert attribute(html, "div", "role") == "alert"
    assert re.findall(r'<a href="#(\w+)">([^<]+)', html) == [
        ("street", "Skriv en gade"),
        ("moved", "Skriv en dag"),
    ]


def test_no_errors_make_no_summary(component: Component) -> None:
    assert not component("error_summary", []).strip()


@pytest.mark.parametrize("fields", [{"letter": "7", "back": "/x"}, [("letter", "7"), ("back", "/x")]])
def test_a_post_button_sends_its_fields_and_the_token(component: Component, fields: Any) -> None:
    html = component("post_button", "/letters", "Slet", fields=fields)
    assert attribute(html, "form", "method") == "post"
    assert re.findall(r'name="(\w+)" value="([^"]*)"', html)[1:] == [("letter", "7"), ("back", "/x")]
    assert attribute(html, "input", "name") == "csrf_token"


def test_a_hint_can_light_what_it_names(component: Component) -> None:
    assert attribute(component("button", "Næste", show="next"), "button", "data-show") == "next"
    assert "data-show" not in component("button", "Næste")


def test_a_row_of_a_summary_brings_its_own_way_to_change_it(component: Component) -> None:
    html = component("summary_list", [("Navn", "Karen"), ("Gade", "Mølleengen", "/gade")])
    assert re.findall(r'<a href="([^"]+)">Ret<span class="sr-only"> (\w+)', html) == [("/gade", "Gade")]


def test_an_unread_letter_says_so_in_words(component: Component) -> None:
    assert "Ulæst" in component("letter_row", "/7", "Kommunen", "Hej", "i dag", unread=True)
    assert "Ulæst" not in component("letter_row", "/7", "Kommunen", "Hej", "i dag")


def test_the_last_crumb_is_this_page(component: Component) -> None:
    html = component("breadcrumb", [("Forside", "/"), ("Bolig", "/bolig")])
    assert re.findall(r'href="([^"]+)"', html) == ["/"]
    assert re.search(r'aria-current="page">Bolig', html)


def test_a_language_is_named_in_itself(component: Component) -> None:
    html = component("language_switch", "da", "/start")
    assert re.findall(r'value="(\w+)" lang="(\w+)">(\w+)', html) == [("en", "en", "English")]


@pytest.mark.parametrize("never", ["placeholder=", "disabled", " style=", " onclick="])
def test_no_component_uses_what_is_hard_to_read_or_forbidden(client: FlaskClient, never: str) -> None:
    assert never not in client.get("/patterns").text


def test_every_component_is_on_the_page_of_components() -> None:
    offered = re.findall(r"\{% set (\w+) =", (TEMPLATES / "web/components.html").read_text(encoding="utf-8"))
    shown = re.findall(r"\{\{ (\w+)\(", (TEMPLATES / "web/patterns.html").read_text(encoding="utf-8"))
    missing = set(offered) - set(shown) - {"hidden", "language_switch"}
    assert not missing, f"Show it in web/patterns.html: {missing}"


def test_ids_are_unique_where_every_component_meets(client: FlaskClient) -> None:
    ids = re.findall(r'\sid="([^"]+)"', client.get("/patterns").text)
    assert len(ids) == len(set(ids))


def test_every_theme_has_a_drawing() -> None:
    icons = (TEMPLATES / "web/icons.html").read_text(encoding="utf-8")
    drawn = set(re.findall(r"^  '([a-z-]+)':", icons, re.MULTILINE))
    missing = {theme.icon for theme in themes().values()} - drawn
    assert not missing, f"Copy the drawing from dkfds' img/svg-icons to templates/web/icons.html: {missing}"
