"""The application: one process, one window."""

import gc
import os
import sys
import traceback
from importlib.resources import as_file
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from zadankai_editor.resources import resource
from zadankai_editor.session.background import jobs_ended
from zadankai_editor.storage.settings import Settings
from zadankai_editor.ui.appearance import Appearance
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.qt_words import use_japanese

_SWITCH_SECONDS = 0.0001
_YOUNG_OBJECTS = 50_000

_PATIENCE = 10.0
"""Seconds that the process stays, without its window, for what is still being written."""

_LITTLE_PATIENCE = 1.0
"""Seconds that it stays for what is only being read, and nobody waits for."""


def run(path: Path | None) -> int:
    """Show the window, with the record at `path` where one is given; return the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("ZadankaiEditor")
    app.setApplicationDisplayName("座談会エディタ")
    app.setDesktopFileName("zadankai-editor")
    app.setStyle("Fusion")
    app.setWindowIcon(_icon())
    translators = use_japanese(app)
    appearance = Appearance(app, settings := Settings())
    window = MainWindow(settings, appearance)
    _tell_of_errors(window)
    window.start(path)
    tune_interpreter()
    code = app.exec()
    if not (window.finish(_PATIENCE) and jobs_ended(_LITTLE_PATIENCE)):
        # A disk that does not answer would keep the process for minutes. Nothing more can be written.
        sys.stderr.flush()
        os._exit(code)
    for translator in translators:
        app.removeTranslator(translator)
    return code


def tune_interpreter() -> None:
    """Keep threads and the garbage collector from holding up keystrokes.

    The default of 5 ms is what a thread that saves or checks may take each time that Qt calls
    back into Python; and a large record is some 100,000 objects, which a full collection visits.
    """
    sys.setswitchinterval(_SWITCH_SECONDS)
    gc.enable()
    gc.set_threshold(_YOUNG_OBJECTS, 20, 100)


def _icon() -> QIcon:
    with as_file(resource("icons/app.png")) as file:
        return QIcon(str(file))


def _tell_of_errors(window: MainWindow) -> None:
    """Tell the user of an error that nobody expected; the journal has everything up to then."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        details = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(details)
        window.tell_of_error(details)

    sys.excepthook = hook
