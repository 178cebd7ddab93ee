"""Serves the floor or the app in a process of its own: `python -m benchmarks.serve floor|app PORT FOLDER`."""

import sys
from collections.abc import Callable
from functools import partial
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
FLOOR_BYTES = 7_000  # the size of F, within 1 %
ROWS = 72


def floor() -> Any:
    """The floor page F: Flask and Jinja with a base layout, of a fixed size, without a database."""
    from flask import Flask, render_template
    from jinja2 import DictLoader

    app = Flask(__name__)
    app.jinja_env.loader = DictLoader({"base.html": BASE, "page.html": PAGE})
    row = {"id": 7, "title": "En række", "text": "Noget tekst", "date": "22. november 2026"}

    @app.get("/")
    def page() -> str:
        return render_template("page.html", title="Gulvet", rows=[row] * ROWS, user="Karen")

    return app


def application(folder: Path) -> Any:
    from sandbox import create_app
    from sandbox.config import Config

    return create_app(Config.from_environ({}, data_dir=folder, instructor_password="benchmark"))


if __name__ == "__main__":
    from sandbox.server import serve

    kind, port, where = sys.argv[1:]
    makers: dict[str, Callable[[], Any]] = {"floor": floor, "app": partial(application, Path(where))}
    serve(makers[kind](), "127.0.0.1", int(port))
