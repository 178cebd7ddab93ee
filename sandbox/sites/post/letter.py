"""A letter, opened."""

from flask_babel import gettext as _

from sandbox.content.letters import letters, render, render_appeal, subject
from sandbox.sites.post.shell import blueprint, facts_of, shown, whose
from sandbox.web.seat import current, noted
from sandbox.world import post


@blueprint.get("/letter/<letter_id>")
def letter(letter_id: str) -> str:
    role = whose()
    current().world.post[role].find(letter_id)
    boxed = noted(lambda world: post.open_letter(world, role, letter_id)).result
    content, facts = letters()[boxed.letter], facts_of(role, boxed)
    return shown(
        "letter",
        role,
        boxed=boxed,
        sender=facts["sender"],
        subject=subject(content, facts, _),
        body=render(content, facts, _),
        appeal=render_appeal(content, facts, _),
    )
