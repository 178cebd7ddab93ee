from pathlib import Path

from benchmarks.client import Client, load
from benchmarks.serve import FLOOR_BYTES, floor
from benchmarks.served import serving


def test_the_floor_is_one_page_of_7_kb() -> None:
    answer = floor().test_client().get("/")
    assert FLOOR_BYTES == 7_000
    assert abs(len(answer.data) - FLOOR_BYTES) <= FLOOR_BYTES // 100
    assert answer.data.startswith(b"<!doctype html>")
    assert answer.data.rstrip().endswith(b"</html>")


def test_the_floor_answers_a_class_at_once_and_keeps_nothing(tmp_path: Path) -> None:
    """`load` raises for a single answer that is not 200."""
    with serving("floor", tmp_path) as served:
        clients = [Client(served.port) for _ in range(30)]
        assert len(load(clients, "GET", "/", 5).latencies) == 150
        for client in clients:
            client.close()
    assert list(tmp_path.iterdir()) == []
