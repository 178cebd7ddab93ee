"""What participants do on the municipality's pages that is no other subject. What they search for is never kept."""

from sandbox.world.state.events import Event


class MunicipalitySearched(Event):
    """Something was searched for: how much was `found`, the `first` hit's path, and whether a slip was `corrected`."""

    in_passing = True
    found: int
    first: str | None
    corrected: bool = False
