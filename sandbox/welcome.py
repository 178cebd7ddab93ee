"""What the terminal shows when the server is up: where to find it, as text and as a QR code."""

import ipaddress
import socket
import sys
import threading
import urllib.error
import urllib.request
import webbrowser
from io import StringIO

LOOPBACK = "127.0.0.1"
EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 compared, not listened on


def own_addresses(host: str) -> list[str]:
    """The IPv4 addresses by which others on the network reach a server that listens on `host`.

    The one that the machine itself would send from comes first. Without a network the list is empty.
    """
    if host not in EVERYWHERE:
        return [] if ipaddress_of(host).is_loopback else [host]
    found = [outgoing_address(), *named_addresses()]
    return [each for each in dict.fromkeys(found) if each and not ipaddress_of(each).is_loopback]


def ipaddress_of(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """`localhost` and other names are taken for this machine."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return ipaddress.ip_address(LOOPBACK)


def outgoing_address() -> str:
    """Connecting a datagram socket sends nothing; the system only chooses the address to send from."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # a block of addresses kept for documentation
            return str(probe.getsockname()[0])
        except OSError:
            return ""


def named_addresses() -> list[str]:
    try:
        return [str(address) for address in socket.gethostbyname_ex(socket.gethostname())[2]]
    except OSError:
        return []


def own_page(host: str, port: int) -> str:
    """Where this machine's own browser finds the server."""
    name = "localhost" if host in EVERYWHERE or ipaddress_of(host).is_loopback else host
    return f"http://{name}:{port}/"


def welcome(host: str, port: int) -> str:
    """The text for the terminal; Danish, as the instructor reads it."""
    lines = ["", "Øvebanen er klar.", "", f"  På denne maskine:   {own_page(host, port)}"]
    others = [f"http://{address}:{port}/" for address in own_addresses(host)]
    lines += [f"  På lokalnettet:     {address}" for address in others]
    if others:
        lines += ["", qr_code(others[0])]
    return "\n".join([*lines, "", "Stop med Ctrl-C.", ""])


def first_password(host: str, port: int, code: str) -> str:
    """Said while the instructor has no password."""
    page = own_page(host, port)
    return (
        f"Instruktørens adgangskode er ikke valgt endnu. Vælg den på {page}instructor\n"
        f"Fra en anden maskine kræver det koden {code}\n"
        f"The instructor's password is not chosen yet. From another machine it takes the code {code}\n"
    )


def qr_code(address: str) -> str:
    import segno

    drawn = StringIO()
    segno.make(address, error="l", micro=False).terminal(drawn, border=2, compact=True)
    return drawn.getvalue().rstrip("\n")


def show(text: str) -> None:
    """Print it also where the terminal's encoding lacks a character, such as the blocks of the QR code."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    sys.stdout.flush()


def open_browser_when_up(address: str) -> None:
    """In a thread of its own, so that the server can start meanwhile."""
    threading.Thread(target=open_when_up, args=(address,), daemon=True).start()


def open_when_up(address: str) -> None:
    if answers(address, tries=100):
        webbrowser.open(address)


def answers(address: str, tries: int) -> bool:
    """Whether the address answers, whatever it says; one try every tenth of a second."""
    pause = threading.Event()
    for _ in range(tries):
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 always http
        except urllib.error.HTTPError:
            return True
        except OSError:
            pause.wait(0.1)
        else:
            return True
    return False
