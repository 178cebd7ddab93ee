"""The forms of a page, as a browser would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

SECRET = "password"
PRESSED = {"submit", "button", "reset"}


@dataclass
class Form:
    """`types` are the fields' by name; `values` what stands in them. Buttons with a name count as fields."""

    action: str
    method: str
    values: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)

    @property
    def typed(self) -> list[str]:
        """The fields that somebody can write in."""
        return [
            name for name, kind in self.types.items() if kind in {"text", "textarea", "password", "search"}
        ]

    def note(self, tag: str, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "text" if tag == "input" else tag)
        if not name or (tag == "button" and "name" not in given):
            return
        if kind in {"radio", "checkbox"} and name in self.values and "checked" not in given:
            return
        self.values[name] = given.get("value", "")
        self.types[name] = kind


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get").lower()))
            self.inside = True
        elif self.inside and tag in {"input", "select", "textarea", "button"}:
            self.forms[-1].note(tag, given)

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "form"


def forms_of(html: str, address: str) -> list[Form]:
    """All forms of the page; one without an action is sent to the page's own address."""
    reader = _Reader()
    reader.feed(html)
    for form in reader.forms:
        form.action = form.action or address
    return reader.forms
