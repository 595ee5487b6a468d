"""Small records of others may only be read better: `python -m tests.printing --cases --hold` holds today's figures."""

from pathlib import Path

import pytest

from tests.printing.cases import Fate, cases_in, counted, held_figures, turns_of

HELD = held_figures()


@pytest.fixture
def cases_dir(shared_dir: Path) -> Path:
    folder = shared_dir / "cases"
    if not folder.is_dir():
        pytest.skip(f"the small records of others are not on this machine (no {folder})")
    return folder


@pytest.mark.parametrize("name", HELD)
def test_no_case_is_read_worse_than_it_was(name: str, cases_dir: Path) -> None:
    case = cases_dir / name
    if not case.is_file():
        pytest.skip(f"there is no {name} any more")
    turns, held = counted(turns_of(case)), HELD[name]
    assert turns[Fate.RIGHT] >= held[Fate.RIGHT]
    assert turns[Fate.MISATTRIBUTED] <= held[Fate.MISATTRIBUTED]
    assert turns[Fate.LOST] <= held[Fate.LOST]


def test_every_case_is_held(cases_dir: Path) -> None:
    assert {case.name for case in cases_in(cases_dir)} <= set(HELD)


def _case(folder: Path, text: str, turns: str) -> dict[str, int]:
    (folder / "made-up.txt").write_text(text, encoding="utf-8")
    (folder / "made-up.turns.json").write_text(turns, encoding="utf-8")
    [case] = cases_in(folder)
    return counted(turns_of(case))


TEXT = """灯台の座談会

出席者
町長：甲野　洋
係長：乙川　学

甲野町長：本日はようこそ。
乙川係長：よろしくお願いします。
甲野町長：では始めます。
"""


@pytest.mark.parametrize(
    ("speakers", "right", "misattributed"),
    [
        (("甲野洋", "乙川学", "町長（甲野洋）"), 3, 0),
        (("甲野町長", "係長", "甲野"), 3, 0),
        (("甲野洋", "甲野洋", "乙川学"), 1, 2),
        (("甲野洋", "", "甲野洋"), 2, 1),
    ],
)
def test_turns_count_by_who_is_found_saying_them(
    speakers: tuple[str, str, str], right: int, misattributed: int, tmp_path: Path
) -> None:
    begins = ("本日は", "よろしく", "では始めます。")
    turns = ",".join(
        f'{{"speaker": "{speaker}", "text": "{text}"}}'
        for speaker, text in zip(speakers, begins, strict=True)
    )
    counts = _case(tmp_path, TEXT, f"[{turns}]")
    assert (counts[Fate.RIGHT], counts[Fate.MISATTRIBUTED]) == (right, misattributed)


def test_words_that_are_nowhere_are_lost(tmp_path: Path) -> None:
    counts = _case(tmp_path, TEXT, '[{"speaker": "甲野洋", "text": "どこにもない。"}]')
    assert counts[Fate.LOST] == 1
