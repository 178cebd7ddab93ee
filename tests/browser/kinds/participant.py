"""The sandbox's own pages that a participant sees."""

from tests.browser.kinds.kind import Kind, age_the_form, fill, press

OWN = True
KINDS = [
    Kind("join", "join.index", "nobody"),
    Kind("join, refused", "join.index", "nobody", status=422, then=fill(code="12", seat="0")),
    Kind("welcome", "join.welcome", "fresh"),
    Kind("welcome, exercise under way", "join.welcome", "begun"),
    Kind("welcome, seat shared, reset since", "join.welcome", "shared"),
    Kind("papers", "papers.index", "fresh"),
    Kind("papers, some on their way", "papers.index", "forgetful"),
    Kind("welcome letter", "papers.paper", "new", {"paper_id": "senior-welcome"}),
    Kind("temporary password", "papers.paper", "new", {"paper_id": "<temporary>"}),
    Kind("health card", "papers.paper", "new", {"paper_id": "senior-health-card"}),
    Kind("old key card", "papers.paper", "renewed", {"paper_id": "senior-key-card"}),
    Kind("code viewer", "papers.viewer", "viewing", {"role": "senior"}),
    Kind(
        "code viewer, pressed", "papers.viewer", "viewing", {"role": "senior"}, then=press(".viewer button")
    ),
    Kind("payment card", "papers.bank_card", "fresh", {"role": "parent"}),
    Kind("key card", "papers.keycard", "asked", {"role": "senior"}),
    Kind("clock", "guide.clock", "begun"),
    Kind("start over?", "portal.index", "begun", then=press("[action='/guide/restart'] button")),
    Kind("stop?", "portal.index", "begun", then=press("[action='/guide/stop'] button")),
    Kind("form too old", "join.index", "nobody", status=400, then=age_the_form),
    Kind("no such page", "portal.article", "fresh", {"slug": "findes-ikke"}, status=404),
    Kind("real data in the address", "addresses.go", "fresh", {"address": "nogen@posthus.dk"}, status=422),
    Kind("no such address", "addresses.go", "begun", {"address": "findes.ikke"}, status=404, guide=True),
    Kind("no such address, but one like it", "addresses.go", "fresh", {"address": "borgr.dk"}, status=404),
    Kind("about a true address", "addresses.about", "begun", {"of": "/post.borger.dk/"}, guide=True),
    Kind("about a false address", "addresses.about", "fresh", {"of": "/post.borger.dk-login/"}),
    Kind("patterns", "patterns.index", "nobody"),
]
