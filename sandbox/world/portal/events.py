"""What participants do on the portal. What they search for, and what they answer in a life situation, is never kept."""

from sandbox.world.state.events import Event
from sandbox.world.state.world import World


class PortalSearched(Event):
    """Something was searched for: how much was `found`, the `first` hit's slug, and whether a slip was `corrected`."""

    in_passing = True
    found: int
    first: str | None
    corrected: bool = False


class GuideAnswered(Event):
    """A life situation's questions were answered, and its list was shown."""

    in_passing = True
    guide: str


class ArticleRated(Event):
    """Whether the reader found an article's text `clear`."""

    article: str
    clear: bool


class MunicipalityChosen(Event):
    """The participant chose whose local texts the portal shows; `municipality` is its folder's name."""

    municipality: str


def rate(world: World, article: str, *, clear: bool) -> None:
    world.announce(ArticleRated(citizen=world.signed_in, article=article, clear=clear))


def choose_municipality(world: World, slug: str) -> None:
    world.portal_municipality = slug
    world.announce(MunicipalityChosen(citizen=world.signed_in, municipality=slug))
