"""Characters that were typed, or read by a machine, for others that look alike: `窓ロ`, `テ一プ`, `家ヘ`.

Only where the dictionary knows the word with the other character, and does not know the one that stands there.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from zadankai_editor.checks.facts.texts import all_of
from zadankai_editor.checks.quoting import quoted
from zadankai_editor.japanese.known_words import is_one_word
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Record

_TO_KATAKANA = dict(zip("一口力二工夕卜八千才厶へべぺ", "ーロカニエタトハチオムヘベペ", strict=True))
_TO_HAN = {
    "ロ": "口",
    "カ": "力",
    "ニ": "二",
    "エ": "工",
    "タ": "夕",
    "ト": "卜",
    "ハ": "八",
    "チ": "千",
    "オ": "才",
}
_KATAKANA_RUN = re.compile(rf"[ァ-ヶー{''.join(_TO_KATAKANA)}]{{2,}}")
_IN_KATAKANA = re.compile(rf"[ァ-ヺー][{''.join(_TO_KATAKANA)}]|[{''.join(_TO_KATAKANA)}][ァ-ヺー]")
_ALONE_IN_HAN = re.compile(rf"(?<![ァ-ヶー])(?P<sign>[{''.join(_TO_HAN)}])(?![ァ-ヶー])")
_LONG_SIGN = re.compile(r"(?<![ぁ-んァ-ヶーa-zA-Z～〜])ー(?=[一-鿿])|(?<=[ァ-ヶ])[―—–－](?=[ァ-ヶ])")
_KATAKANA_HE = re.compile(r"(?<![ァ-ヶー・])[ヘベペ](?![ァ-ヶー・])")
_HAN = re.compile("[一-鿿々]")
_REACH = 2
_WINDOWS = ((-1, 1), (0, 2), (-1, 2), (-2, 1), (0, 3))
"""From where to where around a character a word of two or three may stand."""


def check_lookalikes(record: Record) -> Iterator[Finding]:
    """Yield each character that stands for another, with the word that was meant."""
    for printed in all_of(record):
        for place, end, meant in _found(printed.text):
            shown = printed.text[place:end]
            message = f"{quoted(shown)}は、よく似た別の文字です。{quoted(meant)}ではないか確かめてください。"
            yield finding("wording.lookalike", message, block=printed.block, path=printed.path)


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a word stands that holds a wrong character, and the word that is meant."""
    if _IN_KATAKANA.search(text):
        yield from _in_katakana(text)
    for found in _ALONE_IN_HAN.finditer(text):
        yield from _in_han(text, found.start(), _TO_HAN[found["sign"]])
    for found in _LONG_SIGN.finditer(text):
        sign = "一" if found[0] == "ー" else "ー"
        begin, end = max(0, found.start() - _REACH), found.end() + _REACH
        yield begin, end, text[begin : found.start()] + sign + text[found.end() : end]
    for found in _KATAKANA_HE.finditer(text):
        if (
            found.start()
            and text[found.start() - 1] not in "「『（(、。"
            and not _is_spoken_of(text, found.end())
        ):
            begin, end = max(0, found.start() - _REACH), found.end() + 1
            meant = "へべぺ"["ヘベペ".index(found[0])]
            yield begin, end, text[begin : found.start()] + meant + text[found.end() : end]


def _is_spoken_of(text: str, end: int) -> bool:
    return text[end : end + 1] in "」』）)"


def _in_katakana(text: str) -> Iterator[tuple[int, int, str]]:
    for run in _KATAKANA_RUN.finditer(text):
        word = run[0]
        if not any(sign in word for sign in _TO_KATAKANA) or not _IN_KATAKANA.search(word):
            continue
        meant = _meant(word)
        if meant is not None:
            yield run.start(), run.end(), meant


@lru_cache(maxsize=1024)
def _meant(word: str) -> str | None:
    """Return the word that a run of katakana with a sign of another script in it stands for."""
    whole = "".join(_TO_KATAKANA.get(sign, sign) for sign in word)
    # センターへバス: a particle between two words, each of which the dictionary knows.
    parts = filter(None, re.split("[へべぺ一]", word))
    parted = word[0] not in _TO_KATAKANA and all(map(is_one_word, parts))
    if is_one_word(whole) and not parted and not is_one_word(word):
        return whole
    return whole if re.search(r"(?<=[ァ-ヺー])[一口卜厶](?=[ァ-ヺー])", word) else None


def _in_han(text: str, place: int, sign: str) -> Iterator[tuple[int, int, str]]:
    """Yield the word around a single katakana that the dictionary knows with the Han character instead."""
    for begin, end in ((place + one, place + other) for one, other in _WINDOWS):
        if begin < 0 or end > len(text):
            continue
        word = text[begin:end]
        others = word[: place - begin] + word[place - begin + 1 :]
        if not all(map(_HAN.match, others)):
            continue
        meant = text[begin:place] + sign + text[place + 1 : end]
        if is_one_word(meant) and not is_one_word(word):
            yield begin, end, meant
            return
