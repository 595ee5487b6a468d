"""Changes of prints are repeatable, lose no words and take the gold along; the judge sees each kind of mistake."""

import ast
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from functools import cache
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.breadth import DAY, FULL
from tests.printing.contents.library import CONTENTS
from tests.printing.fairness import settled
from tests.printing.lines import Line, Part
from tests.printing.mutating import inventing, spoken
from tests.printing.mutating.bounds import ONE, TWO, UNCHANGED, bounds_of
from tests.printing.mutating.judging import IMPLAUSIBLE, Figures, Judge, Verdict
from tests.printing.mutating.library import MUTATORS, Plan, mutated, planned, planned_in_pairs
from tests.printing.mutating.sheet import Sheet, printed
from tests.printing.scoring import normal
from tests.printing.styles import AXES, Style
from zadankai_editor.record.findings import Finding, Severity
from zadankai_editor.record.review import LineUse, SourceLine

FOLDER = Path(inventing.__file__).parent
REWORDS = {"matters"}  # it puts other words in their place, and into the gold
ADDS_WORDS = {
    "names-in-speech",
    "appointed-in-speech",
    "list-in-speech",
    "letter-in-speech",
    "called-to-speak",
    "addressed",
    *(mutator.name for mutator in spoken.MUTATORS),
}
TAKES_NAMES = {"label-redacted"}  # the gold knows no more who speaks


def _bare(text: str | None) -> str:
    return normal(text).replace("\n", "")


@cache
def _plans(name: str) -> Sequence[Plan]:
    """Return a few prints for one change, others each day."""
    plans = list(planned([name], 24))
    return plans if FULL else plans[DAY % 8 :: 8]


def _changed(plan: Plan) -> Sheet:
    sheet = mutated(plan)
    assert sheet is not None
    return sheet


def _words(lines: Sequence[Line]) -> dict[str, str]:
    """Return what each unit of the talk says, without its labels; what is glued is left out."""
    words, glued = defaultdict[str, str](str), set[str]()
    for line in lines:
        if line.part is Part.TALK and line.unit:
            words[line.unit] += _bare(line.text)
            glued |= {line.unit, line.glued} if line.glued else set()
    return {unit: text for unit, text in words.items() if unit not in glued}


@pytest.mark.parametrize("name", MUTATORS)
def test_a_change_is_always_the_same(name: str) -> None:
    assert len(list(planned([name], 3))) == 3
    for plan in _plans(name):
        one, other = _changed(plan), _changed(plan)
        assert (one.text, one.gold, one.open, one.loose) == (other.text, other.gold, other.open, other.loose)
        assert one.text != printed(*plan.combination).text


@pytest.mark.parametrize("name", MUTATORS)
def test_a_changed_print_holds_all_words_of_its_gold_on_their_lines(name: str) -> None:
    for plan in _plans(name):
        sheet = _changed(plan)
        words = _words(sheet.lines)
        for block in sheet.gold["body"]:
            if block["id"] in words:
                text = _bare(block.get("text") or block.get("caption")).strip("「」")
                assert (
                    text in words[block["id"]].replace("「", "").replace("」", "")
                    or text in words[block["id"]]
                )


@pytest.mark.parametrize("name", [name for name in MUTATORS if name not in REWORDS])
def test_a_change_of_form_leaves_words_and_gold(name: str) -> None:
    for plan in _plans(name):
        sheet, before = _changed(plan), printed(*plan.combination)
        said, words = _words(before.lines), _words(sheet.lines)
        if name == "heading-marks":  # what stands around headings belongs to their lines
            headings = {b["id"] for b in before.gold["body"] if b["type"] in ("section", "heading")}
            said, words = ({u: t for u, t in each.items() if u not in headings} for each in (said, words))
        assert {unit for unit in said if not words[unit].startswith(said[unit])} == set()
        if name not in ADDS_WORDS:
            assert words == said
            assert name in TAKES_NAMES or sheet.gold["body"] == before.gold["body"]


@pytest.mark.parametrize("name", sorted(ADDS_WORDS))
def test_words_that_are_added_to_a_speech_are_its_speakers(name: str) -> None:
    for plan in _plans(name):
        sheet, before = _changed(plan), printed(*plan.combination)
        longer = 0
        for block, as_it_was in zip(sheet.gold["body"], before.gold["body"], strict=True):
            longer += block["text" if "text" in block else "caption"] != as_it_was.get(
                "text", as_it_was.get("caption")
            )
            assert block["type"] == as_it_was["type"]
            assert block.get("speaker") == as_it_was.get("speaker")
        assert longer
        assert longer == len(sheet.open)


def test_two_changes_are_made_in_every_print_and_are_about_different_things() -> None:
    plans = [plan for name in MUTATORS for plan in islice(planned_in_pairs([name], 2), 2)]
    assert len(plans) == 2 * len(MUTATORS)
    for plan in plans:
        one, other = plan.mutators
        assert not one.axes & other.axes
        assert _changed(plan).text == _changed(plan).text


