import ast
from collections.abc import Callable, Iterator
from datetime import timedelta
from importlib import import_module
from typing import Any, get_args

import pytest

from sandbox.content.mail.authorities import writable
from sandbox.content.services.catalogue import services
from sandbox.guide.setup.kinds import LetterComes
from sandbox.world import timeline
from sandbox.world.grants import granting_access, legacy_access
from sandbox.world.mailbox import events, folders, letters, listeners, log, messages, writing
from sandbox.world.mailbox.events import LetterArrived
from sandbox.world.mailbox.forwarding import Receiver, forward
from sandbox.world.mailbox.notification_choices import choose
from sandbox.world.mailbox.notifications import EMAIL, NEW_POST
from sandbox.world.selfservice import drafts
from sandbox.world.state.base import Part
from sandbox.world.state.events import Event
from sandbox.world.state.mailbox import Action, LogLine
from sandbox.world.state.selfservice import Draft
from sandbox.world.state.world import World
from tests.rules.tree import SANDBOX, calls, files, functions, name, parsed
from tests.world.worlds import fresh_world, sign_in

WORLD = SANDBOX / "world"
BORGERSERVICE = "borgerservice"
KINDS = {
    kind.__name__ for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, Event)
}
SENT_BY_THE_MAILBOX: set[Action] = {"told-by-sms", "told-by-email", "reminded"}


def subscribed() -> World:
    """A world in which the senior has chosen notices by text message and e-mail."""
    world = fresh_world()
    number = world.citizen("senior").phone
    choose(world, "senior", sms=True, email=True, nemsms=False, number=number)
    world.post["senior"].log.clear()
    return world


