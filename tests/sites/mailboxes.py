"""What tests of Digital Post's pages share: finding letters, pressing what a page shows."""

import re
from datetime import timedelta
from html import unescape

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sandbox.content.mail.letters import letters
from sandbox.world import session, timeline
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.state.mailbox import BoxedLetter
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

POST = "/post.borger.dk"


def letter_of(world: World, slug: str, role: Role = "senior") -> BoxedLetter:
    return next(boxed for boxed in world.post[role].letters if boxed.letter == slug)


def address(boxed: BoxedLetter) -> str:
    return f"{POST}/brev/{boxed.id}"


def listed(page: str) -> list[str]:
    """The ids of the letters in a list, from the top."""
    part = page.rsplit('data-show="letters"', maxsplit=1)[-1] if 'data-show="letters"' in page else ""
    return re.findall(r"/post\.borger\.dk/brev/(\w+)\"", part)


def main_of(page: str) -> str:
    """What is read on the page itself, without tags."""
    found = re.search(r"<main.*</main>", page, re.DOTALL)
    assert found
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[0])).split())


def sent(answer: TestResponse, client: FlaskClient) -> str:
    """The page that a form led to."""
    assert answer.status_code == 303, (answer.status_code, answer.text[-500:])
    return main_of(client.get(answer.location).text)


def later(world: World, by: timedelta) -> None:
    """Time passes, and the senior signs in again."""
    timeline.pass_time(world, by)
    session.open_session(world, "senior", "nemid", "post.borger.dk")


def one_that(world: World, role: Role, **wanted: object) -> BoxedLetter:
    """A letter in that mailbox whose content file is so."""
    return next(
        boxed
        for boxed in world.post[role].letters
        if all(getattr(letters()[boxed.letter], name) == value for name, value in wanted.items())
    )


def deliver(world: World, slug: str) -> BoxedLetter:
    return mailbox_letters.deliver(world, "senior", slug)
