"""What the help menu does beside the list of keys: each opens a window over the main one."""

import platform
from collections.abc import Callable
from functools import partial
from pathlib import Path

import PySide6
from PySide6.QtCore import QObject, QSysInfo, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from zadankai_editor import __version__
from zadankai_editor.session.background import Job
from zadankai_editor.storage.paths import data_folder, settings_folder
from zadankai_editor.ui.folders import FolderOpener
from zadankai_editor.ui.keymap import Keymap
from zadankai_editor.ui.widgets.message_boxes import Icon, tell
from zadankai_editor.ui.window_title import NAME


class HelpTools(QObject):
    """Opens the manual, the licences, the folders of the program, and what it is."""

    said = Signal(str)
    """Something to be said for a moment."""

    def __init__(self, keymap: Keymap, opener: FolderOpener, window: QWidget) -> None:
        super().__init__(window)
        self._keymap = keymap
        self._opener = opener
        self._window = window
        self._job: Job | None = None

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the actions do, by their ids."""
        return {
            "manual": self.show_manual,
            "licences": self.show_licences,
            "data_folder": self.show_data_folder,
            "about": self.show_about,
        }

    def show_manual(self) -> None:
        """Show the manual, the one that is open where there is one."""
        # Loaded when it is first wanted: the window does not wait for it.
        from zadankai_editor.ui.helping.manual_window import ManualWindow

        _shown(self._window.findChild(ManualWindow) or ManualWindow(self._keymap, self._window))

    def show_licences(self) -> None:
        """Show the licences."""
        from zadankai_editor.ui.helping.licence_window import LicenceWindow

        _shown(self._window.findChild(LicenceWindow) or LicenceWindow(self._window))

    def show_data_folder(self) -> None:
        """Say where the program keeps what is its own, and offer to open it."""
        backups, settings = data_folder(), settings_folder()
        text = (
            "自動バックアップと設定は、次のフォルダーにあります。"
            "中のファイルは、プログラムが自分で読み書きします。\n\n"
            f"自動バックアップ：{backups}\n"
            f"設定：{settings}"
        )
        choices = (
            ("自動バックアップを開く(&B)", partial(self._open, backups)),
            ("設定を開く(&S)", partial(self._open, settings)),
            ("場所をコピー(&P)", partial(self._copy, f"{backups}\n{settings}\n", "フォルダーの場所")),
        )
        tell(self._window, "データフォルダー", text, icon=Icon.NoIcon, choices=choices)

    def show_about(self) -> None:
        """Say which program this is, on what it runs."""
        versions = version_text()
        text = (
            f"{versions}\n\n"
            "座談会の記録を読み取り、発言者を確かめ、公開用の YAML に整えるためのエディタです。"
            "ネットワークには接続しません。"
        )
        choices = (("コピー(&P)", partial(self._copy, f"{versions}\n", "バージョン情報")),)
        tell(self._window, "バージョン情報", text, icon=Icon.NoIcon, choices=choices)

    def _open(self, folder: Path) -> None:
        # It is not there before something was put into it.
        self._job = Job(lambda _job: folder.mkdir(parents=True, exist_ok=True))
        self._job.done.connect(lambda _answer: self._opener.open(folder))
        self._job.failed.connect(lambda _error: self._opener.say_not_opened(folder))
        self._job.start()

    def _copy(self, text: str, what: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.said.emit(f"{what}をコピーしました。")


def version_text() -> str:
    """Return the versions of the program and of what it runs on, a line each."""
    system = f"{QSysInfo.prettyProductName()}（{QSysInfo.kernelType()} {QSysInfo.kernelVersion()}、"
    system += f"{QSysInfo.currentCpuArchitecture()}）"
    lines = (
        f"{NAME} {__version__}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}（PySide6 {PySide6.__version__}、{QGuiApplication.platformName()}）",
        f"システム {system}",
    )
    return "\n".join(lines)


def _shown(window: QDialog) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
