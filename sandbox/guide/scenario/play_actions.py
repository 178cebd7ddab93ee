"""The play language: what a participant does, in a participant's terms.

Each action has one key; `press` may say in which part of the page. What is pressed, filled in and chosen is named as
the page names it, so that a play also proves that the page calls things what the exercise calls them.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from sandbox.content.reading.yaml_file import ContentModel
from sandbox.guide.placeholders import Fillable, Span
from sandbox.guide.tagged_union import one_of

Part = Literal["page", "panel", "bar"]


class Action(ContentModel):
    """One thing that a participant, or for `push` the instructor, does."""


class Go(Action):
    """Type the address in the address bar."""

    go: Fillable


class Press(Action):
    """Press the button or link with this name; there may be only one in that part of the page.

    Where none is called exactly so, a link whose name has it as a part, such as a letter in the inbox.
    """

    press: Fillable
    in_: Annotated[Part, Field(alias="in")] = "page"


class Pick(Action):
    """Press what is lit by this name: for what is called something else every day, such as a free time."""

    pick: str


class Fill(Action):
    """Type into the fields with these labels."""

    fill: Annotated[dict[str, Fillable], Field(min_length=1)]


class Choose(Action):
    """In a group or list with the label, choose what is called so; `{date+14.iso}` fills day, month and year."""

    choose: Annotated[dict[str, Fillable], Field(min_length=1)]


class Key(Action):
    """Read which key the page asks for, look it up on the key card among the papers, and type it.

    `number` types the number that was asked instead, and `neighbour` the key on the next line: two common mistakes.
    """

    key: Literal["card", "number", "neighbour"]


class Back(Action):
    """The browser's Back."""

    back: Literal[True]


class Push(Action):
    """The instructor lets one of the exercise's `meanwhile` happen."""

    push: str


class Clock(Action):
    """Time passes in the sandbox."""

    clock: Span


class See(Action):
    """The text stands on the page."""

    see: Fillable


class Comes(Action):
    """The text comes on the page by itself before long, as when the phone has answered what the page waits for."""

    comes: Fillable


IN_HAND: dict[str, type[Action]] = {"press": Press, "pick": Pick, "fill": Fill, "choose": Choose, "see": See}


class Beside(Action):
    """Take what lies beside the browser into one's hand, a phone or a paper, and do something with it."""

    beside: Fillable
    do: Annotated[list[Annotated[Any, one_of(IN_HAND)]], Field(min_length=1)]


KINDS: dict[str, type[Action]] = {
    "go": Go,
    "press": Press,
    "pick": Pick,
    "fill": Fill,
    "choose": Choose,
    "key": Key,
    "beside": Beside,
    "comes": Comes,
    "back": Back,
    "push": Push,
    "clock": Clock,
    "see": See,
}

AnyAction = Annotated[Any, one_of(KINDS)]
Play = Annotated[list[AnyAction], Field(min_length=1)]
