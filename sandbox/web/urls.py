"""Paths of our own: where forms may send people back to."""

from urllib.parse import urlsplit


def safe_local(path: str | None, default: str) -> str:
    """`path` when it is a path on this server, else `default`: nobody is ever sent elsewhere."""
    if not path or not path.startswith("/") or path.startswith("//") or "\\" in path:
        return default
    if any(ord(character) < 32 for character in path):
        return default
    parts = urlsplit(path)
    return default if parts.scheme or parts.netloc else path
