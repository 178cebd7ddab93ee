"""A participant's browser, reduced to what a measurement needs; and many of them at once."""

import http.client
import re
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode


class BenchmarkError(Exception):
    """Something did not work under measurement, so that its figures would mean nothing."""


@dataclass
class Answer:
    status: int
    body: bytes
    location: str


@dataclass
class Client:
    """Keeps its connection and cookies; `post` sends the CSRF token of the page seen last."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""
    packed: bool = False
    connection: http.client.HTTPConnection | None = None

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None)

    def post(self, path: str, **fields: str) -> Answer:
        return self._ask("POST", path, urlencode({"csrf_token": self.token, **fields}))

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if self.packed:
            headers["Accept-Encoding"] = "gzip"
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        content = response.read()
        for line in response.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        if not self.packed and (found := re.search(rb'name="csrf_token"[^>]*value="([^"]+)"', content)):
            self.token = found[1].decode()
        return Answer(response.status, content, response.headers.get("Location", ""))


@dataclass
class Load:
    """What many clients at once met; latencies in seconds, sorted."""

    seconds: float
    latencies: list[float]

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        return self.latencies[min(len(self.latencies) - 1, int(share * len(self.latencies)))]


def load(clients: list[Client], method: str, path: str, requests: int) -> Load:
    """Each client asks `requests` times, all at once.

    :raise BenchmarkError: when a GET is not answered 200 or a POST not 303, or a client dies; with the counts.
    """

    def work(client: Client) -> list[tuple[float, int]]:
        answers = []
        for _ in range(requests):
            began = time.perf_counter()
            answer = client.get(path) if method == "GET" else client.post(path)
            answers.append((time.perf_counter() - began, answer.status))
        return answers

    began = time.perf_counter()
    with ThreadPoolExecutor(len(clients)) as pool:
        futures = [pool.submit(work, client) for client in clients]
    seconds = time.perf_counter() - began
    died = [error for future in futures if (error := future.exception())]
    answers = [answer for future in futures if not future.exception() for answer in future.result()]
    wanted = 200 if method == "GET" else 303
    problems = []
    if others := [status for _, status in answers if status != wanted]:
        kinds = ", ".join(map(str, sorted(set(others))))
        problems.append(f"{len(others)} answers were not {wanted} but {kinds}")
    if died:
        kinds = ", ".join(sorted({type(error).__name__ for error in died}))
        problems.append(f"{len(died)} of {len(clients)} clients died ({kinds})")
    if problems:
        raise BenchmarkError(f"{method} {path}: {'; '.join(problems)}")
    return Load(seconds, sorted(latency for latency, _ in answers))


def median(values: list[float]) -> float:
    return statistics.median(values)
