"""What a municipality adds to the portal's articles: `municipalities/<slug>/local/<article>.yaml`."""

from typing import Annotated

from sandbox.content.chosen_municipality import folder, of_municipality
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.ref import Ref
from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel


class ArticleAddition(ContentModel):
    slug: Annotated[str, Ref("articles")]
    text: Text


def article_addition(article: str, municipality: str = "") -> str | None:
    """What is added to that article, to be translated and filled; None for nothing."""
    found = article_additions(municipality).get(article)
    return found.text if found else None


@of_municipality
def article_additions(municipality: str = "") -> Catalogue[ArticleAddition]:
    """By the article's slug, the chosen municipality's where no other is named."""
    return read_folder(folder(municipality) / "local", ArticleAddition)
