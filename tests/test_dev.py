"""The developer tool: what it decides by itself, and what it says where it cannot go on."""

import ast
import os
import re
import shutil
import subprocess
import sys
import threading
import tomllib
from collections.abc import Collection, Sequence
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dev
from zadankai_editor.cli import COMMANDS

NO_SCREEN = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux only: screens, packages of the system")


def dev_py(*arguments: str, without: Collection[str] = ()) -> subprocess.CompletedProcess[str]:
    """Run dev.py as somebody in a terminal would."""
    environment = {name: value for name, value in os.environ.items() if name not in without}
    return subprocess.run(
        [sys.executable, str(dev.ROOT / "dev.py"), *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**environment, "PYTHONUTF8": "1"},
        check=False,
    )


@pytest.mark.parametrize("arguments", [[], ["no-such-command"], ["--fast", "run"]])
def test_unknown_command_gets_a_short_help(arguments: list[str]) -> None:
    done = dev_py(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "使い方" in done.stderr
    assert "Usage" in done.stderr
    assert all(command in done.stderr for command in dev.COMMANDS)


def test_help_is_no_failure() -> None:
    done = dev_py("--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "使い方" in done.stdout


@on_linux
@pytest.mark.parametrize("arguments", [[], ["記録.yaml"]])
def test_without_a_screen_the_command_line_is_named(arguments: list[str]) -> None:
    done = dev_py("run", *arguments, without=NO_SCREEN)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "画面がない" in done.stderr
    assert "python3 dev.py run convert" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["記録.yaml"], True),
        (["convert", "記録.txt", "-o", "記録.yaml"], False),
        (["check", "記録.yaml"], False),
        (["render", "記録.yaml", "--to", "text", "-o", "-"], False),
        (["schema"], False),
        (["--help"], False),
        (["--version"], False),
    ],
)
def test_only_the_window_needs_a_screen(arguments: list[str], window: bool) -> None:
    assert dev.opens_window(arguments) is window


def test_commands_are_those_of_the_program() -> None:
    assert dev.CLI_COMMANDS == COMMANDS


@pytest.mark.parametrize(
    ("version", "supported"),
    [((3, 9), False), ((3, 10, 13), False), ((3, 11), True), ((3, 13, 1), True), ((3, 14), False)],
)
def test_supported_versions_are_those_of_the_package(version: tuple[int, ...], supported: bool) -> None:
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirement = Requirement(f"python{project['requires-python']}")
    assert dev.is_supported(version) is supported
    assert requirement.specifier.contains(".".join(map(str, version))) is supported


