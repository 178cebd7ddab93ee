"""The seeded world: a function of installation seed, seat, date and nothing else."""

from datetime import date, datetime, time

from sandbox.content.mail.letters import Letter, letters
from sandbox.content.mail.messages import messages
from sandbox.rules import COHORT_YEAR
from sandbox.world import paper_mail
from sandbox.world.documents import own_documents, records
from sandbox.world.mailbox.letters import deliver
from sandbox.world.mitid.accounts import account
from sandbox.world.people.finances import finances
from sandbox.world.people.households import credentials, household
from sandbox.world.phone import receive_message
from sandbox.world.state.mailbox import Mailbox
from sandbox.world.state.mitid import MitId
from sandbox.world.state.nemid import KeyCard, NemId
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World

OPENS = time(8, 30)


def seeded_world(seed: int, seat: int, day: date, cohort_year: int = COHORT_YEAR) -> World:
    """The world of a seat on the morning of `day`; nothing of its making is left to be announced."""
    world = World(
        format=3,
        seed=seed,
        seat=seat,
        date=day,
        clock=datetime.combine(day, OPENS),
        household=household(seed, seat, cohort_year),
        nemid={role: _nemid(seed, seat, role, cohort_year) for role in ROLES},
        mitid={role: _mitid(seed, seat, role, cohort_year) for role in ROLES},
        post={role: Mailbox() for role in ROLES},
        finances={role: finances(seed, seat, role, day) for role in ROLES},
    )
    for slug, letter in sorted(letters().items()):
        _lay_in_box(world, slug, letter)
    for role in ROLES:
        paper_mail.seed(world, role, {"key-card": {"number": world.nemid[role].card.number}})
    records.seed(world)
    own_documents.seed(world)
    _put_on_phones(world)
    world.take_announced()
    return world


def _nemid(seed: int, seat: int, role: Role, cohort_year: int) -> NemId:
    own = credentials(seed, seat, role, cohort_year)
    return NemId(
        number=own.nemid_number,
        user_id=own.user_id,
        password=own.password,
        card=KeyCard(number=own.card_number, secret=f"{seed}:{seat}:{role}"),
    )


def _mitid(seed: int, seat: int, role: Role, cohort_year: int) -> MitId:
    return account(seed, seat, role, credentials(seed, seat, role, cohort_year).mitid_user_id)


def _lay_in_box(world: World, slug: str, letter: Letter) -> None:
    for seeded in letter.seed:
        if not seeded.lies_there(world.date):
            continue
        received = seeded.received(world.date)
        deliver(world, seeded.to, slug, dict(seeded.facts), at=received, read=seeded.read)


def _put_on_phones(world: World) -> None:
    for slug, message in sorted(messages().items()):
        for seeded in message.seed:
            if seeded.lies_there(world.date):
                receive_message(world, seeded.to, slug, at=seeded.received(world.date), read=seeded.read)
