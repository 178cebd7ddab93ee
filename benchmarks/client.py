"""A participant's browser, reduced to what a measurement needs; and many of them at once."""

import http.client
import re
import statistics
import threading
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode


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
    errors: int

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        return self.latencies[min(len(self.latencies) - 1, int(share * len(self.latencies)))]


def load(clients: list[Client], method: str, path: str, requests: int) -> Load:
    """Each client asks `requests` times, all at once; anything but 2xx and 3xx is an error."""
    latencies: list[list[float]] = [[] for _ in clients]
    errors = [0] * len(clients)

    def work(index: int) -> None:
        client = clients[index]
        for _ in range(requests):
            began = time.perf_counter()
            answer = client.get(path) if method == "GET" else client.post(path)
            latencies[index].append(time.perf_counter() - began)
            errors[index] += answer.status >= 400

    threads = [threading.Thread(target=work, args=(index,)) for index in range(len(clients))]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    return Load(seconds, sorted(each for one in latencies for each in one), sum(errors))


def median(values: list[float]) -> float:
    return statistics.median(values)
