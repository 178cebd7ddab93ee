"""Pages and changes under a class's load, beside a bare page of as many bytes on the same server."""

import gzip
import re
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
CHANGE = "/nemlog-in.dk/extend"


def measure(report: Report, folder: Path, rounds: int) -> None:
    where = folder / "pages"
    where.mkdir()
    with database(where).engine.connect():
        session = open_class(database(where), SEATS)
    with serving("app", where) as app:
        clients = [joined(app.port, session, seat) for seat in range(1, SEATS + 1)]
        for what, path in PAGES.items():
            if path.startswith("/post"):
                sign_in(database(where), session)
            _page(report, what, path, app, clients, where, rounds)
        _change(report, app, clients, where, rounds)
        report.add("memory with 30 seats at work", f"{app.memory():.0f} MB", "≤ 140 (1,000 seats)")
        _weight(report, app, clients[0])


def _page(
    report: Report, what: str, path: str, app: Served, clients: list[Client], where: Path, rounds: int
) -> None:
    answer = clients[0].get(path)
    if answer.status != 200:
        raise RuntimeError(f"{path} answers {answer.status}")
    (where / "bytes").write_text(str(len(answer.body)))
    rates, costs = _beside_the_floor("GET", path, app, clients, where, rounds)
    report.add(
        what,
        f"{median(rates):.2f} × the floor's throughput, {median(costs):.1f} × its processor time",
        "≥ 0.65",
    )


def _change(report: Report, app: Served, clients: list[Client], where: Path, rounds: int) -> None:
    for client in clients:
        client.get("/post.borger.dk/")
    rates, costs = _beside_the_floor("POST", CHANGE, app, clients, where, rounds)
    report.add(
        "a change",
        f"{median(rates):.2f} × the floor's throughput, {median(costs):.1f} × its processor time",
        "≥ 0.5",
    )


def _beside_the_floor(
    method: str, path: str, app: Served, clients: list[Client], where: Path, rounds: int
) -> tuple[list[float], list[float]]:
    """Ratios of throughput and of processor time a request, a pair per round; floor and app take turns."""
    rates, costs = [], []
    with serving("floor", where) as floor:
        bare = [Client(floor.port) for _ in clients]
        load(bare, method, "/", 5)
        load(clients, method, path, 5)
        for _ in range(rounds):
            (floor_rate, floor_cost), (rate, cost) = (
                _round(served, crowd, method, where_to)
                for served, crowd, where_to in ((floor, bare, "/"), (app, clients, path))
            )
            rates.append(rate / floor_rate)
            costs.append(cost / floor_cost if floor_cost else 0.0)
    return rates, costs


def _round(served: Served, clients: list[Client], method: str, path: str) -> tuple[float, float]:
    before = served.processor_time()
    result = load(clients, method, path, REQUESTS)
    if result.errors:
        raise RuntimeError(f"{method} {path}: {result.errors} errors")
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
        "transferred at a first visit", f"{total / 1000:.0f} kB in {requests} requests", "≤ 120 kB in ≤ 8"
    )
    report.add("transferred for a later page", f"{later / 1000:.1f} kB in 1 request", "≤ 6 kB")
