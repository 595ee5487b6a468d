"""Each module of the recogniser has a unit test that calls it itself, and not only through `recognize`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import zadankai_editor

_SOURCES = Path(zadankai_editor.__file__).parent
_TESTS = Path(__file__).parents[1]


def modules() -> set[str]:
    """Return the names of all modules of the recogniser."""
    paths = (_SOURCES / "recognize").rglob("*.py")
    return {_name(path) for path in paths if path.name != "__init__.py"}


def _name(path: Path) -> str:
    return ".".join(path.relative_to(_SOURCES.parent).with_suffix("").parts)


def imported(code: str) -> Iterator[str]:
    """Yield the modules that `code` imports, and what it imports of them, which may be modules, too."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_each_module_of_the_recogniser_is_imported_by_a_unit_test() -> None:
    reached = {name for path in _TESTS.rglob("*.py") for name in imported(path.read_text(encoding="utf-8"))}
    assert len(modules()) > 1
    assert sorted(modules() - reached) == []


def test_what_counts_as_imported() -> None:
    code = "import a.b\nfrom c.d import e\ndef f():\n    from g import h\n"
    assert set(imported(code)) == {"a.b", "c.d", "c.d.e", "g", "g.h"}
