"""Planters of errors in the wording of what is said."""

import re
import unicodedata
from collections.abc import Sequence
from random import Random

from tests.planting.texts import Planted, in_block
from zadankai_editor.record.nodes import Block, BlockKind, Record

_SPOKEN = (BlockKind.UTTERANCE,)
_WRITTEN = (BlockKind.UTTERANCE, BlockKind.PROMPT, BlockKind.LEAD)

_PARTICLES = r"(?<=[一-龠ァ-ヶー])(?:[がをにはと])(?=[一-龠ァ-ヶ])"
_WORDS = (
    r"こと(?=[がをはにも])|もの(?=[がをはにも])|ところ(?=[がをはにで])|から(?=[、。])|ため(?=に)|です(?=。)|ます(?=。)"
    r"|まで(?=[一-龠])|(?<![一-龠])[一-龠]{2}(?=[がをはにの])"
)
_ALIKE = {
    "ー": "一", "ロ": "口", "カ": "力", "ニ": "二", "エ": "工", "タ": "夕", "ト": "卜", "ハ": "八", "ム": "厶",
    "口": "ロ", "力": "カ", "工": "エ",
}  # fmt: skip
_ALIKE_IN_WORDS = (
    r"(?<=[ァ-ヶー])[ーロカニエタトハム](?=[ァ-ヶー])|(?<=[ァ-ヶ])ー|[ロカニエタトハム](?=[ァ-ヶ]ー|[ァ-ヶー]{2})"
    r"|(?<=[一-龠])[口力工](?![一-龠])|[口力工](?=[一-龠])|(?<=[一-龠])[力工](?=[一-龠])"
)
_VARIANTS = (
    ("取り組み", "取組"), ("取組(?!み)", "取り組み"), ("取り組み", "取組み"), ("子ども", "子供"), ("手続き", "手続"),
    ("手続(?!き)", "手続き"), ("サーバー", "サーバ"), ("引っ越し", "引越し"), ("申し込み", "申込み"),
    ("申し込み", "申込"), ("問い合わせ", "問合せ"), ("問い合わせ", "問い合せ"), ("受け付け", "受付け"),
    ("片付け", "片づけ"), ("友達", "友だち"), ("皆さん", "みなさん"), ("仕組み", "仕組"), ("気持ち", "気持"),
    ("売り場", "売場"), ("(?<![0-9自])分か(?=[らりる])", "わか"), ("一緒", "いっしょ"), ("貼り薬", "貼薬"),
    ("話し合い", "話合い"), ("乗り合わせ", "乗合せ"), ("書き留め", "書きとめ"), ("スマートフォン", "スマートホン"),
    ("(?<!つ)一つ(?!一)", "ひとつ"), ("引き出し", "引出し"), ("夜中", "よなか"),
)  # fmt: skip
"""What is written in two ways: a pattern for the one, and the other."""

_HALF = {
    **{unicodedata.normalize("NFKC", chr(c)): chr(c) for c in range(0xFF66, 0xFF9E)},
    **{
        unicodedata.normalize("NFKC", chr(c) + mark): chr(c) + mark
        for c in range(0xFF66, 0xFF9E)
        for mark in "ﾞﾟ"
        if len(unicodedata.normalize("NFKC", chr(c) + mark)) == 1
    },
}


def _found(record: Record, pattern: str, kinds: Sequence[BlockKind]) -> list[tuple[Block, re.Match[str]]]:
    return [(b, found) for b in record.blocks if b.kind in kinds for found in re.finditer(pattern, b.text)]


def _put(record: Record, block: Block, found: re.Match[str], other: str, *more: str) -> Planted:
    text = block.text[: found.start()] + other + block.text[found.end() :]
    return in_block(record, block, *more, text=text)


def _doubled(record: Record, chance: Random, pattern: str) -> Planted | None:
    places = _found(record, pattern, _SPOKEN)
    if not places:
        return None
    block, found = chance.choice(places)
    return _put(record, block, found, found[0] * 2)


def doubled_particle(record: Record, chance: Random) -> Planted | None:
    """Write a particle twice (がが)."""
    return _doubled(record, chance, _PARTICLES)


def doubled_word(record: Record, chance: Random) -> Planted | None:
    """Write a word twice (ことこと)."""
    return _doubled(record, chance, _WORDS)


def unpaired_bracket(record: Record, chance: Random) -> Planted | None:
    """Leave one of two brackets or quotation marks out."""
    places = _found(record, r"[「」『』（）()]", _WRITTEN)
    return _put(record, *chance.choice(places), "") if places else None


def missing_stop(record: Record, chance: Random) -> Planted | None:
    """Leave the last 。 of a turn out."""
    places = _found(record, r"。\Z", _SPOKEN)
    return _put(record, *chance.choice(places), "") if places else None


def half_width_katakana(record: Record, chance: Random) -> Planted | None:
    """Write a word in half-width katakana."""
    places = _found(record, r"[ァ-ヶー]{2,}", _WRITTEN)
    if not places:
        return None
    block, found = chance.choice(places)
    return _put(record, block, found, "".join(_HALF.get(c, c) for c in found[0]))


def lookalike(record: Record, chance: Random) -> Planted | None:
    """Put a character that looks the same for one within a word, or ヘ for the particle へ."""
    words = [(b, word, _ALIKE[word[0]]) for b, word in _found(record, _ALIKE_IN_WORDS, _SPOKEN)]
    particles = [(b, he, "ヘ") for b, he in _found(record, r"(?<=[一-龠ぁ-ん])へ(?=[一-龠ぁ-ん])", _SPOKEN)]
    places = particles if particles and chance.random() < 0.25 else words
    return _put(record, *chance.choice(places)) if places else None


def spelling_variant(record: Record, chance: Random) -> Planted | None:
    """Write a word that stands there more than once in another way at one place."""
    places = []
    for pattern, other in _VARIANTS:
        found = _found(record, pattern, _WRITTEN)
        if len(found) > 1 and not _found(record, f"{other}(?!み|き)", _WRITTEN):
            places.append((found, other))
    if not places:
        return None
    all_places, other = chance.choice(places)
    block, word = chance.choice(all_places)
    return _put(record, block, word, other, *(b.id for b, _ in all_places))
