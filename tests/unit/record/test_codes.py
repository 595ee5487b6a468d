"""The registry of finding codes: nothing in it that nobody raises."""

import re
from pathlib import Path

from zadankai_editor.record import findings
from zadankai_editor.record.findings import CODES


def test_every_code_is_raised_somewhere() -> None:
    registry = Path(findings.__file__)
    others = (p for p in registry.parents[1].rglob("*.py") if p != registry)
    raised = set(
        re.findall(r'"([a-z_]+(?:\.[a-z_]+)+)"', "\n".join(p.read_text(encoding="utf-8") for p in others))
    )
    assert set(CODES) <= raised, set(CODES) - raised


def test_every_code_has_a_name_for_people() -> None:
    for code, entry in CODES.items():
        assert entry.code == code
        assert any(c > "\u3000" for c in entry.title)
