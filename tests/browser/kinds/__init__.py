"""Every kind of page there is, a file for each area: by which address it is reached, from which seat, what is pressed.

A new page needs a line in the `KINDS` of a file here, or in `NOT_PAGES` when it is none; `test_pages.py` then looks at
it in all the ways a page is looked at. An area that needs seats of its own arranges them in its `SEATS`; one of
the sandbox's own pages, which speak two languages, says `OWN = True`.
"""

from importlib import import_module
from pathlib import Path
from typing import Any

from tests.browser.kinds.kind import Kind

AREAS = [
    import_module(f"tests.browser.kinds.{path.stem}")
    for path in sorted(Path(__file__).parent.glob("[a-z]*.py"))
    if path.stem != "kind"
]
KINDS: list[Kind] = [kind for area in AREAS for kind in area.KINDS]
OWN = [kind for area in AREAS if getattr(area, "OWN", False) for kind in area.KINDS]
"""The sandbox's own pages, which speak the participant's language."""
ENGLISH = [kind for kind in KINDS if kind.guide or kind in OWN]
"""An imitated page alone is Danish in either language."""
SEATS: dict[str, Any] = {name: how for area in AREAS for name, how in getattr(area, "SEATS", {}).items()}

NOT_PAGES: dict[str, str] = {
    "moved": "an address of an earlier version leads to the one of today",
    "assets.file": "style, script, font and picture files",
    "health.healthz": "JSON for whoever watches over the installation",
    "live.fragment": "a part of the class's page",
    "session.front": "leads to the login page",
    "phone.index": "leads to a phone",
    "phone.news": "a part of the phone's page",
    "nemid.step_address": "leads to the login page",
    "nemid.activation_step": "leads to the choice of a password",
    "nemid.app_state": "one word for the script that waits for the code app",
    "nemid_nu.mine_step": "leads to the page about one's own NemID",
    "mitid.step_address": "leads to the page that the step is on",
    "mitid.status": "a line of the waiting page",
    "mitid.state": "a word for the script of the waiting page",
}
for area in AREAS:
    NOT_PAGES |= getattr(area, "NOT_PAGES", {})
