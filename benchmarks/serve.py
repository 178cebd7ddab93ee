"""Serves the floor or the app in a process of its own: `python -m benchmarks.serve floor|app PORT FOLDER`."""

import sqlite3
import sys
import threading
from pathlib import Path
from typing import Any

FLOOR_PAGE = """<!doctype html><html lang="da"><head><title>{{ title }}</title></head><body>
<main><h1>{{ title }}</h1><ul>{% for row in rows %}<li><a href="/{{ row.id }}">{{ row.title }}</a> {{ row.text }}</li>
{% endfor %}</ul><p>{{ filling }}</p></main></body></html>"""


def floor(folder: Path) -> Any:
    """A page of as many bytes as `folder/bytes` says, and a change that writes two rows and redirects."""
    from flask import Flask, redirect
    from jinja2 import DictLoader

    app = Flask(__name__)
    app.jinja_env.loader = DictLoader({"page.html": FLOOR_PAGE})
    rows = [{"id": n, "title": f"Række {n}", "text": "Noget tekst om rækken"} for n in range(35)]
    file = folder / "bytes"
    size = int(file.read_text()) if file.exists() else 7_000
    filling = "x" * max(0, size - 2_700)
    connections = threading.local()

    def database() -> sqlite3.Connection:
        if not hasattr(connections, "own"):
            connections.own = sqlite3.connect(folder / "floor.sqlite3", isolation_level=None, timeout=10)
            connections.own.execute("PRAGMA journal_mode=WAL")
            connections.own.execute("PRAGMA synchronous=FULL")
            connections.own.execute("CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, text TEXT)")
        own: sqlite3.Connection = connections.own
        return own

    @app.get("/")
    def page() -> str:
        from flask import render_template

        return render_template("page.html", title="Gulvet", rows=rows, filling=filling)

    @app.post("/")
    def change() -> Any:
        own = database()
        own.execute("BEGIN IMMEDIATE")
        own.executemany("INSERT INTO notes (text) VALUES (?)", [("et" * 500,), ("to" * 100,)])
        own.execute("COMMIT")
        return redirect("/", 303)

    return app


def application(folder: Path) -> Any:
    from sandbox import create_app
    from sandbox.config import Config

    return create_app(Config.from_environ({}, data_dir=folder, instructor_password="benchmark"))


if __name__ == "__main__":
    from sandbox.server import serve

    kind, port, where = sys.argv[1:]
    made = {"floor": floor, "app": application}[kind](Path(where))
    serve(made, "127.0.0.1", int(port))
