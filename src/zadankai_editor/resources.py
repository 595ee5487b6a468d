"""The files that come with the program: icons, themes, translations, templates."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_SOURCE_CHECKOUT = Path(__file__).resolve().parents[2]


def resource(name: str) -> Traversable:
    """Return the file or folder `name` ("themes/light.qss", "icons") below `resources/`.

    An installed package holds the folder; a source checkout (an editable install too) has it at its top.
    Raises FileNotFoundError where there is no such resource.
    """
    packaged = files("zadankai_editor") / "resources"
    root: Traversable = packaged if packaged.is_dir() else _SOURCE_CHECKOUT / "resources"
    found = root.joinpath(*name.split("/"))
    if not (found.is_file() or found.is_dir()):
        raise FileNotFoundError(f"no resource {name!r}")
    return found
