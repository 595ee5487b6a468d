"""What a record says is shown as it was typed: read from the source, where labels and tool tips come from.

Qt takes text that looks like HTML for HTML unless it is told otherwise. One module tells it
(`ui/widgets/plain_text.py`); whoever makes a label or a tool tip by another way is found here.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "zadankai_editor"
HELPER = Path("ui/widgets/plain_text.py")
BOXES = Path("ui/widgets/message_boxes.py")

ON_AUTOMATIC = {"QLabel", "QTextBrowser", "QTextEdit", "QErrorMessage", "QWhatsThis", "QProgressDialog"}
"""Widgets of Qt that take text for HTML, by themselves or where it looks like it."""
IN_BOXES = {"QMessageBox", "QInputDialog"}
"""Those that only the one module for questions and messages may make."""
MARKUP = {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "setWhatsThis", "setTextFormat"}
"""What takes or allows markup; where it is right, the file is named below."""
MAY_USE_MARKUP = {
    HELPER: {"setTextFormat"},
    BOXES: {"setTextFormat"},
    Path("ui/help_page.py"): {"setHtml"},
    # The manual, which is the program's own and is read without HTML in it.
    Path("ui/helping/manual_window.py"): {"setMarkdown"},
    # What is on the clipboard, copied and not shown.
    Path("ui/beginning/window.py"): {"setHtml"},
}
PICTURES = {"QImageReader", "QMovie"}
"""What finds out by itself how a picture is to be decoded, SVG too."""
DECODER = Path("ui/widgets/decoding.py")


def called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def is_plain(node: ast.expr) -> bool:
    """Tell whether a tool tip is a constant without markup, or went through the helper."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and "<" not in node.value and "&" not in node.value
    return isinstance(node, ast.Call) and called(node) == "plain_tip"


def faults(text: str, file: Path) -> Iterator[str]:
    """Yield what `file` shows or decodes by a way of its own."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            yield from (f"{file}:{node.lineno} {fault}" for fault in faults_of_call(node, file))
        elif isinstance(node, ast.ClassDef) and file not in {HELPER, BOXES}:
            bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
            yield from (
                f"{file}:{node.lineno} {base} is a base class" for base in bases & (ON_AUTOMATIC | IN_BOXES)
            )
        elif isinstance(node, ast.If) and "ToolTipRole" in ast.unparse(node.test):
            answers = [n.value for part in node.body for n in ast.walk(part) if isinstance(n, ast.Return)]
            if not all(answer is not None and is_plain(answer) for answer in answers):
                yield f"{file}:{node.lineno} the tool tip of a row is not plain"


def faults_of_call(node: ast.Call, file: Path) -> Iterator[str]:
    name, arguments = called(node), node.args
    if name in ON_AUTOMATIC and file != HELPER:
        yield f"{name} is made outside of the helper"
    if name in IN_BOXES and file != BOXES:
        yield f"{name} is made outside of the module for boxes"
    if isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) in IN_BOXES and file != BOXES:
        yield f"{ast.unparse(node.func)} shows a box of its own"
    if name == "QComboBox":
        yield "a choice that the wheel changes"
    if name in MARKUP and name not in MAY_USE_MARKUP.get(file, set()):
        yield f"{name} takes markup"
    if name == "setToolTip" and not is_plain(arguments[-1]):
        yield "setToolTip without plain_tip"
    if name == "showText" and not is_plain(arguments[1]):
        yield "QToolTip.showText without plain_tip"
    if name == "setData" and "ToolTipRole" in ast.unparse(node):
        yield "a tool tip is set as data"
    if name in PICTURES and file != DECODER:
        yield f"{name} is used outside of the one door for pictures"
    if name in {"QPixmap", "QImage", "QIcon"} and arguments and not is_drawn(arguments):
        yield f"{name} reads what it is given"
    if name in {"loadFromData", "fromData"} and file != DECODER:
        yield f"{name} reads what it is given"


def is_drawn(arguments: list[ast.expr]) -> bool:
    """Tell whether a picture is made of sizes or of another picture, and not of a file or bytes."""
    names = {"drawn", "picture", "pixmap", "image"}
    return len(arguments) > 1 or ast.unparse(arguments[0]).rpartition(".")[2] in names


def test_labels_tool_tips_and_pictures_come_from_one_place_each() -> None:
    found: list[str] = []
    for folder in ("ui", "session"):
        for path in sorted((SOURCE / folder).rglob("*.py")):
            found += faults(path.read_text(encoding="utf-8"), path.relative_to(SOURCE))
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "label = QLabel(name)",
        "label = QtWidgets.QLabel()",
        "class Own(QLabel): pass",
        "button.setToolTip(name)",
        "button.setToolTip(f'{name}')",
        "button.setToolTip('<b>bold</b>')",
        "item.setToolTip(0, name)",
        "QToolTip.showText(place, name, self)",
        "def data():\n  if role == Qt.ItemDataRole.ToolTipRole:\n    return name",
        "item.setData(Qt.ItemDataRole.ToolTipRole, name)",
        "QMessageBox.warning(self, '', name)",
        "box = QMessageBox(self)",
        "box = QInputDialog(self)",
        "view.setHtml(name)",
        "reader = QImageReader(name)",
        "picture = QPixmap(name)",
        "picture = QIcon(str(file))",
        "picture.loadFromData(data)",
    ],
)
def test_what_goes_another_way_is_found(text: str) -> None:
    assert len(list(faults(text, Path("ui/new.py")))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "label = PlainLabel(name)",
        "button.setToolTip('一覧から外す')",
        "button.setToolTip(plain_tip(name))",
        "QToolTip.showText(place, plain_tip(name), self)",
        "def data():\n  if role == Qt.ItemDataRole.ToolTipRole:\n    return plain_tip(name)",
        "picture = QPixmap(12, 12)",
        "picture = QIcon(picture)",
    ],
)
def test_what_goes_the_one_way_is_let_through(text: str) -> None:
    assert list(faults(text, Path("ui/new.py"))) == []
