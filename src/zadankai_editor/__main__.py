"""Where the program begins: a command on the command line, or the window."""

import gc
import os
import sys
from pathlib import Path

from zadankai_editor.cli import COMMANDS
from zadankai_editor.cli import main as command_line
from zadankai_editor.cli.streams import tell, use_utf8

FAILED = 2

_INSTEAD = (
    "画面がなくても、コマンドラインは使えます：zadankai-editor convert 入力.txt -o 出力.yaml"
    "（ほかのコマンドは zadankai-editor --help で見られます）。"
)
_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


def main() -> int:
    """Open the window, with the record named on the command line, or carry out a command.

    One argument that is neither a command nor an option is a record's file. Returns the exit code.
    """
    arguments = sys.argv[1:]
    if not arguments:
        return _open_window(None)
    if len(arguments) == 1 and not arguments[0].startswith("-") and arguments[0] not in COMMANDS:
        return _open_record(arguments[0])
    return command_line(arguments)


def _open_record(name: str) -> int:
    path = Path(name)
    if not name:
        return _fail("ファイルの名前が空です。開く記録のファイルの名前を渡してください。")
    if not os.path.lexists(path):
        return _fail(
            f"「{path}」というファイルもコマンドもありません。"
            "ファイルの場所を確かめてください。コマンドは zadankai-editor --help で見られます。"
        )
    return _open_window(path)


def _open_window(path: Path | None) -> int:
    missing = _missing_screen()
    if missing:
        return _fail(f"{missing}{_INSTEAD}")
    # Loading makes many objects and no garbage; `app` turns collecting on again.
    gc.disable()
    try:
        from zadankai_editor.app import run
    except ImportError as error:
        return _fail(f"画面の部品（Qt）を読み込めません（{error}）。{_INSTEAD}")
    return run(path)


def _missing_screen() -> str | None:
    """Return why no window can appear on Linux, where Qt would abort; `None` where one can."""
    if not sys.platform.startswith("linux"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if platform in _WITHOUT_SCREEN:
        return None
    if platform != "xcb" and os.environ.get("WAYLAND_DISPLAY"):
        return None
    if not os.environ.get("DISPLAY"):
        return "画面（DISPLAY）がないため、エディタを開けません。"
    return _xcb_problem()


def _xcb_problem() -> str | None:
    """Return what keeps Qt's xcb plugin from loading or from reaching the screen."""
    import ctypes
    from importlib.util import find_spec

    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        return "画面の部品（PySide6）が入っていないため、エディタを開けません。"
    plugin = Path(spec.origin).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    try:
        if plugin.is_file():
            ctypes.CDLL(str(plugin))
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError as error:
        return f"画面に必要なシステムの部品がないため、エディタを開けません（{error}）。"
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(None, None)
    try:
        if xcb.xcb_connection_has_error(connection):
            return f"画面（DISPLAY={os.environ['DISPLAY']}）につながらないため、エディタを開けません。"
    finally:
        xcb.xcb_disconnect(connection)
    return None


def _fail(sentence: str) -> int:
    """Tell the user where they look: on standard error, or without a console in a message box."""
    use_utf8()
    tell(sentence)
    if sys.platform == "win32" and sys.stderr is None:
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, sentence, "座談会エディタ", 0x10)
    return FAILED


if __name__ == "__main__":
    sys.exit(main())
