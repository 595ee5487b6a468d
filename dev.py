#!/usr/bin/env python3
"""The developer tool: does the set-up that a command needs, then the command.

Standard library only; Linux, macOS and Windows. It has to be readable to older Pythons than the program
(3.7 and later), so that it can look for a newer one or say what is missing.
Exit codes: those of the command; 1 where the set-up failed; 2 for a wrong use.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "zadankai-setup.json"
LOCKS = {"run": ROOT / "requirements" / "lock.txt", "dev": ROOT / "requirements" / "lock-dev.txt"}
OLDEST, NEWEST = (3, 11), (3, 13)

HELP = """\
使い方: python3 dev.py コマンド [引数...]
  run [引数]     アプリを起動します。引数を付けるとコマンドライン (例: run convert 入力.txt -o 出力.yaml)
  test [--full] [引数]  ruff、mypy、pytest を実行します。引数は pytest に渡します
                 --full は幅の広い試験をすべて行います (付けなければ、日ごとに替わる一部だけ)
  bench [引数]   速さを測ります
  fuzz [引数]    壊れた入力や悪意のある入力で取り込みを試します (fuzz editing は原稿の編集を試します)
  build          配布用の wheel と sdist を dist/ に作ります
  lock [--upgrade]  依存ライブラリの固定ファイルを作り直します
Usage: python3 dev.py run|test|bench|fuzz|build|lock [ARGS...]  (sets up .venv by itself)"""

# What Qt's platform plugins (xcb, wayland, offscreen) load, and the Debian packages that bring it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# The tests drive the real window on a virtual screen.
TEST_PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox", "xclip": "xclip", "xdotool": "xdotool"}
JAPANESE_FONT = "fonts-noto-cjk"

CLI_COMMANDS = ("convert", "check", "render", "schema")


class SetupError(Exception):
    """What kept the set-up from going on: a sentence in Japanese and the same in English."""

    def __init__(self, japanese: str, english: str) -> None:
        super().__init__(english)
        self.japanese = japanese
        self.english = english


def say(japanese: str, english: str) -> None:
    """Tell the user something; on standard error, as `run schema > FILE` must stay clean."""
    print(f"{japanese}\n  {english}", file=sys.stderr, flush=True)


# --- Python -----------------------------------------------------------------------------------------


def is_supported(version: Sequence[int]) -> bool:
    """Whether the program runs on this (major, minor, ...) version of Python."""
    return OLDEST <= tuple(version[:2]) <= NEWEST


def version_of(command: Sequence[str]) -> tuple[int, ...] | None:
    """(major, minor) of the Python that `command` starts; None where it starts none."""
    try:
        done = subprocess.run(
            [*command, "-c", "import sys; print(*sys.version_info[:2])"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=30,
            check=True,
        )
        return tuple(int(part) for part in done.stdout.split())
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def find_supported_python() -> list[str] | None:
    """The command of a Python on this machine that the program runs on, the newest first."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        for command in ([f"python3.{minor}"], ["py", f"-3.{minor}"]):
            if shutil.which(command[0]) and version_of(command) == (3, minor):
                return command
    return None


def hand_over_to_supported_python(arguments: Sequence[str]) -> int:
    """Run this file again with a Python that will do; the result is its exit code."""
    command = find_supported_python()
    if command is None:
        here = ".".join(str(part) for part in sys.version_info[:3])
        raise SetupError(
            f"Python 3.11〜3.13 が必要です (これは {here} です)。Python を入れてからもう一度実行してください。",
            f"Python 3.11 to 3.13 is needed, this is {here}: install one and try again.",
        )
    return subprocess.call([*command, str(Path(__file__).resolve()), *arguments])


# --- System packages (Debian and its relatives) -------------------------------------------------------


