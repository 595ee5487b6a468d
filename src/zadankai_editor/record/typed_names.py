"""What somebody who types the name of a new participant means: the label, and the name."""

import re

from zadankai_editor.japanese.folding import as_seen
from zadankai_editor.record.nodes import Block, Record, UnknownSpeaker
from zadankai_editor.record.texts import one_line

_KANA, _KANJI = "\u3041-\u309f\u30a1-\u30ff", "々〆〇ヶ\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_PIECE = re.compile(f"[{_KANA}{_KANJI}{_SELECTORS}]+")
_KATAKANA = re.compile("[\u30a1-\u30ff]+")
_NO_FAMILY = re.compile("[市住町村区県]民|会場|参加者|発言者|聞き手|司会|男性|女性")
_NOT_GIVEN = re.compile(
    "氏|様|君|.*(?:さん|先生|[市町村区部課係局室館所校園院会社次班団議事員]長|知事|[委議職館会]員|教授|[理監参主]事|"
    "主任|主幹|代表|記者|編集者|司会|委員)"
)


def family_and_given(typed: str) -> tuple[str, str] | None:
    """Return the two parts of a Japanese name that somebody has typed with a space between; `None` otherwise.

    A title behind the name is no given name, and where the first part is written in katakana alone
    nobody knows which of the two is the family name.
    """
    pieces = one_line(typed).split()
    if len(pieces) != 2 or not all(_PIECE.fullmatch(piece) for piece in pieces):
        return None
    family, given = pieces
    unclear = _NO_FAMILY.fullmatch(family) or _KATAKANA.fullmatch(family) or _NOT_GIVEN.fullmatch(given)
    return None if unclear else (family, given)


def label_for(record: Record, typed: str) -> tuple[str, str | None]:
    """Return the label for a new participant under whose name `typed` stands, and the name where it is known.

    The label is the family name, as records call people; where that means somebody already, or
    stands beside words without being anybody's, it is the full name without a space.
    """
    parts = family_and_given(typed)
    if parts is None:
        return one_line(typed), None
    family, given = parts
    label = family if as_seen(family) not in _taken(record) else family + given
    return label, f"{family} {given}"


def _taken(record: Record) -> set[str]:
    labels = {person.label for person in record.participants}
    labels |= {person.family_name for person in record.participants if person.family_name}
    for block in record.blocks:
        labels |= _named(block)
    return {as_seen(label) for label in labels}


def _named(block: Block) -> set[str]:
    refs = (block.speaker, *block.with_speakers, *block.people)
    found = {ref.label for ref in refs if isinstance(ref, UnknownSpeaker)}
    return found | {block.written} if block.written and block.speaker is None else found
