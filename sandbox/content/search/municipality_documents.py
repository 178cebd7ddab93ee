"""What a search of the municipality's site looks through; a document's `slug` is its path under the host."""

from collections.abc import Iterator
from dataclasses import replace

from sandbox.content.chosen_municipality import of_municipality
from sandbox.content.municipality.appointment_types import appointment_types
from sandbox.content.municipality.article_additions import article_addition
from sandbox.content.municipality.report_kinds import report_kinds
from sandbox.content.portal.municipality_pages import Page, pages, theme_of, themes
from sandbox.content.reading.text import N_, PLACEHOLDER
from sandbox.content.search import portal_documents
from sandbox.content.search.index import Document, Index, index

WASTE = ("affald", "skrald", "affaldskalender", "tømning", "skraldespand", "genbrug", "storskrald")
CONTACT = ("kontakt", "åbningstider", "telefon", "adresse", "borgerservice", "rådhus", "bibliotek")
REPORT = ("praj", "tip", "hul", "fejl", "meld")


@of_municipality
def index_of_municipality() -> Index:
    return index(documents())


def documents() -> Iterator[Document]:
    """What can be done comes before what can be read, where they are found alike."""
    yield Document("service", "/affald", N_("Affaldskalender"), N_("Se, hvornår vi henter affald"), WASTE)
    yield Document("page", "/kontakt", N_("Kontakt og åbningstider"), N_("Ring eller kom forbi"), CONTACT)
    for errand in appointment_types().values():
        yield Document(
            "service", f"/tidsbestilling/{errand.slug}", errand.title, errand.summary, ("bestil tid",)
        )
    for kind in report_kinds().values():
        yield Document("service", f"/praj/{kind.slug}", kind.title, kind.what, REPORT)
    yield from _articles()
    yield from map(_page, pages().values())
    for theme in themes().values():
        yield Document("theme", f"/emner/{theme.slug}", theme.title, theme.summary)


def _articles() -> Iterator[Document]:
    """The portal's that are shown here, with what the municipality adds."""
    for document in portal_documents.documents():
        theme = theme_of(document.slug) if document.kind == "article" else None
        if theme:
            told = f"{document.body}\n{PLACEHOLDER.sub('', article_addition(document.slug) or '')}"
            yield replace(document, slug=f"/emner/{theme.slug}/{document.slug}", body=told)


def _page(page: Page) -> Document:
    folded = "\n".join(f"{each.heading}\n{each.text}" for each in page.sections)
    told = PLACEHOLDER.sub("", f"{page.body}\n{folded}")
    return Document(
        "page", f"/emner/{page.theme}/{page.slug}", page.title, page.byline, tuple(page.words), body=told
    )
