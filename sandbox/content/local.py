"""What a municipality adds to the portal's articles: `municipality/<slug>/local/<the article's slug>.yaml`."""

from sandbox.content.catalogue import Catalogue, read_folder
from sandbox.content.municipality import folder, of_municipality
from sandbox.content.text import Text
from sandbox.content.yamlfile import ContentModel


class Local(ContentModel):
    slug: str
    text: Text


def local_text(article: str, municipality: str = "") -> str | None:
    """What is added to that article, to be translated and filled; None for nothing."""
    found = local_texts(municipality).get(article)
    return found.text if found else None


@of_municipality
def local_texts(municipality: str = "") -> Catalogue[Local]:
    """By the article's slug, the chosen municipality's where no other is named."""
    return read_folder(folder(municipality) / "local", Local)
