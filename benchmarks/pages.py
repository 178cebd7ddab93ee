"""Pages and changes under a class's load, beside F on the same server."""

import gzip
import re
from dataclasses import dataclass
from pathlib import Path

from benchmarks.classes import database, joined, open_class, sign_in
from benchmarks.client import Client, load, median
from benchmarks.report import Report
from benchmarks.served import Served, serving

SEATS = 30
REQUESTS = 20
PAGES = {
    "inbox, signed in, with the guide beside it": "/post.borger.dk/",
    "portal's front page, with the guide": "/borger.dk/",
    "NemID box, with the guide": "/nemlog-in.dk/login?service=borger.dk&return_to=/borger.dk/",
}
CHANGE = "/nemlog-in.dk/forbliv-logget-paa"


@dataclass
class Comparison:
    """The app and F side by side, under the load of a class."""

    app: Served
    floor: Served
    clients: list[Client]
    rounds: int

    def figure(self, method: str, path: str) -> str:
        """Medians of the ratios of a round each; F and the app take turns."""
        bare = [Client(self.floor.port) for _ in self.clients]
        load(bare, "GET", "/", 5)
        load(self.clients, method, path, 5)
        rates, costs = [], []
        for _ in range(self.rounds):
            floor_rate, floor_cost = _round(self.floor, bare, "GET", "/")
            rate, cost = _round(self.app, self.clients, method, path)
            rates.append(rate / floor_rate)
            costs.append(cost / floor_cost if floor_cost else 0.0)
        for client in bare:
            client.close()
        return f"{median(costs):.1f} F of processor time, {median(rates):.2f} of F's throughput"


def measure(report: Report, folder: Path, rounds: int) -> None:
    where = folder / "pages"
    where.mkdir()
    with database(where).engine.connect():
        session = open_class(database(where), SEATS)
    with serving("app", where) as app, serving("floor", where) as floor:
        clients = [joined(app.port, session, seat) for seat in range(1, SEATS + 1)]
        comparison = Comparison(app, floor, clients, rounds)
        for what, path in PAGES.items():
            if path.startswith("/post"):
                sign_in(database(where), session)
            report.add(what, comparison.figure("GET", path), "≤ 4 F")
        for client in clients:
            client.get("/post.borger.dk/")  # has the form's token
        report.add("a change", comparison.figure("POST", CHANGE), "≤ 3 F")
        report.add("memory with 30 seats at work", f"{app.memory():.0f} MB", "≤ 130 MB (1,000 seats)")
        _weight(report, app, clients[0])


def _round(served: Served, clients: list[Client], method: str, path: str) -> tuple[float, float]:
    """Requests a second, and seconds of processor time a request."""
    before = served.processor_time()
    result = load(clients, method, path, REQUESTS)
    return result.rate, (served.processor_time() - before) / len(result.latencies)


def _weight(report: Report, app: Served, client: Client) -> None:
    """What a first visit transfers, packed, and a later page."""
    page = client.get("/post.borger.dk/").body
    links = set(re.findall(rb'(?:href|src)="(/static/[^"]+)"', page))
    fonts: set[str] = set()
    packed = Client(app.port, client.cookies, packed=True)
    total = later = len(packed.get("/post.borger.dk/").body)
    for link in sorted(links):
        body = packed.get(link.decode()).body
        total += len(body)
        if link.endswith(b".css"):
            sheet = gzip.decompress(body).decode()
            base = link.decode().rsplit("/", 1)[0]
            fonts |= {f"{base}/{each}" for each in re.findall(r"url\([\"']?([^\"')]+\.woff2)", sheet)}
    shipped = [answer for answer in map(packed.get, sorted(fonts)) if answer.status == 200]
    total += sum(len(answer.body) for answer in shipped)
    requests = 1 + len(links) + len(shipped)
    report.add(
        "transferred at a first visit", f"{total / 1000:.0f} kB in {requests} requests", "≤ 90 kB in ≤ 9"
    )
    report.add("transferred for a later page", f"{later / 1000:.1f} kB in 1 request", "≤ 6 kB")
