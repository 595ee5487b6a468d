"""The prints hold what their contents say, and the scorer sees each kind of mistake."""

import json
import subprocess
import sys
from collections.abc import Set as AbstractSet
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.breadth import share
from tests.printing.contents.library import CONTENTS
from tests.printing.cover import Combination, all_contents, pairs_of
from tests.printing.fairness import settled
from tests.printing.gold import gold
from tests.printing.model import OUTSIDERS, Kind
from tests.printing.printer import Printer
from tests.printing.scoring import Score, compare, normal
from tests.printing.styles import AXES, Style
from tests.printing.trying import tried

COVER = all_contents()


def name_of(made: Combination) -> str:
    return f"{made[0].name}: {made[1]}"


def test_every_convention_and_content_is_printed() -> None:
    held = {value for content, style in COVER for pair in pairs_of(content, style) for value in pair}
    assert {(axis, value) for axis, values in AXES.items() for value in values} <= held
    assert {content.name for content, _ in COVER} == set(CONTENTS)


def test_all_combinations_are_fair_as_they_stand() -> None:
    assert [name_of(made) for made in COVER if settled(made[1], made[0]) != made[1]] == []


def test_people_who_speak_are_people_of_the_content() -> None:
    for content in CONTENTS.values():
        keys = {person.key for person in content.people}
        assert len(keys) == len(content.people)
        assert {key for piece in content.body for key in piece.who} <= keys | OUTSIDERS
        numbers = {number for number, _ in content.agenda}
        assert {piece.agenda for piece in content.body} <= numbers | {None}


def test_contents_are_as_many_and_as_long_as_they_should_be() -> None:
    speeches = {c.name: sum(p.kind is Kind.UTTERANCE for p in c.body) for c in CONTENTS.values()}
    assert len(speeches) >= 8
    assert speeches["committee"] > 100
    assert speeches["council"] > 300


@pytest.mark.parametrize("name", CONTENTS)
def test_prints_hold_all_texts_in_their_order(name: str) -> None:
    for content, style in share([made for made in COVER if made[0].name == name]):
        text, place = normal(Printer(content, style).text()), 0
        for block in gold(content, style)["body"]:
            for paragraph in normal(block.get("text") or block["caption"]).split("\n"):
                said = paragraph.strip("「」") if style.label == "kagi" else paragraph
                found = text.find(said, place)
                assert found >= 0, f"{paragraph} is not where it should be in {name} {style}"
                place = found + len(said)


def test_width_changes_no_character_that_counts() -> None:
    style = settled(Style(label="colon"), CONTENTS["city"])
    texts = {w: normal(Printer(CONTENTS["city"], replace(style, width=w)).text()) for w in AXES["width"]}
    assert len(set(texts.values())) == 1


def _document() -> dict[str, Any]:
    content = CONTENTS["city"]
    return gold(content, settled(Style(), content))


def _mistaken(mistake: str) -> dict[str, Any]:
    document = deepcopy(_document())
    body = document["body"]
    spoken = next(block for block in body if block["type"] == "utterance")
    if mistake == "speaker":
        spoken["speaker"] = "久礼"
    elif mistake == "nobody":
        spoken["speaker"] = None
    elif mistake == "kind":
        spoken["type"] = "text"
    elif mistake == "missing":
        body.remove(spoken)
    elif mistake == "extra":
        body.insert(0, {"id": "x1", "type": "text", "text": "どこにもない一行です。"})
    elif mistake == "joined":
        second = body[body.index(spoken) + 2]
        spoken["text"] += "\n" + second["text"]
        body.remove(second)
    elif mistake == "agenda":
        body[0]["agenda"] = 2
    return document


@pytest.mark.parametrize(
    ("mistake", "silent", "loud"),
    [
        ("speaker", 1, 0),
        ("nobody", 0, 0),
        ("kind", 1, 0),
        ("missing", 1, 1),
        ("extra", 1, 0),
        ("joined", 2, 1),
        ("agenda", 1, 0),
        ("none", 0, 0),
    ],
)
def test_mistakes_are_silent_where_no_doubt_names_their_block(mistake: str, silent: int, loud: int) -> None:
    want, have = _document(), _mistaken(mistake)
    everything = {block["id"] for block in have["body"]}
    score = compare(want, have, set())
    assert score.silent == silent
    assert bool(score.wrong) == (mistake != "none")
    assert compare(want, have, everything).silent == loud


def test_doubts_on_right_blocks_are_noise() -> None:
    document = _document()
    score = compare(document, document, {document["body"][0]["id"]})
    assert (score.noise, score.silent, score.shares()["header"]) == (1, 0, 1.0)


def _shared_figures(tool: Path, folder: Path, want: Any, have: Any, doubted: AbstractSet[str]) -> str:
    files = [folder / name for name in ("gold.yaml", "got.yaml", "report.json")]
    for file, document in zip(files, (want, have), strict=False):
        file.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    report = [{"severity": "doubt", "block": block} for block in doubted]
    files[2].write_text(json.dumps(report), encoding="utf-8")
    command = [sys.executable, str(tool), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.strip().splitlines()[-1]


@pytest.mark.parametrize(
    "mistake", ["speaker", "nobody", "kind", "missing", "extra", "joined", "agenda", "none"]
)
def test_mistakes_count_as_in_the_shared_tool(mistake: str, shared_dir: Path, tmp_path: Path) -> None:
    want, have = _document(), _mistaken(mistake)
    doubted = {have["body"][3]["id"], have["body"][-1]["id"]}
    score = compare(want, have, doubted)
    assert str(score) == _shared_figures(shared_dir / "tools/score.py", tmp_path, want, have, doubted)


@pytest.mark.parametrize("made", COVER[::40], ids=lambda made: made[0].name)
def test_prints_count_as_in_the_shared_tool(made: Combination, shared_dir: Path, tmp_path: Path) -> None:
    trial = tried(*made)
    doubted = trial.doubted
    figures = _shared_figures(shared_dir / "tools/score.py", tmp_path, trial.gold, trial.got, doubted)
    assert str(trial.score) == figures


def test_scores_add_up() -> None:
    document, total = _document(), Score()
    for _ in range(2):
        total += compare(document, _mistaken("speaker"), set())
    assert (total.silent, len(total.wrong), total.blocks) == (2, 2, 2 * len(document["body"]))
