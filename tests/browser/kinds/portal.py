"""The browser's start page and the portal."""

from tests.browser.kinds.kind import Kind

KINDS = [
    Kind("browser's start page", "start.index", "fresh"),
    Kind("browser's start page, guided", "start.index", "begun", guide=True),
    Kind("portal", "portal.index", "fresh"),
    Kind("portal, guided", "portal.index", "begun", guide=True),
    Kind("portal, slip, hints and hand raised", "portal.index", "stuck", guide=True),
    Kind("portal, exercise finished", "portal.index", "finished", guide=True),
    Kind("portal, session near its end", "portal.index", "idle", guide=True),
    Kind("theme", "portal.theme", "begun", {"slug": "bolig-og-flytning"}, guide=True),
    Kind("article", "portal.article", "begun", {"slug": "flytning"}, guide=True),
]
