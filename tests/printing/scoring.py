"""Compares what was read with what was printed, counting as the shared scoring tool does.

Blocks are aligned by their text, so that one that is missing does not shift the rest. A wrong block is
silent where no doubt names it; noise is a doubt on a block that is right.
"""

import difflib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, Self

_AHEAD = 20
_ALIKE = 0.6
_FIELDS = ("title", "lead", "notes", "agenda", "closing", "participants", "held", "number")
_KEYS = {"participants": ("label", "name", "title", "post"), "notes": ("term", "text")}


@dataclass(frozen=True)
class Seen:
    """A block as it is compared."""

    id: str
    type: str
    text: str
    speaker: str | None
    agenda: int | None


@dataclass(frozen=True)
class Wrong:
    """A block that is not as printed, `None` where one side has none; `fields` are those that differ."""

    want: Seen | None
    have: Seen | None
    fields: tuple[str, ...]
    silent: bool

    def __str__(self) -> str:
        if self.want is None or self.have is None:
            block = self.want or self.have
            assert block is not None
            word = "missing" if self.have is None else "extra"
            return f"{word} {block.type} {block.id} [{block.speaker}]: {block.text[:50]!r}"
        told = (
            f"{f}: want {str(getattr(self.want, f))[:40]!r} got {str(getattr(self.have, f))[:40]!r}"
            for f in self.fields
        )
        return f"{self.want.id}≠{self.have.id} {self.want.text[:24]!r} " + "; ".join(told)


@dataclass
class Score:
    """Figures over one print or many, added with `+=`."""

    blocks: int = 0
    type: int = 0
    utterances: int = 0
    speaker: int = 0
    text: int = 0
    sections: int = 0
    agenda: int = 0
    extra: int = 0
    silent: int = 0
    noise: int = 0
    fields: int = 0
    fields_right: int = 0
    wrong: list[Wrong] = field(default_factory=list)
    noisy: list[Seen] = field(default_factory=list)
    wrong_fields: list[str] = field(default_factory=list)

    def __iadd__(self, other: "Score") -> Self:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)
        return self

    def shares(self) -> dict[str, float]:
        """Return the shares that the shared tool prints."""
        return {
            "type": self.type / max(1, self.blocks),
            "speaker": self.speaker / max(1, self.utterances),
            "text": self.text / max(1, self.blocks),
            "agenda": self.agenda / max(1, self.sections),
            "header": self.fields_right / max(1, self.fields),
        }

    def __str__(self) -> str:
        shares = " ".join(f"{name} {share:.3f}" for name, share in self.shares().items())
        return f"{shares} extra {self.extra} silent {self.silent} noise {self.noise} of {self.blocks} blocks"


def normal(text: str | None) -> str:
    """Return `text` without what does not matter: width, white space, empty paragraphs."""
    lines = unicodedata.normalize("NFKC", text or "").split("\n")
    return "\n".join(bare for line in lines if (bare := re.sub(r"\s", "", line)))


def blocks_of(document: Mapping[str, Any]) -> list[Seen]:
    """Return the blocks of a record's document as they are compared."""
    return [_seen(block) for block in document.get("body") or ()]


def _seen(block: Mapping[str, Any]) -> Seen:
    kind = block["type"]
    return Seen(
        id=block["id"],
        type=kind,
        text=normal(block.get("caption") if kind == "photo" else block.get("text")),
        speaker=block.get("speaker") if kind == "utterance" else None,
        agenda=block.get("agenda") if kind == "section" else None,
    )


def aligned(gold: Sequence[Seen], got: Sequence[Seen]) -> Iterator[tuple[Seen | None, Seen | None]]:
    """Yield pairs of blocks with the same or nearly the same text, in order."""
    matcher = difflib.SequenceMatcher(None, [b.text for b in gold], [b.text for b in got], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(gold[i1:i2], got[j1:j2], strict=True)
        else:
            yield from _nearly(gold[i1:i2], got[j1:j2])


def _nearly(gold: Sequence[Seen], got: Sequence[Seen]) -> Iterator[tuple[Seen | None, Seen | None]]:
    begin = 0
    for want in gold:
        near = range(begin, min(len(got), begin + _AHEAD))
        place = next((k for k in near if _alike(want.text, got[k].text)), None)
        if place is None:
            yield want, None
            continue
        yield from ((None, have) for have in got[begin:place])
        yield want, got[place]
        begin = place + 1
    yield from ((None, have) for have in got[begin:])


def _alike(one: str, other: str) -> bool:
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() > _ALIKE and matcher.ratio() > _ALIKE


def compare(gold: Mapping[str, Any], got: Mapping[str, Any], doubted: AbstractSet[str]) -> Score:
    """Return the score of the document `got`, in which doubts name the blocks `doubted`."""
    score = Score()
    ids = [block.get("id") for block in got.get("body") or ()]
    if None in ids or len(set(ids)) < len(ids):
        score.extra += 1
    for want, have in aligned(blocks_of(gold), blocks_of(got)):
        _count(score, want, have, doubted)
    for name in _FIELDS:
        score.fields += 1
        wish, read = _field(gold, name), _field(got, name)
        if wish == read:
            score.fields_right += 1
        else:
            score.wrong_fields.append(f"{name}: want {wish[:300]}\n{'':>{len(name)}}   got {read[:300]}")
    return score


def _count(score: Score, want: Seen | None, have: Seen | None, doubted: AbstractSet[str]) -> None:
    if want is None:
        assert have is not None
        score.extra += 1
        silent = have.id not in doubted
        score.silent += silent
        score.wrong.append(Wrong(None, have, (), silent))
        return
    score.blocks += 1
    score.utterances += want.type == "utterance"
    score.sections += want.type == "section"
    if have is None:
        score.silent += 1
        score.wrong.append(Wrong(want, None, (), silent=True))
        return
    fields = ("type", "speaker", "agenda", "text")
    wrong = tuple(name for name in fields if getattr(want, name) != getattr(have, name))
    score.type += "type" not in wrong
    score.text += "text" not in wrong
    score.speaker += want.type == "utterance" and not {"type", "speaker"} & set(wrong)
    score.agenda += want.type == "section" and "agenda" not in wrong
    if not wrong:
        if have.id in doubted:
            score.noise += 1
            score.noisy.append(have)
        return
    unsure = have.type == "utterance" and have.speaker is None and wrong == ("speaker",)
    silent = not unsure and have.id not in doubted
    score.silent += silent
    score.wrong.append(Wrong(want, have, wrong, silent))


def _field(document: Mapping[str, Any], name: str) -> str:
    value = (document.get("series") or {}).get("number") if name == "number" else document.get(name)
    if name in _KEYS:
        value = [{k: item.get(k) for k in _KEYS[name]} for item in value or ()]
    return normal(json.dumps(value or None, ensure_ascii=False, sort_keys=True, default=str))