def test_an_event_is_announced_first_and_heard_in_the_order_of_the_list(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: list[tuple[Any, ...]] = []

    def listener(number: int) -> listeners.Listener:
        def hear(world: World, event: Event, part: Part | None) -> None:
            heard.append((number, event, part, world.take_announced()))

        return hear

    world, event = fresh_world(), LetterArrived(citizen="senior", letter="elregning")
    monkeypatch.setattr(listeners, "LISTENERS", (listener(1), listener(2), listener(3)))
    boxed = world.post["senior"].letters[0]
    listeners.announce(world, event, boxed)
    assert heard == [(1, event, boxed, [event]), (2, event, boxed, []), (3, event, boxed, [])]


def test_every_listener_is_in_the_list() -> None:
    written = {
        import_module(name(path).removesuffix(".py").replace("/", ".")).hear
        for path in files(WORLD, ".py")
        for function in functions(path)
        if function.name == "hear"
    }
    assert written == set(listeners.LISTENERS)
    assert len(set(listeners.LISTENERS)) == len(listeners.LISTENERS)


def announced_past_the_listeners(tree: ast.AST) -> Iterator[int]:
    """Lines where `world.announce` gets an event of a mailbox, made on the spot or kept in a name before."""
    made = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and any(called in KINDS for called, _call in calls(node.value))
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for called, call in calls(tree):
        if called == "announce" and isinstance(call.func, ast.Attribute):
            kept = {each.id for each in call.args if isinstance(each, ast.Name)} & made
            if kept or any(inner in KINDS for each in call.args for inner, _call in calls(each)):
                yield call.lineno


@pytest.mark.parametrize(
    "code",
    [
        'world.announce(LetterArrived(citizen=to, letter="x"))',
        'event = LetterArrived(citizen=to, letter="x")\nworld.announce(event)',
        'moment.world.announce(events.LetterArrived(citizen=to, letter="x"))',
    ],
)
def test_an_event_that_no_listener_hears_is_recognised(code: str) -> None:
    assert list(announced_past_the_listeners(ast.parse(code)))


def test_the_listeners_hear_every_event_of_a_mailbox() -> None:
    found = [
        f"{name(path)}:{line}"
        for path in files(SANDBOX, ".py")
        for function in functions(path)
        for line in announced_past_the_listeners(function)
    ]
    assert len(KINDS) > 20
    assert not found, f"Announce it with sandbox.world.mailbox.listeners.announce: {found}"


@pytest.mark.parametrize(("called", "module"), [("BoxedLetter", "letters"), ("LogLine", "log")])
def test_letters_come_by_delivery_only_and_lines_by_the_log_only(called: str, module: str) -> None:
    found = [name(path) for path in files(SANDBOX, ".py") if called in dict(calls(parsed(path)))]
    assert found == [f"sandbox/world/mailbox/{module}.py"]


def test_nothing_writes_in_the_log_but_its_listener_and_what_sends_the_notices() -> None:
    importing = {
        name(path)
        for path in files(SANDBOX, ".py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom)
        for imported in node.names
        if f"{node.module}.{imported.name}" in ("sandbox.world.mailbox.log", "sandbox.world.mailbox.log.note")
    }
    assert importing == {"sandbox/world/mailbox/listeners.py", "sandbox/world/mailbox/notifications.py"}


def by_self_service(world: World) -> None:
    service = services()["flytning"]
    answers: dict[str, str | list[str]] = {
        "movers": ["self"],
        "moving_date": world.clock.date().isoformat(),
        "new_address": "Rugkernevej 8, 0030 Nørre Øve",
        "alone": "ja",
        "somebody_stays": "nej",
        "doctor": world.citizen("senior").doctor,
        "email": "a@postkasse.example",
        "phone": "02 34 56 78",
    }
    done = [step.name for step in service.steps]
    world.drafts.append(
        Draft(id="udkast", service=service.slug, citizen="senior", answers=answers, done=done)
    )
    drafts.send(world, "senior", service, "udkast", declared=True)


def by_timeline(world: World) -> None:
    message = writing.begin(world, "senior", BORGERSERVICE)
    category = writable()[BORGERSERVICE].categories[0].slug
    typed = writing.Typed(category=category, subject="Hej", text="Hej")
    writing.keep(world, "senior", message.id, typed, by_itself=True)
    assert not isinstance(writing.send(world, "senior", message.id), list)
    timeline.pass_time(world, timedelta(days=30))


def by_setup(world: World) -> None:
    LetterComes(letter="elregning").apply(world, "senior")


def by_forwarding(world: World) -> None:
    boxed = world.post["young"].letters[0]
    forward(world, "young", boxed.id, Receiver(person="senior"), "Se her", "")


def by_grant(world: World) -> None:
    granting_access.give(world, "parent", "senior", "read", world.clock.date())


@pytest.mark.parametrize("arrive", [by_self_service, by_timeline, by_setup, by_forwarding, by_grant])
def test_a_letter_gets_its_line_and_its_notices_whatever_brings_it(arrive: Callable[[World], None]) -> None:
    world = subscribed()
    before = {boxed.id for boxed in world.post["senior"].letters}
    arrive(world)
    came = [boxed for boxed in world.post["senior"].letters if boxed.id not in before]
    assert came
    actions: tuple[Action, ...] = ("letter-came", "told-by-email", "told-by-sms")
    for boxed in came:
        assert [line for line in world.post["senior"].log if line.about == boxed.id] == [
            LogLine(at=boxed.received, what=action, about=boxed.id, letter=boxed.letter) for action in actions
        ]
    notices = [text.message for text in world.phone["senior"].messages if text.message in (EMAIL, NEW_POST)]
    assert sorted(notices) == sorted([EMAIL, NEW_POST] * len(came))


def test_each_action_of_the_log_is_the_line_of_an_event_or_a_notice() -> None:
    assert {*log.ACTIONS.values(), *SENT_BY_THE_MAILBOX} == set(get_args(Action))
    assert {kind.__name__ for kind in log.ACTIONS} <= KINDS


def test_what_is_done_in_a_mailbox_leaves_one_line_each() -> None:
    world = fresh_world()
    sign_in(world)
    first, second = (letters.deliver(world, "senior", "elregning") for _ in range(2))
    own = folders.make_folder(world, "senior", "Breve")
    assert not isinstance(own, str)
    folders.rename_folder(world, "senior", own.id, "Post")
    folders.delete_folder(world, "senior", own.id)
    letters.open_letter(world, "senior", first.id)
    letters.open_letter(world, "senior", first.id)
    folders.move(world, "senior", first.id, "archive")
    for change in (folders.delete, folders.restore, folders.delete, folders.destroy):
        change(world, "senior", first.id)
    passed_on = forward(world, "senior", second.id, Receiver(email="nobody@postkasse.example"), "Se", "")
    draft = writing.begin(world, "senior", BORGERSERVICE)
    writing.keep(world, "senior", draft.id, writing.Typed(text="Hej"))
    messages.delete(world, "senior", draft.id)
    messages.restore(world, "senior", draft.id)
    messages.delete(world, "senior", draft.id)
    messages.destroy(world, "senior", draft.id)
    access = granting_access.give(world, "senior", "young", "read", world.clock.date())
    granting_access.withdraw(world, "young", access.id)
    period = (world.clock.date(), world.clock.date())
    legacy_access.give(world, "senior", "parent", "read", ["inbox"], "kodeord", period)
    timeline.pass_time(world, timedelta(days=2))
    lines = [line for line in world.post["senior"].log if line.what != "letter-came"]
    assert [(line.what, line.about, line.letter, line.place) for line in lines] == [
        ("folder-made", "", "", "Breve"),
        ("folder-renamed", "", "", "Post"),
        ("folder-deleted", "", "", "Post"),
        ("letter-opened", first.id, "elregning", ""),
        ("letter-moved", first.id, "elregning", "archive"),
        ("letter-deleted", first.id, "elregning", ""),
        ("letter-restored", first.id, "elregning", ""),
        ("letter-deleted", first.id, "elregning", ""),
        ("letter-destroyed", first.id, "elregning", first.sender.slug),
        ("letter-forwarded", passed_on.id, "elregning", ""),
        ("draft-kept", draft.id, "", ""),
        ("message-deleted", draft.id, "", ""),
        ("message-restored", draft.id, "", ""),
        ("message-deleted", draft.id, "", ""),
        ("message-destroyed", "", "", ""),
        ("access-given", "", "", "young"),
        ("access-ended", "", "", "young"),
        ("access-given", "", "", "parent"),
        ("access-expired", "", "", "parent"),
    ]
