"""Words that one record spells in two ways: 取組 and 取り組み, 子ども and 子供, サーバ and サーバー.

The dictionary says which spellings are of one word (SudachiDict, normalised forms).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from zadankai_editor.checks.facts.texts import Printed, all_of
from zadankai_editor.checks.quoting import quoted
from zadankai_editor.japanese.known_words import nouns_of
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Record

_HAN = re.compile("[一-鿿々]")
_KATAKANA = re.compile("[ァ-ヶー]+")
_NUMBERED = re.compile("[0-9０-９一二三四五六七八九十]")


def check_variants(record: Record) -> Iterator[Finding]:
    """Yield, once for each word, that it is spelt in several ways, at the first place of the rarest."""
    names = "".join(
        f"{person.name or ''}{person.label}{person.title or ''}" for person in record.participants
    )
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, Printed] = {}
    for printed in all_of(record):
        for noun in nouns_of(printed.text):
            if noun.written not in names:
                spelt[noun.word][noun.written] += 1
                first.setdefault(noun.written, printed)
    for counts in spelt.values():
        alike = {written: times for written, times in counts.items() if _is_like_another(written, counts)}
        if len(alike) > 1:
            yield _several(alike, first)


def _is_like_another(written: str, others: Iterable[str]) -> bool:
    """Tell whether a spelling shares a Han character with another, or both are katakana: not 場所 and ばしょ."""
    han = set(_HAN.findall(written))
    for other in others:
        if other != written and not _NUMBERED.search(written + other):
            katakana = _KATAKANA.fullmatch(written) and _KATAKANA.fullmatch(other)
            if katakana or han & set(_HAN.findall(other)):
                return True
    return False


def _several(counts: Mapping[str, int], first: Mapping[str, Printed]) -> Finding:
    ways = sorted(counts, key=lambda written: -counts[written])
    told = "と".join(f"{quoted(written)}（{counts[written]}か所）" for written in ways)
    rarest = first[ways[-1]]
    message = f"同じ言葉に{told}の書き方があります。どれかにそろえてください。"
    return finding("wording.variants", message, block=rarest.block, path=rarest.path)
