"""Small records of others with the turns that must be read: `python -m tests.printing --cases [--show]`.

They lie beside the project (`cases/NAME.*` with `NAME.turns.json` in the shared folder), which says how their
turns are to be understood. A turn is right, open (nobody is named), doubted, lost (its words are nobody's, or
nowhere, in silence) or misattributed: in silence under a person who did not say it.
"""

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from tests.printing.scoring import normal
from zadankai_editor.formats.record_document import to_document
from zadankai_editor.readers import read_source
from zadankai_editor.readers.errors import SourceError
from zadankai_editor.recognize import Recognition, recognize
from zadankai_editor.record.findings import Severity

_TURNS = ".turns.json"
_HELD = Path(__file__).with_name("held_cases.json")
_MODERATORS = ("司会", "司会者", "聞き手")  # who asks and has no name: what they say are prompts
_HONORIFIC = re.compile(r"(?<=.)(さん|氏|君|様)$")
_BRACKETED = re.compile(r"^(.*)[（(](.+)[）)](.*)$")


class Fate(StrEnum):
    """What became of a turn."""

    RIGHT = "right"
    OPEN = "open"
    DOUBTED = "doubted"
    LOST = "lost"
    MISATTRIBUTED = "misattributed"


@dataclass(frozen=True)
class Turn:
    """A turn that must be read, and what became of it; `block` is the block that holds its words."""

    speaker: str
    text: str
    fate: Fate
    block: Mapping[str, Any] | None = None


def cases_in(folder: Path) -> list[Path]:
    """Return the sources in `folder` of which it is said what is to be read."""
    found = []
    for turns in sorted(folder.glob(f"*{_TURNS}")):
        stem = turns.name.removesuffix(_TURNS)
        found += [path for path in sorted(folder.glob(f"{stem}.*")) if path != turns]
    return found


def turns_of(case: Path) -> list[Turn]:
    """Read the source and return its turns in order."""
    wanted = json.loads((case.parent / (case.stem + _TURNS)).read_text(encoding="utf-8"))
    try:
        document = read_source(case.read_bytes(), case.name)
    except SourceError:
        return [Turn(turn["speaker"], turn["text"], Fate.DOUBTED) for turn in wanted]  # refused aloud
    found = recognize(document.source, structure=document.structure)
    return list(_Reading(found).turns(wanted))


def counted(turns: Sequence[Turn]) -> dict[str, int]:
    """Return how many turns came to which fate."""
    counts = Counter(turn.fate for turn in turns)
    return {fate.value: counts[fate] for fate in Fate}


class _Reading:
    """What was read of a case."""

    def __init__(self, found: Recognition) -> None:
        document = to_document(found.state.record)
        self._blocks = document["body"]
        self._texts = [_bare(block.get("caption") or block.get("text")) for block in self._blocks]
        self._people = {person["label"]: person for person in document["participants"]}
        doubts = [finding for finding in found.findings if finding.severity is Severity.DOUBT]
        self._doubted_blocks = {doubt.block for doubt in doubts if doubt.block}
        self._doubted_lines = {doubt.line for doubt in doubts if doubt.line}
        self._uses = found.state.review.lines
        self._source = found.state.review.source
        self._lines = self._source.text.split("\n") if self._source else []

    def turns(self, wanted: Sequence[Mapping[str, str]]) -> Iterator[Turn]:
        """Yield the turns, looking for each behind the one before."""
        number, place = 0, 0
        for turn in wanted:
            begin = _bare(turn["text"])
            spot = self._spot(begin, number, place)
            if spot is None:
                fate = Fate.DOUBTED if self._is_line_doubted(begin, None) else Fate.LOST
                yield Turn(turn["speaker"], turn["text"], fate)
                continue
            number, place = spot
            block = self._blocks[number]
            yield Turn(turn["speaker"], turn["text"], self._fate(turn["speaker"], begin, block, place), block)
            place += len(begin)

    def _spot(self, begin: str, number: int, place: int) -> tuple[int, int] | None:
        for later in range(number, len(self._texts)):
            found = self._texts[later].find(begin, place if later == number else 0)
            if found >= 0:
                return later, found
        return None

    def _fate(self, wanted: str, begin: str, block: Mapping[str, Any], place: int) -> Fate:
        kind, speaker = block["type"], block.get("speaker")
        if kind == "prompt" and wanted in ("", *_MODERATORS):
            return Fate.RIGHT
        if not wanted and kind == "utterance" and speaker is None:
            return Fate.RIGHT
        if kind == "utterance" and speaker is not None and wanted and self._is(speaker, wanted):
            return Fate.RIGHT
        if kind == "utterance" and speaker is None:
            return Fate.OPEN
        if (place == 0 and block["id"] in self._doubted_blocks) or self._is_line_doubted(begin, block["id"]):
            return Fate.DOUBTED
        return Fate.MISATTRIBUTED if kind in ("utterance", "prompt") else Fate.LOST

    def _is(self, label: str, wanted: str) -> bool:
        """Tell whether the participant is the one wanted, by name, label or office."""
        person = self._people.get(label, {"label": label})
        names = {_bare(person.get(field)) for field in ("label", "name")} - {""}
        offices = {_bare(person.get(field)) for field in ("title", "post")} - {""}
        both = {word for n in names for o in offices for word in (n + o, o + n)}
        called = names | offices | both
        return bool(_parts(wanted) & (called | {_HONORIFIC.sub("", name) for name in called}))

    def _is_line_doubted(self, begin: str, block: str | None) -> bool:
        """Tell whether a doubt names the line on which the words stand."""
        numbers = {number for number, line in enumerate(self._lines, 1) if begin in _bare(line)}
        if block is not None:
            numbers &= {use.number for use in self._uses if use.target == block}
        return bool(numbers & self._doubted_lines)


