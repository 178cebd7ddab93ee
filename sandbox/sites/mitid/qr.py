"""The QR code of two frames, as pictures that are part of the page."""

from io import BytesIO

import segno
from markupsafe import Markup

from sandbox.world.mitid.app import qr_frames
from sandbox.world.state.world import World


def frames(world: World) -> tuple[Markup, ...]:
    """Both frames, each an SVG; their meaning is told beside them, so they are decoration to a screen reader."""
    return tuple(picture(text) for text in qr_frames(world))


def picture(text: str) -> Markup:
    code = segno.make_qr(text, error="m")
    file = BytesIO()
    code.save(
        file, kind="svg", scale=7, border=3, xmldecl=False, svgclass=None, lineclass=None, omitsize=False
    )
    return Markup(file.getvalue().decode())  # noqa: S704 segno draws squares only
