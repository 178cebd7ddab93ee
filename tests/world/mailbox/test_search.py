from datetime import datetime, timedelta

import pytest

from sandbox.world.mailbox import search
from sandbox.world.mailbox.search import Row, Texts, by_alphabet, names, ordered, plain, senders
from sandbox.world.state.mailbox import BoxedLetter, Message

DAY = datetime(2026, 11, 22, 10)


def row(sender: str, days_ago: int = 0) -> Row:
    return Row(sender, "Emne", DAY - timedelta(days=days_ago))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("sygehus", "Øveby Sygehus"),
        ("ØVEBY", "øveby sygehus"),
        ("oeveby", "Øveby Sygehus"),
        ("boernehaveplads", "Børnehaveplads i Æblehaven"),
        ("æble", "Ny plads i AEBLEHAVEN"),
        ("aarsopgørelse", "Årsopgørelse for 2025"),
        ("sygehus tid", "Ny tid på Øveby Sygehus"),
        ("  tid   sygehus ", "Ny tid på Øveby Sygehus"),
        ("ksam", "Indkaldelse til eksamen"),
    ],
)
def test_words_are_found_whatever_their_capitals_order_and_danish_letters(words: str, text: str) -> None:
    assert Texts([[text]]).found(words) == [True]


@pytest.mark.parametrize(("words", "text"), [("zebra", "Øveby Sygehus"), ("sygehus zebra", "Øveby Sygehus")])
def test_every_word_has_to_stand_there(words: str, text: str) -> None:
    assert Texts([[text]]).found(words) == [False]


def test_words_may_stand_in_different_parts_of_a_letter() -> None:
    letter = ["Øveby Sygehus", "Indkaldelse", "Medbring dine briller"]
    assert Texts([letter, ["Øveby Sygehus"]]).found("sygehus briller") == [True, False]


def test_a_misspelt_word_is_put_right_and_an_unknown_one_is_not() -> None:
    texts = Texts([["Øveby Sygehus"], ["Indkaldelse"]])
    assert texts.meant("sygehsu indkaldelse") == "sygehus indkaldelse"
    assert texts.meant("zebraer") == ""


@pytest.mark.parametrize("words", ["sygehus", "a b c d e f g h i j k l m n o p q r s t u v x y z"])
def test_each_text_is_normalised_once_whatever_is_asked(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []

    def counting(text: str) -> str:
        lengths.append(len(text))
        return plain(text)

    monkeypatch.setattr(search, "plain", counting)

    def work(rows: int) -> int:
        lengths.clear()
        texts = Texts([[f"brev{number}", "ordet " * 100] for number in range(rows)])
        texts.found(words)
        texts.meant(words)
        return sum(lengths)

    assert work(400) - work(200) <= 1.2 * (work(200) - work(0))


def test_copies_are_normalised_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def counting(text: str) -> str:
        calls.append(text)
        return plain(text)

    monkeypatch.setattr(search, "plain", counting)
    texts = Texts([["Sygehus", "Indkaldelse"]] * 500)
    assert len(calls) == 1
    assert texts.found("sygehus") == [True] * 500


def test_the_order_is_by_time_or_by_sender_with_the_newest_first() -> None:
    rows = [row("Ørsted", 2), row("Ankestyrelsen", 3), row("Politiet", 1), row("Ankestyrelsen", 0)]
    assert [each.at for each in ordered(rows, "newest")] == sorted((each.at for each in rows), reverse=True)
    assert [each.at for each in ordered(rows, "oldest")] == sorted(each.at for each in rows)
    by_sender = [(each.sender, (DAY - each.at).days) for each in ordered(rows, "sender")]
    assert by_sender == [("Ankestyrelsen", 0), ("Ankestyrelsen", 3), ("Politiet", 1), ("Ørsted", 2)]


def test_the_danish_letters_come_last_in_their_own_order() -> None:
    names = ["Århus", "Østerbro", "Zoo", "Æblehaven", "anke"]
    assert sorted(names, key=by_alphabet) == ["anke", "Zoo", "Æblehaven", "Østerbro", "Århus"]


def test_each_sender_is_listed_once() -> None:
    assert senders([row("Politiet"), row("ankestyrelsen"), row("Politiet")]) == ["ankestyrelsen", "Politiet"]


def test_a_row_knows_what_its_letter_or_message_is_like() -> None:
    letter = BoxedLetter(id="a", letter="indkaldelse-oejne", received=DAY, flagged=True)
    shown = Row("Sygehus", "Emne", DAY, letter=letter)
    assert (shown.unread, shown.flagged, shown.attachments) == (True, True, 2)
    mine = Row("Politiet", "Emne", DAY, message=Message(id="b", changed=DAY, attachments=["x"]))
    assert (mine.unread, mine.flagged, mine.attachments) == (False, False, 1)


def test_plain_text_has_no_capitals_and_single_spaces() -> None:
    assert plain("  ÆØÅ \n é ") == "aeoeaa e"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bli", ""),  # three letters are too few for a slip
        ("bilk", "bil"),
        ("bile", "bil"),
        ("vande", "vand"),
        ("bylyg", ""),  # two slips in five letters are too many
        ("boligt", "bolig"),
        ("byliga", "bolig"),  # two in six are not
        ("bilygat", ""),
    ],
)
def test_how_many_slips_are_put_right_depends_on_how_long_a_word_is(typed: str, meant: str) -> None:
    assert Texts([["bil"], ["bolig"], ["vand"]]).meant(typed) == meant


@pytest.mark.parametrize(("words", "called"), [("ve", False), ("øv", True), ("veb", True)])
def test_two_letters_only_begin_a_word_of_a_name_and_three_may_be_in_it(words: str, called: bool) -> None:
    assert names(words, "Øveby Kommune") == called