def test_changes_say_under_which_values_they_can_be_made() -> None:
    for mutator in MUTATORS.values():
        for axis, values in mutator.under.items():
            assert values <= set(AXES[axis]), mutator.name
            assert values, mutator.name


def _city() -> Sheet:
    content = CONTENTS["city"]
    return printed(content, settled(Style(label="colon"), content))


def test_signs_are_of_their_kind_and_stand_nowhere_else() -> None:
    sheet, marks, pairs = _city(), set[str](), set[tuple[str, str]]()
    for seed in range(300):
        rng = Random(seed)
        mark, (one, other) = inventing.mark(sheet, rng), inventing.brackets(sheet, rng)
        sign = inventing.parting(sheet, rng).strip()
        assert unicodedata.category(mark) in ("So", "Sm", "Po")
        assert unicodedata.category(sign) in ("Sm", "Po", "Sk", "Pd", "Pf")
        assert unicodedata.mirrored(one)
        assert unicodedata.mirrored(other)
        assert not {mark, sign, one, other} & set(sheet.text)
        marks.add(mark)
        pairs.add((one, other))
    assert len(marks) > 100
    assert len(pairs) > 15


def test_people_of_other_lists_are_none_of_the_content() -> None:
    families = {person.family for content in CONTENTS.values() for person in content.people}
    assert not {inventing.name(Random(seed)).split("　")[0] for seed in range(200)} & families


