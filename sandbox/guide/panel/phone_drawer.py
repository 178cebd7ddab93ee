"""The phone beside the page: what the panel shows of it, and how a page learns that the panel is out of date."""

from dataclasses import dataclass

from flask import Response, request, url_for
from flask_babel import gettext as _
from markupsafe import Markup

from sandbox.guide.progress.model import Progress
from sandbox.guide.scenario_catalogue import under_way
from sandbox.sites import phone
from sandbox.web.seat import seated
from sandbox.world.state.people import Citizen


@dataclass(frozen=True)
class Phone:
    """The phone of whom the exercise is about: its page, what is new on it, and where that is asked for again."""

    title: str
    url: str
    news: Markup
    tag: str
    news_url: str


def phone_beside(owner: Citizen, here: str) -> Phone | None:
    """Not where the page is the phone itself. `here` is where it leads back to."""
    if request.blueprint == phone.blueprint.name:
        return None
    news, tag = phone.news_of(owner.role)
    return Phone(
        title=_("Telefon for %(name)s", name=owner.first_name),
        url=url_for("phone.home", role=owner.role, back=here),
        news=news,
        tag=tag,
        news_url=url_for("phone.news", role=owner.role, guide=1),
    )


def stamp(progress: Progress) -> str:
    """Changes when the panel has something else to say."""
    slip = f"{progress.slip.step}-{progress.slip.slip}" if progress.slip else ""
    return f"{len(progress.done)}.{slip}"


def stamped(response: Response) -> Response:
    """Let a script that laid something beside the page know whether the panel there is out of date."""
    state = seated() if request.headers.get(phone.FRAGMENT) else None
    found = under_way(state) if state else None
    if found:
        response.headers["X-Guide"] = stamp(found[1])
    return response
