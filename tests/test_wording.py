"""The words that the program shows: those of the glossary, and full-width brackets."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-鿿]")
_READS_WORDS_OF_OTHERS = (
    "recognize/vocabulary.py",  # words as they stand in records
    "recognize/elements.py",
    "recognize/judge/suspects.py",
    "recognize/cast/row_lines.py",
    "ui/readings.py",  # how words are read
)
"""Modules whose Japanese is compared with what others wrote, and never shown."""
_ACCESS_KEY = re.compile(r"\(&[0-9A-Z]\)")
_FILE_KINDS = re.compile(r"\(\*[^)]*\)")
_VALUE = "〓"
"""What stands here for a value that is put into a sentence."""
_NARROW = re.compile(
    rf"\([^()]*[ぁ-んァ-ヶ一-鿿{_VALUE}][^()]*\)|[ぁ-んァ-ヶ一-鿿、。」{_VALUE}] ?\((?![?&*])"
    rf"|[ぁ-んァ-ヶ一-鿿）」]: ?|:[ぁ-んァ-ヶ一-鿿「（]|{_VALUE}:{_VALUE}$"
)
_QUOTED_YAML = re.compile("「[^」]*: ?[^」]*」|「: 」")
_PATTERN = re.compile(r"\\[sdb(\[|]|\(\?|\[\^|\]\{|\)\?|\)\$")
"""What stands in regular expressions, and in no sentence."""


def _docstrings(tree: ast.AST) -> set[int]:
    """Return the ids of strings that stand alone as a statement."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def _whole(node: ast.JoinedStr) -> str:
    """Return a sentence with a sign for each value; numbers with a format, like those of a time, stand as 0."""
    parts = []
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        else:
            parts.append("0" if isinstance(part, ast.FormattedValue) and part.format_spec else _VALUE)
    return "".join(parts)


def _in_words(text: str) -> bool:
    """Tell whether a text may be a sentence or a frame around parts of one."""
    return bool(_JAPANESE.search(text)) or bool(re.fullmatch(rf"[{_VALUE}\s():,]*\S", text))


def shown_strings(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the place and the text of each Japanese string of the program that may be shown."""
    for file in sorted((root / "src" / "zadankai_editor").rglob("*.py")):
        if file.as_posix().endswith(_READS_WORDS_OF_OTHERS):
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        docstrings = _docstrings(tree)
        within = {id(v) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for v in n.values}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and _in_words(_whole(node)):
                yield f"{file.relative_to(root)}:{node.lineno}", _whole(node)
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            if id(node) not in docstrings | within and _JAPANESE.search(node.value):
                yield f"{file.relative_to(root)}:{node.lineno}", node.value


def written_lines(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the place and the text of each line of the documents for users."""
    for name in ("README.md", "docs/manual.md", "docs/structuring.md", "docs/checks.md", "CHANGELOG.md"):
        file = root / name
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            yield f"{file.relative_to(root)}:{number}", line


def banned_words(root: Path) -> dict[str, str]:
    """Return from the tables of the glossary each way of writing that is not used, and what is."""
    found = {}
    for line in (root / "docs" / "glossary.md").read_text(encoding="utf-8").split("\n"):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("| ") and len(cells) == 4 and cells[3] not in {"---", "使わない書き方"}:
            found.update({word: cells[0] for word in cells[3].split("、") if word})
    return found


def test_the_glossary_is_read(root: Path) -> None:
    banned = banned_words(root)
    assert banned["肩書き"] == "肩書"
    assert banned["控え"] == "自動バックアップ"
    assert len(banned) > 25


def test_what_is_shown_uses_the_words_of_the_glossary(root: Path) -> None:
    banned = banned_words(root)
    wrong = [
        f"{place}: 「{word}」は「{banned[word]}」と書く: {text.strip()[:60]}"
        for place, text in (*shown_strings(root), *written_lines(root))
        for word in banned
        if word in text
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("前の (先頭の) ブロック", True),
        ("大きすぎて読めません(", True),
        ("保存する(&S)", False),
        ("記録 (*.yaml *.yml)", False),
        ("全角（かっこ）です。", False),
        (r"(?:議題|次第)\s*", False),
        (f" ({_VALUE})", True),
        (f"{_VALUE} の {_VALUE} 行({_VALUE})", True),
        (f"{_VALUE}{_VALUE}:{_VALUE}", True),
        ("終了コード: できたら", True),
        ("「項目: 値」の組", False),
        ("6:00、14:30", False),
    ],
)
def test_narrow_brackets_are_told(text: str, wrong: bool) -> None:
    assert has_narrow_brackets(text) is wrong


def has_narrow_brackets(text: str) -> bool:
    """Tell whether a sentence has half-width brackets around or behind Japanese."""
    sentence = _QUOTED_YAML.sub("", _FILE_KINDS.sub("", _ACCESS_KEY.sub("", text)))
    return not _PATTERN.search(sentence) and bool(_NARROW.search(sentence))


def test_brackets_of_messages_are_full_width(root: Path) -> None:
    quoting = (
        "record/first_mentions.py",
        "ui/manuscript/gutter.py",
        "ui/find/expressions.py",
        "storage/merge/bearers.py",  # labels as they are written into the record
        "formats/container_types.py",  # YAML
        "render/template.py",
    )
    wrong = [
        f"{place}: {text[:80]!r}"
        for place, text in shown_strings(root)
        if "/recognize/" not in place and "/readers/" not in place and not any(q in place for q in quoting)
        if has_narrow_brackets(text)
    ]
    assert not wrong, "\n".join(wrong)


def test_brackets_of_the_documents_are_full_width(root: Path) -> None:
    wrong = []
    fenced = False
    for place, line in written_lines(root):
        fenced ^= line.startswith("```")
        if fenced:
            continue
        words = re.sub(r"`[^`]*`|\]\([^)]*\)|<[^>]*>", "", line)
        if (
            _JAPANESE.search(words)
            and re.search(r"[()]", words)
            and not re.search("[a-z] [(]座談会[)]", words)
        ):
            wrong.append(f"{place}: {line[:80]}")
    assert not wrong, "\n".join(wrong)
