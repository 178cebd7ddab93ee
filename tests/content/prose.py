"""What a LIX is measured on: whole sentences, so no headings, lists, greetings or signatures."""

from collections.abc import Iterable

from sandbox.content.reading.text import Block

SENTENCE_ENDS = (".", "?", "!", ":")


def prose(blocks: Iterable[Block]) -> str:
    kept = (block.text for block in blocks if block.kind == "paragraph")
    return "\n\n".join(text for text in kept if text.endswith(SENTENCE_ENDS))
