"""The guide: scenarios, their conditions, a participant's progress, the panel beside the page."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Nothing yet."""
