from datetime import datetime

import pytest
from pydantic import ValidationError

from sandbox.content.mail.messages import GIVEN, Message, messages, sender_of, text_of

NOON = datetime(2026, 11, 20, 12)
CITIZEN = {"name": "Karen Holst", "first_name": "Karen", "municipality": "Øveby Kommune"}
TRUE_HOSTS = {"borger.dk", "post.borger.dk", "nemlog-in.dk", "nemid.nu", "mitid.dk", "oeveby.dk"}

every_message = pytest.mark.parametrize("message", messages().values(), ids=messages().keys())


def whole(message: Message, locale: str = "da") -> str:
    given = CITIZEN | dict.fromkeys(message.required, "1234")
    return "\n\n".join([sender_of(message, given), *text_of(message, given, NOON, locale)])


def a_message(**changes: object) -> Message:
    return Message.model_validate({"slug": "x", "sender": "Nabo", "text": "Hej {first_name}"} | changes)


@every_message
def test_every_placeholder_is_filled_in_danish_and_english(message: Message) -> None:
    assert "{" not in whole(message)
    assert "{" not in whole(message, "en")


@every_message
def test_a_genuine_link_leads_to_a_true_host_and_a_false_one_never_does(message: Message) -> None:
    assert not message.link or (message.host in TRUE_HOSTS) != message.is_false


def test_there_are_enough_of_both_to_learn_the_difference() -> None:
    false = [message for message in messages().values() if message.is_false]
    genuine = [message for message in messages().values() if not message.is_false]
    assert len(false) >= 6
    assert len(genuine) >= 8
    assert any(not message.link for message in false)
    assert any(message.link for message in genuine)
    assert all(message.why for message in messages().values())


@pytest.mark.parametrize("role", ["senior", "parent", "young"])
def test_everybody_has_old_messages_and_none_of_them_is_false(role: str) -> None:
    mine = [message for message in messages().values() if role in {seed.to for seed in message.seed}]
    assert len(mine) >= 2
    assert not any(message.is_false for message in mine)


def test_a_day_is_counted_from_when_it_came_and_shown_in_the_readers_language() -> None:
    message = a_message(text="Kom {when}", facts={"when": "+3 days 10:30"})
    assert text_of(message, CITIZEN, NOON) == ["Kom mandag den 23. november 2026 kl. 10.30"]
    assert text_of(message, CITIZEN, NOON, "en") == ["Kom Monday 23 November 2026 at 10:30"]
    bare = a_message(text="Senest {last}", facts={"last": "+2 days weekday"})
    assert text_of(bare, CITIZEN, NOON) == ["Senest 23. november 2026"]


def test_what_is_given_is_never_read_as_a_placeholder() -> None:
    assert text_of(a_message(), CITIZEN | {"first_name": "{name}"}, NOON) == ["Hej {name}"]


def test_the_given_placeholders_are_the_citizens() -> None:
    assert CITIZEN.keys() == GIVEN


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": "{nobody}"}, "uden en linje under facts: nobody"),
        ({"text": "{fee_klagefrist}"}, "kan ikke sige fee_klagefrist"),
        ({"why": "{nobody}"}, "uden en linje under facts: nobody"),
        ({"facts": {"spare": "+1 day"}}, "som beskeden ikke bruger: spare"),
        ({"text": "{day}", "facts": {"day": "snart"}}, "er ikke en dato"),
        ({"false": True}, "skal have why"),
        ({"false": True, "why": "Se.", "link": "mitid.dk/ny"}, "noget opdigtet"),
        ({"false": True, "why": "Se.", "link": "mitid.xn--p1ai/ny"}, "noget opdigtet"),
        ({"link": "mitid.dkk/ny"}, "noget opdigtet"),
        ({"link": "http://mitid.dk"}, "link"),
        ({"text": "{a}", "facts": {"a": None}, "seed": [{"to": "senior", "days_ago": 2}]}, "fra start"),
    ],
)
def test_a_wrong_message_is_refused(changes: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        a_message(**changes)
