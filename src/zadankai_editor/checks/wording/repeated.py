"""Particles and words that were typed twice: `窓口をを`, `ことことが`."""

import re
from collections.abc import Iterator

from zadankai_editor.checks.facts.texts import all_of
from zadankai_editor.checks.quoting import quoted
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Record

_PARTICLE = re.compile(
    r"(?<=[一-鿿々ァ-ヶー」』）0-9０-９])(?P<twice>(?P<one>から|まで|より|[がをはにでとのもへ])(?P=one))"
    r"(?![がをはにでとのもへ])(?P<behind>.?)"
)
_PARTICLE_ANYWHERE = re.compile(r"(?<!を)をを(?!を)")
_VALID = {
    "でで": "きすあは",
    "とと": "もりこ",
    "にに": "ぎ",
    "はは": "は",
    "のの": "ちぼ",
    "もも": "肉のち",
    "がが": "っ",
}
"""Behind these signs the second letter begins a word: 共同でできる, 住民とともに."""
_ENDINGS = (
    *("ため", "ところ", "について", "という", "として"),
    *("です", "ます", "した", "して", "する", "ので", "ません", "でした", "ました"),
)
"""What nobody says twice to stress it."""
_WORD = re.compile(
    rf"(?P<one>[一-鿿][一-鿿ぁ-ん]{{1,7}}|[ァ-ヶー]{{3,10}}|こと|もの|{'|'.join(_ENDINGS)})(?P=one)"
)
_EMPHASIS = re.compile(r"[一何各毎]|ひと|.*(?:[いくにへもなてたるだ]|[一二三四五六七八九十])$|(?:こと|もの)$")
_GOES_ON = re.compile(r"こと(?=と?(?:煮|音|鳴))|もの(?=しい|しく)")


def check_repeated(record: Record) -> Iterator[Finding]:
    """Yield the particles and words that stand twice in a row, where neither emphasis nor another word explains it."""
    for printed in all_of(record):
        for begin, end in (*_particles(printed.text), *_words(printed.text)):
            twice, shown = printed.text[begin:end], printed.text[max(0, begin - 6) : end + 4]
            message = f"{quoted(twice)}と文字が重なっています（{quoted(shown)}）。打ち間違いでないか確かめてください。"
            yield finding("wording.repeated", message, block=printed.block, path=printed.path)


def _particles(text: str) -> Iterator[tuple[int, int]]:
    for found in _PARTICLE.finditer(text):
        behind = found["behind"]
        if not (behind and behind in _VALID.get(found["twice"], "")):
            yield found.span("twice")
    for found in _PARTICLE_ANYWHERE.finditer(text):
        if not _PARTICLE.match(text, found.start()):
            yield found.span()


def _words(text: str) -> Iterator[tuple[int, int]]:
    for found in _WORD.finditer(text):
        one = found["one"]
        if one in ("こと", "もの"):
            before = text[max(0, found.start() - 1) : found.start()]
            if before not in ("", "、") and not _GOES_ON.match(one + text[found.end() :]):
                yield found.span()
        elif one in _ENDINGS or (len(set(one)) > 1 and not _EMPHASIS.match(one)):
            yield found.span()
