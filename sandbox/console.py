"""The terminal that a command writes to. Standard library only: `start.py` uses it before anything is installed."""

import io
import sys


def write_any_letter() -> None:
    """Let standard output replace a character that its encoding lacks, where printing it would raise an error.

    Standard error does so from the start. Called once, first thing in a program's `main`.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
