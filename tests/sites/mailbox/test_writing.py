"""Writing: whom to, the words, what goes with them; sent, kept, and never lost."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.content.mail.authorities import authorities, writable
from sandbox.content.municipality.settings import municipality
from sandbox.world.documents import own_documents
from sandbox.world.mailbox.writing import LONGEST_TEXT, MOST_ATTACHMENTS
from sandbox.world.state.mailbox import Message
from sandbox.world.state.world import World
from tests.sites.mailboxes import POST, address, deliver, later, letter_of, main_of, sent

SignedIn = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[..., Any]
WHOLE = {"category": "flytning", "subject": "Min flytning", "text": "Hvornår er den registreret?"}


@pytest.fixture
def client(signed_in: SignedIn) -> FlaskClient:
    return signed_in()


@pytest.fixture
def draft(client: FlaskClient, world: WorldOf) -> Message:
    assert client.post(f"{POST}/skriv", data={"authority": "borgerservice"}).status_code == 303
    (begun,) = world(client).post["senior"].unsent
    return begun


@pytest.fixture
def now(client: FlaskClient, world: WorldOf, draft: Message) -> Callable[[], Message]:
    """The draft, or the message it has become, as it is stored."""
    return lambda: world(client).post["senior"].find_message(draft.id)


def at(message: Message) -> str:
    return f"{POST}/skriv/{message.id}"


@pytest.mark.parametrize(
    ("key", "kind"), [("kommune", "kommune"), ("stat", "statslig"), ("region", "region"), ("andre", "øvrig")]
)
def test_each_kind_shows_its_authorities_and_no_others(client: FlaskClient, key: str, kind: str) -> None:
    page = client.get(f"{POST}/skriv?slags={key}").text
    offered = set(re.findall(r'type="radio"[^>]* value="([^"]+)"', page))
    assert offered == {slug for slug, each in writable().items() if each.kind == kind}


def test_nobody_is_offered_before_a_kind_or_a_name_is_asked_for(client: FlaskClient) -> None:
    assert 'type="radio"' not in client.get(f"{POST}/skriv").text


def test_an_authority_is_found_by_a_word_of_its_name(client: FlaskClient) -> None:
    page = main_of(client.get(f"{POST}/skriv?q=udbetaling").text)
    assert "Udbetaling Danmark" in page
    assert "Vi fandt ingen, der hedder sådan." in client.get(f"{POST}/skriv?q=zebra").text
    assert 'value="oevebank"' not in client.get(f"{POST}/skriv?q=bank").text


@pytest.mark.parametrize(
    ("words", "name"),
    [("øveby el", "Øveby El"), ("Øvebank", "Øvebank"), ("gymnastik", "Øveby Gymnastikforening")],
)
def test_a_private_firm_is_said_not_to_be_written_to(client: FlaskClient, words: str, name: str) -> None:
    page = client.get(f"{POST}/skriv", query_string={"q": words})
    assert 'type="radio"' not in page.text
    text = main_of(page.text)
    assert f"{name} ." in text or f"{name}." in text
    assert "ikke til private firmaer og foreninger" in text
    assert "Telefonnummeret er 09 70 70" in text


@pytest.mark.parametrize("chosen", ["", "oevebank", "findes-ikke"])
def test_whom_to_write_to_has_to_be_chosen_among_those_who_can_be(
    client: FlaskClient, world: WorldOf, chosen: str
) -> None:
    answer = client.post(f"{POST}/skriv", data={"authority": chosen, "slags": "stat"})
    assert answer.status_code == 422
    assert "Vælg, hvem du vil skrive til" in answer.text
    assert 'value="politiet"' in answer.text
    assert world(client).post["senior"].messages == []


def test_nothing_is_kept_until_something_is_written(client: FlaskClient, draft: Message) -> None:
    assert client.get(at(draft)).status_code == 200
    for pressed in ("keep", "close"):
        page = sent(client.post(at(draft), data={"do": pressed}), client)
        assert "Du har ikke skrevet noget endnu" in page
    assert "Mappen er tom." in main_of(client.get(f"{POST}/mappe/kladder").text)
    assert "draft-kept" not in main_of(client.get(f"{POST}/log").text)


def test_pressing_reply_alone_leaves_no_draft_and_twice_is_the_same_page(
    client: FlaskClient, world: WorldOf, change: Change
) -> None:
    boxed = change(client, lambda world: deliver(world, "naboorientering"))
    first, second = (client.post(f"{POST}/brev/{boxed.id}/besvar").location for _time in range(2))
    assert first == second
    assert world(client).post["senior"].drafts == []
    client.post(first, data={"subject": "Svar", "text": "Ja tak", "do": "keep"})
    assert len(world(client).post["senior"].drafts) == 1


def test_the_menu_says_where_one_is(client: FlaskClient, draft: Message) -> None:
    for path in (f"{POST}/skriv", at(draft)):
        page = client.get(path).text
        assert re.search(r'aria-current="page" data-show="write-message"', page)
        assert not re.search(r'aria-current="page" data-show="menu-drafts"', page)
    client.post(at(draft), data={**WHOLE, "do": "keep"})
    page = client.get(at(draft)).text
    assert re.search(r'aria-current="page" data-show="menu-drafts"', page)
    assert re.search(r'<span class="mailbox-count">1<span class="sr-only"> kladde</span>', page)
    page = client.get(f"{POST}/mapper").text
    assert re.search(r'aria-current="page" data-show="menu-folders"', page)


def test_a_draft_is_there_after_a_crash_as_soon_as_something_is_written(
    client: FlaskClient, draft: Message
) -> None:
    client.post(at(draft), data={"subject": "Pas"}, headers={"X-Draft": "1"})
    page = main_of(client.get(f"{POST}/mappe/kladder").text)
    assert authorities()["borgerservice"].called(municipality().name) in page
    assert client.get(f"{POST}/besked/{draft.id}").location == at(draft)


@pytest.mark.parametrize(
    ("pressed", "goes_to"),
    [
        ("keep", "/skriv/{id}"),
        ("", "/skriv/{id}"),
        ("close", "/mappe/kladder"),
        ("attach", "/skriv/{id}/bilag"),
        ("readdress", "/skriv?kladde={id}"),
    ],
)
def test_every_button_keeps_what_is_typed(
    client: FlaskClient, draft: Message, now: Callable[[], Message], pressed: str, goes_to: str
) -> None:
    answer = client.post(at(draft), data={**WHOLE, "do": pressed})
    assert (answer.status_code, answer.location) == (303, POST + goes_to.format(id=draft.id))
    assert (now().category, now().subject, now().text) == tuple(WHOLE.values())
    page = client.get(at(draft)).text
    assert WHOLE["text"] in page
    assert f'value="{WHOLE["subject"]}"' in page
    assert re.search(r'value="flytning"[^>]* checked', page)


def test_a_message_is_sent_answered_with_a_receipt_and_lies_in_sent(
    client: FlaskClient, draft: Message, now: Callable[[], Message], change: Change
) -> None:
    page = sent(client.post(at(draft), data={**WHOLE, "do": "send"}), client)
    for text in (
        "Din besked er sendt.",
        WHOLE["subject"],
        WHOLE["text"],
        "Flytning og folkeregister",
        "kvittering",
    ):
        assert text in page
    assert now().sent
    assert WHOLE["subject"] in client.get(f"{POST}/mappe/sendt").text
    change(client, lambda world: later(world, timedelta(hours=1)))
    assert "Kvittering: Vi har modtaget din besked" in client.get(f"{POST}/").text
    change(client, lambda world: later(world, timedelta(days=5)))
    assert "Svar på din henvendelse om flytning" in client.get(f"{POST}/").text


def test_what_is_missing_is_told_at_the_field_and_above_and_the_rest_is_kept(
    client: FlaskClient, draft: Message, now: Callable[[], Message]
) -> None:
    answer = client.post(at(draft), data={"subject": " ", "text": "Hej", "do": "send"})
    assert answer.status_code == 422
    for message in ("Vælg, hvad din besked handler om", "Skriv et emne"):
        assert answer.text.count(message) == 2
    assert "Skriv din besked<" not in answer.text
    assert ">Hej</textarea>" in answer.text
    assert now().sent is None


def test_a_message_that_is_too_long_is_not_sent_and_not_cut(
    client: FlaskClient, draft: Message, now: Callable[[], Message]
) -> None:
    long = "x" * (LONGEST_TEXT + 1)
    answer = client.post(at(draft), data={**WHOLE, "text": long, "do": "send"})
    assert answer.status_code == 422
    assert "Beskeden er for lang." in answer.text
    assert long in answer.text
    assert now().text == long


def test_pressing_send_twice_sends_one_message(client: FlaskClient, draft: Message, world: WorldOf) -> None:
    for _press in range(2):
        page = sent(client.post(at(draft), data={**WHOLE, "do": "send"}), client)
    assert "Din besked er allerede sendt." in page
    assert len(world(client).post["senior"].expected) == 2
    assert client.get(at(draft)).location == f"{POST}/besked/{draft.id}"


def test_another_receiver_can_be_chosen_and_the_words_stay(
    client: FlaskClient, draft: Message, now: Callable[[], Message]
) -> None:
    client.post(at(draft), data={**WHOLE, "do": "readdress"})
    page = client.get(f"{POST}/skriv?slags=stat&kladde={draft.id}").text
    assert f'name="draft" value="{draft.id}"' in page
    client.post(f"{POST}/skriv", data={"authority": "politiet", "draft": draft.id})
    assert (now().authority, now().category, now().text) == ("politiet", "", WHOLE["text"])


def test_an_answer_is_to_the_sender_about_the_letter(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in("young")
    boxed = letter_of(world(client), "partshoering-boligstoette", "young")
    page = sent(client.post(f"{address(boxed)}/besvar"), client)
    assert "Svar på et brev" in page
    assert "Udbetaling Danmark" in page
    (begun,) = world(client).post["young"].unsent
    assert begun.subject == "Svar: Vi har brug for dine bemærkninger til din boligstøttesag"
    written = {"subject": begun.subject, "text": "Det passer."}
    assert "Din besked er sendt." in sent(client.post(at(begun), data={**written, "do": "send"}), client)


def test_a_letter_that_takes_no_answer_is_not_answered(client: FlaskClient, world: WorldOf) -> None:
    boxed = letter_of(world(client), "elregning")
    assert client.post(f"{address(boxed)}/besvar").status_code == 409
    assert world(client).post["senior"].messages == []


@pytest.mark.parametrize("field", ["subject", "text"])
def test_real_data_is_refused_at_its_field_and_the_rest_is_kept(
    client: FlaskClient, draft: Message, now: Callable[[], Message], field: str
) -> None:
    client.post(at(draft), data={**WHOLE, "do": "keep"})
    answer = client.post(at(draft), data={**WHOLE, field: "Skriv til nogen@posthus.dk", "do": "send"})
    assert answer.status_code == 422
    assert answer.text.count("Det ligner en rigtig e-mailadresse.") == 2
    assert "posthus" not in answer.text
    kept = WHOLE | {field: "Skriv til …"}
    assert (now().subject, now().text, now().sent) == (kept["subject"], kept["text"], None)


def test_a_long_letter_keeps_all_but_the_number_and_is_shown_again_without_a_script(
    client: FlaskClient, draft: Message, now: Callable[[], Message]
) -> None:
    letter = "Hej\n\nSag 2030 4 er lang. Ring på {}, eller skriv.\n\n" + "Jeg har ventet længe. " * 100
    typed = letter.format("20 30 " + "40 50")
    answer = client.post(at(draft), data={**WHOLE, "text": typed, "do": "send"})
    assert answer.status_code == 422
    assert letter.format("…").strip() in answer.text
    assert "Resten af din tekst er her stadig." in answer.text
    assert now().text == letter.format("…").strip()


def test_a_save_by_a_script_answers_in_a_word_and_keeps_all(
    client: FlaskClient, draft: Message, now: Callable[[], Message]
) -> None:
    answer = client.post(at(draft), data=WHOLE, headers={"X-Draft": "1"})
    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    assert re.fullmatch(r"Kladden er gemt kl\. \d+\.\d\d\.", answer.text)
    assert now().text == WHOLE["text"]


@pytest.mark.parametrize("half", ["Ring på 20 30 4", "Jeg hedder nogen@posth", "Ring på 20 30 40 50"])
def test_a_save_by_a_script_waits_with_what_may_become_real(
    client: FlaskClient, draft: Message, now: Callable[[], Message], half: str
) -> None:
    client.post(at(draft), data=WHOLE, headers={"X-Draft": "1"})
    answer = client.post(at(draft), data={**WHOLE, "subject": "Nyt", "text": half}, headers={"X-Draft": "1"})
    assert "Kladden bliver gemt, når du trykker på en af knapperne." in answer.text
    assert (now().subject, now().text) == ("Nyt", WHOLE["text"])


def test_a_save_by_a_script_that_comes_after_the_message_was_sent_is_nothing(
    client: FlaskClient, draft: Message, now: Callable[[], Message]
) -> None:
    client.post(at(draft), data={**WHOLE, "do": "send"})
    late = client.post(at(draft), data={**WHOLE, "text": "Andet"}, headers={"X-Draft": "1"})
    assert (late.status_code, late.text) == (204, "")
    assert now().text == WHOLE["text"]
    assert "allerede sendt" not in client.get(f"{POST}/besked/{draft.id}").text


def test_documents_of_the_citizens_own_shelf_go_with_it_and_open(
    client: FlaskClient, draft: Message, now: Callable[[], Message], world: WorldOf
) -> None:
    own, foreign = world(client).shelf["senior"], world(client).shelf["young"]
    chosen = [own[0].id, own[1].id]
    answer = client.post(f"{at(draft)}/bilag", data={"documents": [*chosen, foreign[-1].id, "x"]})
    assert answer.location == f"{at(draft)}#bilag"
    assert sorted(now().attachments) == sorted(chosen)
    page = client.get(at(draft)).text
    client.post(at(draft), data={**WHOLE, "do": "send"})
    shown = client.get(f"{POST}/besked/{draft.id}").text
    for each in chosen:
        assert f'href="{POST}/besked/{draft.id}/bilag/{each}"' in shown
        assert client.get(f"{POST}/besked/{draft.id}/bilag/{each}").status_code == 200
        assert client.get(f"{POST}/besked/{draft.id}/bilag/{each}.pdf").mimetype == "application/pdf"
    assert page.count("<li>") > 2


def test_only_what_goes_with_a_message_opens_from_it(
    client: FlaskClient, draft: Message, world: WorldOf
) -> None:
    document = world(client).shelf["senior"][0].id
    for ending in ("", ".pdf"):
        assert client.get(f"{POST}/besked/{draft.id}/bilag/{document}{ending}").status_code == 404


def test_too_many_documents_are_told_and_the_choice_is_kept(
    client: FlaskClient, draft: Message, now: Callable[[], Message], change: Change
) -> None:
    def lay(world: World) -> list[str]:
        while len(world.shelf["senior"]) <= MOST_ATTACHMENTS:
            own_documents.add(world, "senior", "pasfoto")
        return [each.id for each in world.shelf["senior"]][: MOST_ATTACHMENTS + 1]

    many = change(client, lay)
    answer = client.post(f"{at(draft)}/bilag", data={"documents": many})
    assert answer.status_code == 422
    assert answer.text.count("Du har sat for mange krydser.") == 2
    assert answer.text.count(" checked") == len(many)
    assert now().attachments == []


def test_nothing_is_ever_taken_from_the_machine(client: FlaskClient, draft: Message) -> None:
    for path in (at(draft), f"{at(draft)}/bilag"):
        assert 'type="file"' not in client.get(path).text


def test_a_draft_is_thrown_away_and_fetched_back(client: FlaskClient, draft: Message, world: WorldOf) -> None:
    client.post(at(draft), data={**WHOLE, "do": "keep"})
    assert "Kladden ligger nu i Slettet." in sent(client.post(f"{at(draft)}/slet"), client)
    assert WHOLE["subject"] in client.get(f"{POST}/mappe/slettet").text
    message = f"{POST}/besked/{draft.id}"
    assert client.get(at(draft)).location == message
    assert "Gendan" in client.get(message).text
    assert "Beskeden er hentet tilbage til Kladder." in sent(client.post(f"{message}/gendan"), client)
    assert [each.id for each in world(client).post["senior"].drafts] == [draft.id]


def test_a_sent_message_is_deleted_and_gone_for_good_only_when_that_was_asked(
    client: FlaskClient, draft: Message, world: WorldOf
) -> None:
    client.post(at(draft), data={**WHOLE, "do": "send"})
    message = f"{POST}/besked/{draft.id}"
    assert client.get(f"{message}/slet-helt").status_code == 404
    assert "Beskeden ligger nu i Slettet." in sent(client.post(f"{message}/slet"), client)
    assert "Så er den væk for altid." in client.get(f"{message}/slet-helt").text
    assert "Beskeden er slettet helt." in sent(client.post(f"{message}/slet-helt"), client)
    assert world(client).post["senior"].messages == []
    assert client.get(message).status_code == 404


def test_nobody_writes_on_anothers_draft(client: FlaskClient, draft: Message, signed_in: SignedIn) -> None:
    other = signed_in("parent", seat=2)
    for path in (at(draft), f"{at(draft)}/bilag", f"{POST}/besked/{draft.id}"):
        assert other.get(path).status_code == 404
    assert other.post(at(draft), data=WHOLE).status_code == 404
    assert other.post(f"{POST}/skriv", data={"authority": "politiet", "draft": draft.id}).status_code == 404