def test_older_pythons_can_read_it_and_say_what_is_missing() -> None:
    ast.parse((dev.ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_no_suitable_python_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "is_supported", lambda _version: False)
    monkeypatch.setattr(dev, "find_supported_python", lambda: None)
    assert dev.main(["run"]) == 1
    assert "Python 3.11〜3.13 が必要です" in capsys.readouterr().err


def test_suitable_python_is_found() -> None:
    command = dev.find_supported_python()
    assert command is None or dev.is_supported(dev.version_of(command) or ())
    assert dev.version_of(["no-such-python"]) is None


@on_linux
@pytest.mark.parametrize(("sudo", "starts"), [("/usr/bin/sudo", "sudo sh -c '"), (None, "su - -c '")])
def test_who_is_not_root_gets_one_command(
    monkeypatch: pytest.MonkeyPatch, sudo: str | None, starts: str
) -> None:
    programs = {"apt-get": "/usr/bin/apt-get", "sudo": sudo}
    monkeypatch.setattr(shutil, "which", programs.get)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(dev, "apt_get", lambda *_: pytest.fail("not as an ordinary user"))
    with pytest.raises(dev.SetupError) as caught:
        dev.install_system_packages(["libegl1", "xvfb"])
    (command,) = (line.strip() for line in caught.value.japanese.splitlines() if "apt-get" in line)
    assert command.startswith(starts)
    assert "libegl1 xvfb" in command


@on_linux
def test_failing_apt_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[Sequence[str]] = []

    def refuse(*arguments: str) -> tuple[int, str]:
        asked.append(arguments)
        return 100, "E: Unable to locate package"

    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(dev, "missing_system_packages", lambda *_, **__: ["libegl1"])
    monkeypatch.setattr(dev, "apt_get", refuse)
    assert dev.main(["test"]) == 1
    assert [arguments[0] for arguments in asked] == ["update", "install"]
    assert "システムのパッケージを入れられませんでした" in capsys.readouterr().err


def test_failing_pip_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp.json")
    monkeypatch.setattr(dev, "create_venv", lambda: None)
    monkeypatch.setattr(subprocess, "call", lambda *_, **__: 1)
    (tmp_path / "pyproject.toml").write_bytes(b"")
    assert dev.main(["run", "schema"]) == 1
    assert "必要なライブラリを入れられませんでした" in capsys.readouterr().err


def test_changed_lock_means_set_up_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    locks = {"run": tmp_path / "lock.txt", "dev": tmp_path / "lock-dev.txt"}
    for file in (*locks.values(), tmp_path / "pyproject.toml"):
        file.write_text("before", encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "LOCKS", locks)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp.json")
    monkeypatch.setattr(dev, "venv_python", lambda: Path(sys.executable))
    assert not dev.is_set_up("run")

    dev.write_stamp("run")
    assert dev.is_set_up("run")
    assert not dev.is_set_up("dev")
    dev.write_stamp("dev")
    assert dev.is_set_up("run")
    assert dev.is_set_up("dev")

    locks["dev"].write_text("after", encoding="utf-8")
    assert dev.is_set_up("run")
    assert not dev.is_set_up("dev")
    locks["run"].write_text("after", encoding="utf-8")
    assert not dev.is_set_up("run")
    (tmp_path / "stamp.json").write_text("[broken", encoding="utf-8")
    assert not dev.is_set_up("run")


def test_one_set_up_at_a_time(tmp_path: Path) -> None:
    order: list[str] = []
    started = threading.Event()

    def second() -> None:
        started.set()
        with dev.one_at_a_time(tmp_path / "lock"):
            order.append("second")

    thread = threading.Thread(target=second)
    with dev.one_at_a_time(tmp_path / "lock"):
        thread.start()
        started.wait()
        thread.join(0.2)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def locked(kind: str) -> dict[str, str]:
    """Name and version of everything in a lock file."""
    text = dev.LOCKS[kind].read_text(encoding="utf-8")
    pins = re.findall(r"^([a-z0-9-]+)==(\S+)", text, flags=re.MULTILINE)
    return dict(pins)


@pytest.mark.parametrize("kind", ["run", "dev"])
def test_lock_has_a_hash_for_everything_and_no_place(kind: str) -> None:
    text = dev.LOCKS[kind].read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z])", text)[1:]
    assert len(entries) == len(locked(kind)) > 10
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert not re.search(r"^(?!#).*(--index|--find|file:|@ )", text, flags=re.MULTILINE)


def test_lock_fits_the_project() -> None:
    project = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pinned = locked("run")
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]
    for requirement in map(Requirement, wanted):
        assert pinned[canonicalize_name(requirement.name)] in requirement.specifier
    assert pinned.items() <= locked("dev").items()
    tools = {entry.lower().replace(".", "-") for entry in project["dependency-groups"]["dev"][1:]}
    assert tools <= set(locked("dev"))


def test_ci_runs_what_the_readme_says() -> None:
    command = "python3 dev.py test"
    assert command in (dev.ROOT / "README.md").read_text(encoding="utf-8")
    assert command in (dev.ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("full", [False, True])
def test_the_fuller_set_is_asked_for_by_an_argument(monkeypatch: pytest.MonkeyPatch, full: bool) -> None:
    ran: list[Sequence[str]] = []

    def note(kind: str, *command: str, title: str = "") -> int:
        ran.append(command)
        return 0

    monkeypatch.setattr(dev, "ensure_qt_can_start", lambda **_: None)
    monkeypatch.setattr(dev, "module", note)
    monkeypatch.setenv("ZADANKAI_TEST_DAY", "2026-12-31")
    monkeypatch.setenv("ZADANKAI_TESTS", "")
    assert dev.main(["test", *(["--full"] if full else []), "tests/cli"]) == 0
    (tests,) = (command for command in ran if command[0] == "pytest")
    assert tests[-2:] == ("--hypothesis-seed=20261231", "tests/cli")
    assert (os.environ["ZADANKAI_TESTS"] == "full") is full
