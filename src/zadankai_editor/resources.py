"""The files that come with the program: icons, templates and the like, the sample record, and the manual."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_SOURCE_CHECKOUT = Path(__file__).resolve().parents[2]


def resource(name: str) -> Traversable:
    """Return the file or folder `name` ("icons/save.svg", "templates") of `resources/`.

    Raises FileNotFoundError where there is no such resource.
    """
    return _find("resources", name)


def example(name: str) -> Traversable:
    """Return the file or folder `name` ("minatogaoka-7.txt", "images") of `examples/`.

    Raises FileNotFoundError where there is no such example.
    """
    return _find("examples", name)


def manual_page(name: str) -> Traversable:
    """Return a page of the manual, or one of its pictures ("manual.md", "images/start.png").

    Raises FileNotFoundError where there is no such file.
    """
    return _find("docs", name)


def _find(folder: str, name: str) -> Traversable:
    """Look in the installed package, or at the top of a source checkout (an editable install too)."""
    packaged = files("zadankai_editor") / folder
    root: Traversable = packaged if packaged.is_dir() else _SOURCE_CHECKOUT / folder
    found = root.joinpath(*name.split("/"))
    if not (found.is_file() or found.is_dir()):
        raise FileNotFoundError(f"{folder}/{name}")
    return found