def test_nothing_is_taken_from_the_recogniser() -> None:
    """Neither its tables nor its patterns: only the judge looks at what came out, and only what breaks it inside."""
    for file in FOLDER.glob("*.py"):
        if file.stem in ("judging", "trial", "table", "bounds", "breaking"):
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        modules |= {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
        assert not {module for module in modules if module.startswith("zadankai_editor")}, file.name


# --- the judge ---


class _Reading:
    """A reading of a sheet that is right until it is spoiled: each block begins where its unit does."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.want = deepcopy(sheet.gold)
        self.got = deepcopy(sheet.gold)
        self.findings: list[Finding] = []
        blocks = {block["id"] for block in self.got["body"]}
        self.uses = [
            SourceLine(number, LineUse.BLOCK, line.unit)
            for number, line in enumerate(sheet.lines, 1)
            if line.unit in blocks
        ]

    def numbers(self, unit: str) -> list[int]:
        return [number for number, line in enumerate(self.sheet.lines, 1) if line.unit == unit]

    def block(self, unit: str) -> dict[str, Any]:
        [block] = (block for block in self.got["body"] if block["id"] == unit)
        return block

    def swallow(self, unit: str, by: str) -> None:
        """Let one block hold the words of another."""
        swallowed = self.block(unit)
        self.block(by)["text"] += "\n" + swallowed["text"]
        self.got["body"].remove(swallowed)
        self.uses = [replace(use, target=by) if use.target == unit else use for use in self.uses]

    def doubt(
        self, *, block: str | None = None, line: int | None = None, code: str = "import.speaker.uncertain"
    ) -> None:
        self.findings.append(
            Finding(code=code, severity=Severity.DOUBT, message="。", block=block, line=line)
        )

    def verdict(self) -> Verdict:
        return Judge(self.sheet, self.want, self.got, self.findings, self.uses).verdict()

    def figures(self) -> tuple[int, int]:
        verdict = self.verdict()
        return verdict.figures.misattributed, verdict.figures.silent


@pytest.fixture
def reading() -> _Reading:
    return _Reading(_city())


def _speeches(reading: _Reading) -> tuple[str, str]:
    """Return two speeches by different people, the second behind the first."""
    body = reading.got["body"]
    for one, other in pairwise(body):
        if one["type"] == other["type"] == "utterance" and one["speaker"] != other["speaker"]:
            return one["id"], other["id"]
    raise AssertionError


def test_what_is_right_has_nothing_wrong(reading: _Reading) -> None:
    verdict = reading.verdict()
    figures = verdict.figures
    assert (figures.kinds, figures.speakers) == (figures.blocks, figures.utterances)
    assert reading.figures() == (0, 0)
    assert list(UNCHANGED.missed(figures)) == []


def test_words_under_another_person_are_misattributed_once(reading: _Reading) -> None:
    one, other = _speeches(reading)
    reading.block(one)["speaker"] = reading.block(other)["speaker"]
    assert reading.figures() == (1, 0)
    assert reading.verdict().figures.speakers == reading.verdict().figures.utterances - 1


def test_words_under_nobody_are_open(reading: _Reading) -> None:
    one, _ = _speeches(reading)
    reading.block(one)["speaker"] = None
    assert reading.figures() == (0, 0)


def test_a_swallowed_turn_is_misattributed(reading: _Reading) -> None:
    one, other = _speeches(reading)
    reading.swallow(other, by=one)
    misattributed, silent = reading.figures()
    assert misattributed == 1
    assert silent == 1  # the words of the block that swallowed it


def test_a_swallowed_heading_is_misattributed(reading: _Reading) -> None:
    body = reading.got["body"]
    place = next(
        n for n, b in enumerate(body) if n and b["type"] == "section" and body[n - 1]["type"] == "utterance"
    )
    reading.swallow(body[place]["id"], by=body[place - 1]["id"])
    assert reading.figures()[0] == 1


def test_a_farewell_under_the_last_speaker_is_misattributed(reading: _Reading) -> None:
    number = next(n for n, line in enumerate(reading.sheet.lines, 1) if line.part is Part.CLOSING)
    last = next(block["id"] for block in reversed(reading.got["body"]) if block["type"] == "utterance")
    reading.uses.append(SourceLine(number, LineUse.BLOCK, last))
    assert reading.figures()[0] == 1


def test_a_doubt_covers_the_words_on_whose_line_it_stands_and_no_others(reading: _Reading) -> None:
    one, other = _speeches(reading)
    reading.swallow(other, by=one)
    reading.doubt(block=one, line=reading.numbers(one)[0])
    assert reading.figures()[0] == 1  # it is about the block that swallowed them
    reading.doubt(block=one, line=reading.numbers(other)[0])
    assert reading.figures() == (0, 0)


def test_a_doubt_on_the_block_covers_what_it_begins_with(reading: _Reading) -> None:
    one, other = _speeches(reading)
    reading.block(one)["speaker"] = reading.block(other)["speaker"]
    reading.doubt(block=one, line=1)
    assert reading.figures() == (0, 0)


def test_a_doubt_at_a_participant_covers_who_is_known_by_a_label_alone(reading: _Reading) -> None:
    one, other = _speeches(reading)
    person = reading.block(other)["speaker"]
    number = next(n for n, p in enumerate(reading.got["participants"]) if p["label"] == person)
    doubt = Finding(
        code="import.participant.uncertain",
        severity=Severity.DOUBT,
        message="。",
        path=f"participants[{number}].label",
    )
    reading.findings.append(doubt)
    reading.block(one)["speaker"] = person
    assert reading.figures() == (1, 0)  # it is another real person
    reading.got["participants"].append({"label": "男性A"})
    reading.findings.append(
        doubt.model_copy(update={"path": f"participants[{len(reading.got['participants']) - 1}]"})
    )
    reading.block(one)["speaker"] = "男性A"
    assert reading.figures() == (0, 0)


def test_what_is_lost_or_of_another_kind_is_silent(reading: _Reading) -> None:
    one, other = _speeches(reading)
    reading.got["body"].remove(reading.block(one))
    reading.uses = [use for use in reading.uses if use.target != one]
    reading.block(other)["type"] = "text"
    assert reading.figures() == (0, 2)
    reading.doubt(line=reading.numbers(one)[0])
    assert reading.figures() == (0, 1)


def test_a_collapse_is_untold_where_no_finding_says_so(reading: _Reading) -> None:
    for block in reading.got["body"]:
        if block["type"] == "utterance":
            block["type"] = "text"
    figures = reading.verdict().figures
    assert (figures.collapsed, figures.untold) == (1, 1)
    reading.findings.append(Finding(code=IMPLAUSIBLE, severity=Severity.DOUBT, message="。"))
    figures = reading.verdict().figures
    assert (figures.collapsed, figures.untold) == (1, 0)


def test_a_doubt_is_as_right_as_the_gold_where_nobody_could_tell(reading: _Reading) -> None:
    one, _ = _speeches(reading)
    reading.sheet = reading.sheet.opened([one])
    reading.doubt(block=one, line=reading.numbers(one)[0])
    assert reading.verdict().figures.noise == 0
    reading.block(one)["type"] = "text"
    figures = reading.verdict().figures
    assert (figures.kinds, figures.speakers) == (figures.blocks, figures.utterances)
    assert (figures.misattributed, figures.silent) == (0, 0)


def test_bounds_name_what_is_missed() -> None:
    good = Figures(prints=1, blocks=1000, kinds=1000, utterances=1000, speakers=1000)
    assert list(ONE.missed(good)) == []
    assert list(ONE.missed(replace(good, misattributed=2))) == ["misattributed"]
    assert list(TWO.missed(replace(good, misattributed=2, silent=6))) == []
    bad = replace(good, kinds=900, speakers=900, silent=9, untold=1)
    assert list(ONE.missed(bad)) == ["kinds", "speakers", "silent", "untold"]
    assert bounds_of("mark", two=True) is TWO
    assert bounds_of("none", two=False) is UNCHANGED
