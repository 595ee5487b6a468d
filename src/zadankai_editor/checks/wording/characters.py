"""Characters that no publication wants: half-width katakana, private and unassigned ones."""

import re
import unicodedata
from collections.abc import Iterator

from zadankai_editor.checks.facts.texts import Printed, all_of
from zadankai_editor.checks.quoting import quoted
from zadankai_editor.japanese.folding import WIDTH
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Record

_HALF_WIDTH = re.compile("[ｦ-ﾟ]+")
_RARE = re.compile("[\ud7ff-\uf8ff\ufdd0-\ufdef\ufff0-\U0010ffff]")
_UNSAFE = frozenset({"Co", "Cn", "Cs"})


def check_characters(record: Record) -> Iterator[Finding]:
    """Yield the half-width katakana of each text, and the characters that other computers do not show."""
    for printed in all_of(record):
        if printed.text.isascii():
            continue
        for found in _HALF_WIDTH.finditer(printed.text):
            wide = WIDTH.of(found[0])
            message = f"半角カタカナの{quoted(found[0])}があります。全角の{quoted(wide)}にしてください。"
            yield finding("wording.kana.half_width", message, block=printed.block, path=printed.path)
        yield from _unsafe(printed)


def _unsafe(printed: Printed) -> Iterator[Finding]:
    for found in _RARE.finditer(printed.text):
        place, char = found.start(), found[0]
        if unicodedata.category(char) in _UNSAFE:
            shown = printed.text[max(0, place - 6) : place + 7]
            message = (
                f"ほかのパソコンでは正しく表示されない文字（U+{ord(char):04X}）があります（{quoted(shown)}）。"
                "別の文字にしてください。"
            )
            yield finding("wording.character.unsafe", message, block=printed.block, path=printed.path)
            return
