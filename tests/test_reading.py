"""How hard the pages are to read as they are shown; the files of content are measured one by one in tests/content/."""

from sandbox.content.lint.lix import lix
from tests.browser.seats import ShownPage
from tests.prose import prose_of

ENOUGH = 40  # words; a figure for less says nothing
HARDEST, HARDEST_LETTER = 38, 50
LETTERS = {"mailbox.letter", "mailbox.access_old_letter", "mailbox.enclosed"}


def test_every_kind_of_page_can_be_read(shown_pages: list[ShownPage]) -> None:
    texts = {page.kind.name: (page.kind, prose_of(page.text)) for page in shown_pages}
    measured = {
        name: (kind, lix(text)) for name, (kind, text) in texts.items() if len(text.split()) >= ENOUGH
    }
    assert len(measured) > len(shown_pages) / 3
    hard = {
        name: round(figure)
        for name, (kind, figure) in measured.items()
        if figure > (HARDEST_LETTER if kind.endpoint in LETTERS else HARDEST)
    }
    assert hard == {}


def test_what_a_site_says_in_few_words_here_and_there_can_be_read(
    shown_pages: list[ShownPage],
) -> None:
    rooms: dict[str, list[str]] = {}
    for page in shown_pages:
        if page.kind.endpoint not in LETTERS:
            rooms.setdefault(page.kind.endpoint.partition(".")[0], []).append(prose_of(page.text))
    measured = {
        room: lix(text)
        for room, texts in rooms.items()
        if len((text := "\n\n".join(texts)).split()) >= ENOUGH
    }
    assert {room: round(figure) for room, figure in measured.items() if figure > HARDEST} == {}


def test_prose_is_what_stands_in_sentences() -> None:
    page = (
        "<p>Før siden.</p><main><nav><p>Du er her nu.</p></nav><h1>Flyt</h1><p>Du skal <b>melde</b> det.</p>"
        "<ul><li><a>Læs mere</a></li><li>Skriv til os i dag.</li></ul><label><p>Skriv din adresse her.</p></label>"
        "</main><p>Efter siden er slut.</p>"
    )
    assert prose_of(page) == "Du skal melde det.\n\nSkriv til os i dag."
