"""A seat's world never grows past its limit, whatever is done at it and however long."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from sandbox.content.mail.authorities import writable
from sandbox.world import capacity, phone, timeline
from sandbox.world.mailbox import forwarding, messages, notification_choices, writing
from sandbox.world.mailbox.forwarding import Receiver
from sandbox.world.mailbox.writing import LONGEST_KEPT, Typed
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.guide.make import fresh_world

Step = Callable[[World], object]
WIDEST = "\x01"  # six bytes in the document
LONG = WIDEST * LONGEST_KEPT


def size(world: World) -> int:
    return len(world.to_json().encode())


def fill(world: World, step: Step) -> World:
    """Do it until there is no room, as the store does: a change that is refused leaves no trace."""
    for _often in range(3_000):
        before = world.to_json()
        tried = World.model_validate_json(before)
        step(tried)
        tried.take_announced()
        try:
            capacity.check(len(before.encode()), tried)
        except capacity.NoRoom:
            return world
        world = tried
    pytest.fail("there was always room")


def with_notices() -> World:
    world = fresh_world()
    for role in world.post:
        number = world.citizen(role).phone
        notification_choices.choose(world, role, sms=True, email=True, nemsms=True, number=number)
    return world


def send(world: World, text: str = "y") -> None:
    authority = next(iter(sorted(writable())))
    message = writing.begin(world, "senior", authority)
    category = next((each.slug for each in writable()[authority].categories), "")
    writing.keep(world, "senior", message.id, Typed(category=category, subject="x", text=text))
    assert writing.send(world, "senior", message.id) == message


def keep_a_draft(world: World) -> None:
    message = writing.begin(world, "senior", "borgerservice")
    writing.keep(world, "senior", message.id, Typed(text=LONG))


def forward(receiver: Receiver, note: str) -> Step:
    def step(world: World) -> None:
        newest = world.post["parent"].letters[0].id
        forwarding.forward(world, "parent", newest, receiver, "x", note)

    return step


def pass_to_and_fro(world: World) -> None:
    """The newest letter goes to the other: a copy of a copy of a copy."""
    holder: Role = "senior" if world.post["senior"].letters[0].forwarded else "parent"
    other: Role = "parent" if holder == "senior" else "senior"
    newest = world.post[holder].letters[0].id
    forwarding.forward(world, holder, newest, Receiver(person=other), "x", "n" * 2_000)


DONE: dict[str, Step] = {
    "messages": send,
    "long messages": lambda world: send(world, "å" * 4_000),
    "drafts": keep_a_draft,
    "letters forwarded in the family": forward(Receiver(person="senior"), ""),
    "letters forwarded with long notes": forward(Receiver(person="senior"), LONG),
    "letters forwarded to an authority": forward(Receiver(authority="borgerservice"), "n"),
    "letters forwarded to and fro": pass_to_and_fro,
    "text messages": lambda world: phone.receive_message(world, "senior", "falsk-skat"),
}


@pytest.mark.parametrize("step", DONE.values(), ids=DONE)
def test_a_world_stays_small_whatever_is_done_and_comes_of_it(step: Step) -> None:
    world = fill(with_notices(), step)
    assert size(world) <= capacity.LARGEST
    timeline.pass_time(world, timedelta(days=400))
    assert size(world) <= capacity.LARGEST


def lists(part: BaseModel, path: str = "") -> Iterator[tuple[str, list[Any], Any]]:
    """Every list of a document, in its parts and mappings too: where it is, itself, and what its entries are."""
    for name, field in type(part).model_fields.items():
        yield from _lists_in(getattr(part, name), field.annotation, f"{path}.{name}")


def _lists_in(value: object, annotation: Any, path: str) -> Iterator[tuple[str, list[Any], Any]]:
    if isinstance(value, list):
        yield path, value, get_args(annotation)[0]
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _lists_in(inner, get_args(annotation)[1], f"{path}.{key}")
    elif isinstance(value, BaseModel):
        yield from lists(value, path)


PATHS = [path for path, _list, _entry in lists(fresh_world())]


def entry(kind: Any) -> Any:
    """Something long in the place of an entry."""
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return "x" * 2_000
    values: dict[str, Any] = dict.fromkeys(kind.model_fields, "x" * 2_000)
    return kind.model_construct(**values)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
def test_every_list_of_the_world_is_limited(path: str) -> None:
    world, before = fresh_world(), size(fresh_world())
    found, kind = next((found, kind) for at, found, kind in lists(world) if at == path)
    with pytest.raises(capacity.NoRoom):  # noqa: PT012
        while before <= capacity.LARGEST:
            found.append(entry(kind))
            capacity.check(before, world)
            before = size(world)


def test_a_class_day_is_far_from_the_limit() -> None:
    world = with_notices()
    for _often in range(10):
        send(world, "å" * 500)
    timeline.pass_time(world, timedelta(days=30))
    before = size(world)
    keep_a_draft(world)
    capacity.check(before, world)


def test_a_full_mailbox_can_still_be_emptied() -> None:
    world = fill(with_notices(), forward(Receiver(person="senior"), "n" * 1_000))
    before = size(world)
    sent = world.post["parent"].messages[0].id
    messages.delete(world, "parent", sent)
    capacity.check(before, world)
    messages.destroy(world, "parent", sent)
    capacity.check(before, world)
