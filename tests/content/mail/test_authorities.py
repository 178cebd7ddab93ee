from collections import Counter
from typing import get_args

import pytest
from pydantic import ValidationError

from sandbox.content.mail.authorities import (
    ANSWER_KNOWS,
    RECEIPT,
    Authority,
    AuthorityKind,
    authorities,
    writable,
)
from sandbox.content.mail.letters import letters


def test_there_is_somebody_to_write_to_of_every_public_kind() -> None:
    found = Counter(authority.kind for authority in authorities().values())
    assert found.keys() == set(get_args(AuthorityKind))
    assert found["privat"] >= 6
    assert {"statslig", "region", "kommune", "øvrig"} == {
        authority.kind for authority in authorities().values() if authority.replies
    }


def test_no_two_share_a_name_or_a_phone() -> None:
    for field in ("name", "phone"):
        values = [getattr(authority, field) for authority in authorities().values()]
        assert len(values) == len(set(values))


def test_whatever_is_written_to_whoever_can_be_written_to_is_answered() -> None:
    for authority in writable().values():
        for slug in ("", *(category.slug for category in authority.categories)):
            letter = letters()[authority.answer_to(slug).letter]
            assert letter.sent_by({"authority": authority.slug}) == authority
            assert letter.required <= ANSWER_KNOWS


def test_some_questions_get_an_answer_of_their_own_and_all_messages_a_receipt() -> None:
    answered = [each for one in authorities().values() for each in one.categories if each.answer]
    assert len(answered) >= 3
    assert letters()[RECEIPT].required == ANSWER_KNOWS


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"categories": [{"slug": "a", "title": "A"}] * 2}, "samme slug"),
        ({"replies": False, "categories": [{"slug": "a", "title": "A"}]}, "sæt replies til true"),
        (
            {"categories": [{"slug": "a", "title": "A", "answer": {"letter": "x", "after": "snart"}}]},
            "er ikke en tid",
        ),
        ({"phone": "20 30 40 50"}, "phone"),
    ],
)
def test_a_wrong_authority_is_refused(changes: dict[str, object], message: str) -> None:
    plain = {"slug": "x", "name": "X", "kind": "statslig", "phone": "09 70 30 99", "address": "A"}
    with pytest.raises(ValidationError, match=message):
        Authority.model_validate(plain | {"replies": True} | changes)


def test_why_somebody_cannot_be_written_to_fits_every_letter_and_the_phone_that_follows() -> None:
    said = {slug: each.write_instead or "" for slug, each in authorities().items()}
    assert "fuldmagt" not in said["digitaliseringsstyrelsen"]
    assert said["faerdselsstyrelsen"].endswith("ring til styrelsen.")
