"""What comes with the program is found in a source checkout and in a wheel."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from zadankai_editor.resources import example, resource

SHOW = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from zadankai_editor.resources import example, manual_page, resource; "
)


def test_resources_are_found_in_a_checkout(root: Path) -> None:
    assert Path(str(resource("icons/app.svg"))) == root / "resources" / "icons" / "app.svg"
    assert Path(str(example("minatogaoka-7.txt"))) == root / "examples" / "minatogaoka-7.txt"


@pytest.mark.parametrize("name", ["icons/no-such.svg", "no-such"])
def test_missing_resource_is_an_error(name: str) -> None:
    with pytest.raises(FileNotFoundError, match=name):
        resource(name)


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, built without network from the files as they are."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_holds_the_program_its_resources_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        entry_points = next(name for name in names if name.endswith("entry_points.txt"))
        declared = archive.read(entry_points).decode("utf-8")
    assert "zadankai_editor/resources/icons/app.svg" in names
    assert "zadankai_editor/examples/minatogaoka-7.yaml" in names
    assert "zadankai_editor/py.typed" in names
    assert {"zadankai_editor/docs/manual.md", "zadankai_editor/docs/images/editor.png"} <= set(names)
    assert "zadankai_editor/docs/architecture.md" not in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"zadankai_editor"}
    assert not [
        name for name in names if name.startswith("zadankai_editor/examples/") and name.endswith(".py")
    ]
    assert "zadankai-editor = zadankai_editor.__main__:main" in declared
    assert "zadankai-editor-gui = zadankai_editor.__main__:main" in declared


def test_resources_are_found_in_a_wheel(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    script = (
        SHOW + "print(resource('icons/app.svg')); print(example('images')); print(manual_page('manual.md'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, encoding="utf-8", check=True
    )
    package = tmp_path / "zadankai_editor"
    found = [Path(line) for line in done.stdout.splitlines()]
    assert found == [
        package / "resources" / "icons" / "app.svg",
        package / "examples" / "images",
        package / "docs" / "manual.md",
    ]