def has_library(name: str) -> bool:
    """Whether the loader finds the shared library `name`."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_japanese_font() -> bool:
    """Whether fontconfig knows a font for Japanese."""
    if not shutil.which("fc-list"):
        return False
    listed = subprocess.run(["fc-list", ":lang=ja", "family"], stdout=subprocess.PIPE, check=False)
    return bool(listed.stdout.strip())


def missing_system_packages(for_tests: bool) -> list[str]:
    """Debian packages that Qt (and the tests) want and that are not there, in alphabetical order."""
    missing = {package for library, package in QT_LIBRARIES.items() if not has_library(library)}
    if not shutil.which("fc-list"):
        missing.add("fontconfig")
    if not has_japanese_font():
        missing.add(JAPANESE_FONT)
    if for_tests:
        missing.update(package for name, package in TEST_PROGRAMS.items() if not shutil.which(name))
    return sorted(missing)


def install_command(packages: Sequence[str]) -> str:
    """The one command that somebody who is not root gives to install Debian packages."""
    script = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(packages)}"
    become_root = "sudo sh -c" if shutil.which("sudo") else "su - -c"
    return f"{become_root} {shlex.quote(script)}"


def install_system_packages(packages: Sequence[str]) -> None:
    """Install Debian packages as root; else say which command does. Elsewhere only name them."""
    names = " ".join(packages)
    if sys.platform == "win32" or not shutil.which("apt-get"):
        say(
            f"次に当たるシステムのパッケージが見つかりません (Debian での名前): {names}",
            "Packages of your system that may be missing, by their Debian names (above).",
        )
        return
    if os.geteuid() != 0:
        raise SetupError(
            f"システムのパッケージが足りません。次のコマンドを実行してから、もう一度お試しください:\n"
            f"    {install_command(packages)}",
            "Packages of the system are missing: run the command above, then try again.",
        )
    say(f"システムのパッケージを入れています: {names}", "Installing packages of the system.")
    apt_get("update")
    status, output = apt_get("install", "-y", "--no-install-recommends", *packages)
    if status != 0:
        print(output, file=sys.stderr)
        raise SetupError(
            "システムのパッケージを入れられませんでした。ネットワークを確かめて、もう一度実行してください。",
            f"apt-get could not install {names}: check the network and try again.",
        )


def apt_get(*arguments: str) -> tuple[int, str]:
    """Exit code and output of apt-get, which waits up to five minutes for another one to finish."""
    command = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300", *arguments]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"}
    patience = time.monotonic() + 300
    while True:
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        output = done.stdout.decode("utf-8", "replace")
        # DPkg::Lock::Timeout does not cover the lock on the package lists.
        if done.returncode == 0 or "Could not get lock" not in output or time.monotonic() > patience:
            return done.returncode, output
        time.sleep(5)


def ensure_qt_can_start(for_tests: bool) -> None:
    """Install what Qt wants of a Linux system; other systems bring it."""
    if sys.platform == "linux":
        packages = missing_system_packages(for_tests)
        if packages:
            install_system_packages(packages)


# --- The virtual environment ----------------------------------------------------------------------------


def venv_python() -> Path:
    """The interpreter of the project's virtual environment."""
    return VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def digest(*files: Path) -> str:
    """One hash over the contents of files."""
    return hashlib.sha256(b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)).hexdigest()


def wanted_stamp(kind: str) -> dict[str, str]:
    """What the stamp says once the locked dependencies of `kind` ("run" or "dev") are installed.

    The tests' lock holds all that the program wants, in the same versions.
    """
    wanted = {"place": str(ROOT), "project": digest(ROOT / "pyproject.toml"), "run": digest(LOCKS["run"])}
    if kind == "dev":
        wanted["dev"] = digest(LOCKS["dev"])
    return wanted


