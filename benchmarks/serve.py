"""Serves the floor or the app in a process of its own: `python -m benchmarks.serve floor|app PORT FOLDER`."""

import sqlite3
import sys
import threading
from pathlib import Path
from typing import Any

BASE = """<!doctype html>
<html lang="da">
<head><meta charset="utf-8"><title>{% block title %}{% endblock %}</title></head>
<body><header>{{ user }}</header><main>{% block content %}{% endblock %}</main></body>
</html>"""
PAGE = """{% extends "base.html" %}
{% block title %}{{ title }}{% endblock %}
{% block content %}
<h1>{{ title }}</h1>
<ul>
{% for row in rows %}
  <li><a href="/{{ row.id }}">{{ row.title }}</a> <span>{{ row.text }}</span> <time>{{ row.date }}</time></li>
{% endfor %}
</ul>
{% endblock %}"""
ROW = 107


def floor(folder: Path) -> Any:
    """A page of as many bytes as `folder/bytes` says, and a change that writes two rows and redirects.

    The bytes come from rows in a template with a base layout, since that is the least that any such page does.
    """
    from flask import Flask, redirect
    from jinja2 import DictLoader

    app = Flask(__name__)
    app.jinja_env.loader = DictLoader({"base.html": BASE, "page.html": PAGE})
    file = folder / "bytes"
    size = int(file.read_text()) if file.exists() else 7_000
    row = {"id": 7, "title": "En række", "text": "Noget tekst", "date": "22. november 2026"}
    rows = [row] * (size // ROW)
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

        return render_template("page.html", title="Gulvet", rows=rows, user="Karen")

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
