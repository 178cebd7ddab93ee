"""Reads back the text of a PDF file as fpdf writes it: streams unpacked, glyphs named by the fonts' tables."""

import re
import zlib

OBJECT = re.compile(rb"(?<!\d)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
PIECE = re.compile(rb"/F(\d+) [\d.]+ Tf|\(((?:\\.|[^\\)])*)\)", re.DOTALL)
ESCAPED = {b"r": b"\r", b"n": b"\n"}

Glyphs = dict[int, str]


def pages(data: bytes) -> list[str]:
    """The text of each page, with single spaces between its words and lines."""
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    objects = dict(OBJECT.findall(data))
    fonts = {number: _glyphs(objects, font) for number, font in _fonts(objects).items()}
    found = [body for body in objects.values() if re.search(rb"/Type /Page\b", body)]
    return [_text(_stream(objects[_reference(page, b"Contents")]), fonts) for page in found]


def _reference(body: bytes, key: bytes) -> bytes:
    match = re.search(rb"/" + key + rb" (\d+) 0 R", body)
    assert match
    return match[1]


def _stream(body: bytes) -> bytes:
    match = STREAM.search(body)
    assert match
    return zlib.decompress(match[1]) if b"/FlateDecode" in body[: match.start()] else match[1]


def _fonts(objects: dict[bytes, bytes]) -> dict[bytes, bytes]:
    """The font objects by the number that pages know them by."""
    resources = b"".join(re.findall(rb"/Font <<([^>]*)>>", b"".join(objects.values())))
    return {number: objects[each] for number, each in re.findall(rb"/F(\d+) (\d+) 0 R", resources)}


def _glyphs(objects: dict[bytes, bytes], font: bytes) -> Glyphs:
    table = _stream(objects[_reference(font, b"ToUnicode")])
    return {
        int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for glyph, text in re.findall(rb"<([0-9A-Fa-f]{4})> <((?:[0-9A-Fa-f]{4})+)>\n", table)
    }


def _text(stream: bytes, fonts: dict[bytes, Glyphs]) -> str:
    glyphs: Glyphs = {}
    words: list[str] = []
    for font, escaped in PIECE.findall(stream):
        if font:
            glyphs = fonts[font]
        else:
            plain = re.sub(rb"\\(.)", lambda match: ESCAPED.get(match[1], match[1]), escaped, flags=re.DOTALL)
            codes = [int.from_bytes(plain[at : at + 2]) for at in range(0, len(plain), 2)]
            words.append("".join(glyphs[code] for code in codes))
    return " ".join(" ".join(words).split())