def is_set_up(kind: str) -> bool:
    """Whether the virtual environment holds what `kind` wants."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        return wanted_stamp(kind).items() <= stamp.items() and venv_python().exists()
    except (OSError, ValueError, AttributeError):
        return False


def base_python() -> str:
    """The interpreter outside of any virtual environment that this one runs in."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def ensure_venv_module() -> None:
    """Debian keeps parts of `venv` in a package of its own."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    if sys.platform == "linux" and sys.base_prefix == "/usr" and shutil.which("apt-get"):
        install_system_packages([f"python3.{sys.version_info[1]}-venv"])
        importlib.invalidate_caches()
        return
    raise SetupError(
        "この Python には venv (仮想環境) がありません。venv の付いた Python 3.11〜3.13 を入れてください。",
        "This Python comes without venv: install a Python 3.11 to 3.13 that has it.",
    )


def create_venv() -> None:
    """Make the virtual environment, anew where it is broken or was moved here."""
    python = [str(venv_python())]
    version = version_of(python)
    if version and is_supported(version) and subprocess.call([*python, "-c", "import pip"]) == 0:
        return
    ensure_venv_module()
    say("仮想環境 .venv を作っています。", "Making the virtual environment .venv.")
    done = subprocess.run(
        [base_python(), "-m", "venv", "--clear", str(VENV)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode != 0:
        print(done.stdout.decode("utf-8", "replace"), file=sys.stderr)
        raise SetupError(
            ".venv を作れませんでした。ディスクの空きとフォルダーの権限を確かめてください。",
            "The virtual environment could not be made: check disk space and permissions.",
        )


def pip_install(*arguments: str) -> None:
    """Run pip of the virtual environment, whatever the user's own settings for pip say about where to."""
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_USER": "0"}
    command = [str(venv_python()), "-m", "pip", "install", "--quiet", *arguments]
    if subprocess.call(command, cwd=str(ROOT), env=environment, stdout=sys.stderr) != 0:
        raise SetupError(
            "必要なライブラリを入れられませんでした。ネットワークを確かめて、もう一度実行してください。",
            "pip could not install the locked dependencies (see above): check the network and try again.",
        )


def ensure_venv(kind: str) -> None:
    """Bring the virtual environment to what the locks say, once at a time, unless it is there already."""
    if is_set_up(kind):
        return
    with one_at_a_time(ROOT / ".venv.lock"):
        if is_set_up(kind):
            return
        create_venv()
        STAMP.unlink(missing_ok=True)
        say("ライブラリを入れています (初回は数分かかります)。", "Installing the locked dependencies.")
        pip_install("--only-binary", ":all:", "--require-hashes", "-r", str(LOCKS[kind]))
        pip_install("--no-deps", "--no-index", "--no-build-isolation", "--editable", ".")
        point_to_source()
        write_stamp(kind)


def write_stamp(kind: str) -> None:
    """Note what has been installed."""
    STAMP.write_text(json.dumps(wanted_stamp(kind), indent=2) + "\n", encoding="utf-8")


def point_to_source() -> None:
    """Make the path that the editable install noted a relative one, in ASCII.

    Python 3.11 and 3.12 read .pth files in the encoding of the locale, pip and the build backend write
    UTF-8: below a folder with a Japanese name no Python of the environment would start on Windows.
    """
    for path_file in VENV.rglob("_zadankai_editor.pth"):
        relative = os.path.relpath(ROOT / "src", path_file.parent)
        path_file.write_text(relative + "\n", encoding="ascii")


@contextlib.contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Hold a lock between processes; the system lets go of it when the holder dies."""
    with path.open("a+b") as file:
        lock_whole(file)
        yield


def lock_whole(file: IO[bytes]) -> None:
    """Wait for the lock on an open file, which closing it gives up."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        while True:
            with contextlib.suppress(OSError):
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                return
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX)