def _parts(wanted: str) -> set[str]:
    """Return what somebody may be called: what stands in brackets behind or before a name is an office."""
    whole = _bare(wanted)
    match = _BRACKETED.match(whole)
    parts = {whole} | ({match[1] + match[3], match[2]} if match else set())
    return (parts | {_HONORIFIC.sub("", part) for part in parts}) - {""}


def _bare(text: str | None) -> str:
    return normal(text).replace("\n", "")


def main(arguments: Sequence[str]) -> int:
    """Print what becomes of the turns of each case; answer 1 where one is misattributed or lost."""
    parser = argparse.ArgumentParser(prog="tests.printing --cases", description=__doc__)
    parser.add_argument("--cases", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--show", action="store_true", help="show the turns that are not right")
    parser.add_argument("--hold", action="store_true", help="let the tests hold today's figures")
    parser.add_argument("--only", action="append", metavar="NAME", help="only this case (again for more)")
    options = parser.parse_args(arguments)
    folder = shared() / "cases"
    if not folder.is_dir():
        _say(f"there are no cases in {folder}")
        return 2
    _say(f"{'case':<40}" + "".join(f"{fate:>15}" for fate in Fate))
    total, held = Counter[str](), dict[str, dict[str, int]]()
    for case in cases_in(folder):
        if options.only and case.stem not in options.only:
            continue
        turns = turns_of(case)
        total.update(counted(turns))
        held[case.name] = counted(turns)
        _say(f"{case.name:<40}" + "".join(f"{count:>15}" for count in counted(turns).values()))
        for turn in turns if options.show else ():
            if turn.fate is not Fate.RIGHT:
                _say(f"    {turn.fate}: [{turn.speaker}] {turn.text[:30]!r} {_told(turn)}")
    _say(f"{'all':<40}" + "".join(f"{total[fate]:>15}" for fate in Fate))
    if options.hold:
        hold(held)
    return int(bool(total[Fate.MISATTRIBUTED] or total[Fate.LOST]))


def held_figures() -> dict[str, dict[str, int]]:
    """Return how many turns of each case came to which fate when that was last held fast."""
    return json.loads(_HELD.read_text(encoding="utf-8")) if _HELD.exists() else {}


def hold(figures: Mapping[str, Mapping[str, int]]) -> None:
    """Let the tests hold these figures, and those of other cases as they are."""
    rows = {**held_figures(), **figures}
    lines = (f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(rows[name])}" for name in sorted(rows))
    _HELD.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def shared() -> Path:
    """Return the folder with the records of others, beside the project."""
    beside = Path(__file__).resolve().parents[3] / "shared"
    return Path(os.environ.get("ZADANKAI_SHARED") or beside)


def _told(turn: Turn) -> str:
    if turn.block is None:
        return "is nowhere"
    text = str(turn.block.get("text") or turn.block.get("caption"))
    return f"stands in {turn.block['type']} [{turn.block.get('speaker')}] {text[:30]!r}"


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
