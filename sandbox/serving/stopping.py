"""How a server ends although something in it hangs."""

import atexit
import os
import sys
import threading

GRACE_SECONDS = 2  # for requests that are being answered
STOP_SECONDS = 4  # for everything


def end_soon(seconds: float = STOP_SECONDS) -> None:
    """Let this process end with status 0 when the main thread is done, or in `seconds` whatever it does.

    Called when a stop begins. A view that hangs cannot be interrupted in Python, and the interpreter waits for its
    thread. Threads of granian outlast its server by a moment and abort the process when they meet an interpreter
    that is ending, so it never comes so far. What the database has confirmed is on disk; an open transaction is
    rolled back.
    """
    atexit.register(end_now)
    timer = threading.Timer(seconds, os._exit, (0,))
    timer.daemon = True
    timer.start()


def end_now() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