# --- Commands --------------------------------------------------------------------------------------------


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether the program would open its window with these arguments: none, or one record."""
    if len(arguments) != 1:
        return not arguments
    return arguments[0] not in CLI_COMMANDS and not arguments[0].startswith("-")


def has_screen() -> bool:
    """Whether there is a screen to open a window on; a platform chosen by hand counts."""
    chosen = map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return sys.platform != "linux" or any(chosen)


def run(arguments: Sequence[str]) -> int:
    """Start the program: its window, or its command line."""
    if opens_window(arguments):
        if not has_screen():
            raise SetupError(
                "画面がない (DISPLAY も WAYLAND_DISPLAY もない) のでウィンドウを開けません。"
                "画面なしで使うには: python3 dev.py run convert 入力.txt -o 出力.yaml",
                "There is no screen for the window; without one, use the command line: "
                "python3 dev.py run convert INPUT -o OUT.yaml",
            )
        ensure_qt_can_start(for_tests=False)
    ensure_venv("run")
    command = [str(venv_python()), "-P", "-m", "zadankai_editor", *arguments]
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606  signals and the exit code are then the program's own
    return subprocess.call(command)


def test(arguments: Sequence[str]) -> int:
    """Lint, check the types and run the tests; all of them, even where one fails.

    With `--full` the widest tests look at everything, else at a share that changes from day to day.
    """
    ensure_qt_can_start(for_tests=True)
    today = os.environ.setdefault("ZADANKAI_TEST_DAY", time.strftime("%Y-%m-%d"))
    if "--full" in arguments:
        arguments = [argument for argument in arguments if argument != "--full"]
        os.environ["ZADANKAI_TESTS"] = "full"
    steps = {
        "ruff check": ["ruff", "check", "."],
        "ruff format": ["ruff", "format", "--check", "."],
        "mypy": ["mypy"],
        # Hypothesis draws the same examples for whoever tests on the same day.
        "pytest": [
            "pytest",
            *("-n", str(min(os.cpu_count() or 1, 4))),
            f"--hypothesis-seed={today.replace('-', '')}",
            *arguments,
        ],
    }
    failed = [name for name, step in steps.items() if module("dev", *step, title=name) != 0]
    if failed:
        say(f"失敗: {'、'.join(failed)}", f"Failed: {', '.join(failed)}.")
        return 1
    say("すべて通りました。", "All is well.")
    return 0


def bench(arguments: Sequence[str]) -> int:
    """Measure the speed, as ratios against a bare Qt widget or a library call."""
    ensure_qt_can_start(for_tests=True)
    return module("dev", "bench", *arguments)


def fuzz(arguments: Sequence[str]) -> int:
    """Try the readers and the recogniser on spoiled inputs, or with `editing` the manuscript by chance."""
    if arguments[:1] == ["editing"]:
        ensure_qt_can_start(for_tests=False)
    return module("dev", "fuzz", *arguments)


def build(arguments: Sequence[str]) -> int:
    """Make the wheel and the source distribution in dist/."""
    return module("run", "hatchling", "build", *arguments)


def module(kind: str, *command: str, title: str = "") -> int:
    """Run a Python module in the project's folder, with what `kind` wants installed; return its exit code."""
    ensure_venv(kind)
    print(f"== {title}\n" if title else "", end="", flush=True)
    return subprocess.call([str(venv_python()), "-m", *command], cwd=str(ROOT))


def lock(arguments: Sequence[str]) -> int:
    """Make the lock files anew from pyproject.toml, with uv in a virtual environment of its own."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.check_call([base_python(), "-m", "venv", folder])
        uv = Path(folder) / ("Scripts/uv.exe" if sys.platform == "win32" else "bin/uv")
        subprocess.check_call([str(uv.with_name("python")), "-m", "pip", "install", "--quiet", "uv"])
        run_lock, dev_lock = (file.relative_to(ROOT).as_posix() for file in (LOCKS["run"], LOCKS["dev"]))
        compile_lock = [str(uv), "pip", "compile", "--quiet", "--universal", "--generate-hashes"]
        compile_lock += ["--python-version", ".".join(map(str, OLDEST)), "--no-annotate"]
        compile_lock += ["--custom-compile-command", "python3 dev.py lock", *arguments, "pyproject.toml"]
        for target, options in {
            run_lock: ["--group", "build"],
            dev_lock: ["--group", "dev", "--constraints", run_lock],
        }.items():
            say(f"{target} を作っています。", f"Making {target}.")
            subprocess.check_call([*compile_lock, *options, "--output-file", target], cwd=str(ROOT))
    return 0


COMMANDS = {"run": run, "test": test, "bench": bench, "fuzz": fuzz, "build": build, "lock": lock}


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit code."""
    if not arguments or arguments[0] not in COMMANDS:
        asked_for = bool(arguments) and arguments[0] in ("-h", "--help", "help")
        print(HELP, file=sys.stdout if asked_for else sys.stderr)
        return 0 if asked_for else 2
    try:
        if not is_supported(sys.version_info[:2]):
            return hand_over_to_supported_python(arguments)
        return COMMANDS[arguments[0]](arguments[1:])
    except SetupError as error:
        say(error.japanese, error.english)
    except OSError as error:
        say(
            f"ファイルを扱えませんでした ({error})。フォルダーの権限とディスクの空きを確かめてください。",
            "A file could not be read or written: check permissions and disk space.",
        )
    except subprocess.CalledProcessError as error:
        say(
            f"コマンドが失敗しました (終了コード {error.returncode})。上の表示を確かめてください。",
            "A command failed; what it printed is above.",
        )
    except KeyboardInterrupt:
        return 130
    return 1


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
