"""Makes the pictures of the manual and the README: the real window, with the sample.

    python docs/make_screenshots.py [FOLDER]

writes them to `docs/images`, or to FOLDER. It needs no screen, and a Japanese font. Nothing of the user's
is read or written: settings and journals go to a temporary folder.
"""  # noqa: INP001

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.resources import example
from zadankai_editor.session.background import jobs_ended
from zadankai_editor.storage.settings import THEME, Settings
from zadankai_editor.ui.appearance import Appearance
from zadankai_editor.ui.beginning.window import BeginWindow
from zadankai_editor.ui.counting import CountWindow
from zadankai_editor.ui.find.fields import SearchField
from zadankai_editor.ui.import_review.dialog import ImportReview
from zadankai_editor.ui.main_window import MainWindow
from zadankai_editor.ui.palette import Palette
from zadankai_editor.ui.preferences import Preferences
from zadankai_editor.ui.qt_words import use_japanese
from zadankai_editor.ui.theme import ThemeChoice

_LAPTOP, _DESKTOP = (1280, 800), (1920, 1080)
_REST = 1.2
"""Seconds in which checks, thumbnails and panels come to rest."""
_PATIENCE = 20.0
_MOST_COLOURS = 256
_TELLING = 8
"""How far colours must be apart to be told apart: the sum of the differences of red, green and blue."""
_SMALLEST = 0
"""Qt's quality of a PNG: no loss, the smallest file."""


class Camera:
    """Takes pictures into a folder."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._app = app
        self._folder = folder

    @contextmanager
    def window(self, size: tuple[int, int], choice: ThemeChoice) -> Iterator[MainWindow]:
        """Open the window in this size and look, and put it away at the end."""
        settings = Settings()
        settings.set(THEME, choice.value)
        window = MainWindow(settings, Appearance(self._app, settings))
        window.resize(*size)
        window.start(None)
        window.activateWindow()
        self.rest()
        yield window
        window.show_start()
        window.close()
        window.deleteLater()
        self.rest(0.1)

    def rest(self, seconds: float = _REST) -> None:
        """Let everything come to rest that goes on in the background."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            jobs_ended(_PATIENCE)
            self._app.processEvents()
            time.sleep(0.01)

    def until(self, done: Callable[[], object]) -> None:
        """Wait until something is there."""
        end = time.monotonic() + _PATIENCE
        while not done():
            if time.monotonic() > end:
                raise TimeoutError("what was to be shown did not appear")
            self._app.processEvents()
            time.sleep(0.01)

    def take(self, name: str, widget: QWidget) -> None:
        """Take a picture of `widget`."""
        self.rest()
        path = self._folder / f"{name}.png"
        if not _with_few_colours(widget.grab().toImage()).save(str(path), quality=_SMALLEST):
            raise OSError(f"cannot write {path}")

    def paste_sample(self, window: MainWindow) -> ImportReview:
        """Paste the sample's text on the start page; return the review."""
        self._app.clipboard().setText(example("minatogaoka-7.txt").read_text("utf-8"))
        window.start_page.paste()

        def reviews() -> list[ImportReview]:
            return [w for w in self._app.topLevelWidgets() if isinstance(w, ImportReview) and w.isVisible()]

        self.until(reviews)
        self.until(reviews()[0].review.isVisible)
        return reviews()[0]


def _with_few_colours(image: QImage) -> QImage:
    """Return `image` with the 256 colours that it has most of, none of them next to another.

    Letters with smooth edges have hundreds of colours that nobody tells apart and that triple the file.
    """
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(image.constBits()).cast("I"))
    chosen: list[int] = []
    for colour, _ in counted.most_common():
        if all(_distance(colour, other) > _TELLING for other in chosen):
            chosen.append(colour)
            if len(chosen) == _MOST_COLOURS:
                break
    return image.convertToFormat(
        QImage.Format.Format_Indexed8, chosen, Qt.ImageConversionFlag.ThresholdDither
    )


def _distance(a: int, b: int) -> int:
    return sum(abs((a >> shift & 255) - (b >> shift & 255)) for shift in (0, 8, 16))


def from_paste_to_problems(camera: Camera) -> None:
    """What a first use shows, in its order."""
    with camera.window(_LAPTOP, ThemeChoice.LIGHT) as window:
        camera.take("start", window)
        review = camera.paste_sample(window)
        QTest.keyClick(review, Qt.Key.Key_F8)
        camera.take("review", review)
        review.accept()
        camera.rest()
        window.actions_book["panel_problems"].trigger()
        camera.take("problems", window)
        window.workspace.manuscript.go_to_block(7)
        window.actions_book["panel_participants"].trigger()
        window.actions_book["to_manuscript"].trigger()
        window.actions_book["speaker"].trigger()
        camera.take("speaker", window)


def keys(camera: Camera) -> None:
    """The command palette, and the preferences."""
    with camera.window(_LAPTOP, ThemeChoice.LIGHT) as window:
        window.start_page.sample_choice.click()
        camera.until(lambda: window.record_shown)
        window.actions_book["palette"].trigger()
        palette = window.findChild(Palette)
        if palette is None:
            raise LookupError("the palette did not open")
        QTest.keyClicks(palette.field, "hozon")
        camera.take("palette", window)
        palette.close_panel()
        window.actions_book["preferences"].trigger()
        preferences = window.findChild(Preferences)
        if preferences is None:
            raise LookupError("the preferences did not open")
        camera.take("preferences", preferences)
        preferences.close()


def sample(
    camera: Camera, name: str, size: tuple[int, int], choice: ThemeChoice, panel: str, block: int = 5
) -> None:
    """The finished sample with one of the panels."""
    with camera.window(size, choice) as window:
        window.start_page.sample_choice.click()
        camera.until(lambda: window.record_shown)
        window.workspace.manuscript.go_to_block(block)
        window.actions_book[f"panel_{panel}"].trigger()
        camera.rest()
        window.actions_book["to_manuscript"].trigger()
        camera.take(name, window)


# What the bare sample becomes, a key for each paragraph: the walk of docs/structuring.md.
_WALK = "MKS1 P3 5"
_REST_OF_WALK = "371 5PMKS4 54 743K1 818PMK51 83 541 S"


def structuring(camera: Camera) -> None:
    """The bare sample, structured by keys."""
    with camera.window(_LAPTOP, ThemeChoice.LIGHT) as window:
        window.desk.open(Path(str(example("minatogaoka-7-bare.yaml"))))
        camera.until(lambda: window.record_shown)
        manuscript = window.workspace.manuscript
        talk = next(i for i, b in enumerate(window.session.record.blocks) if b.kind is BlockKind.TEXT)
        manuscript.go_to_block(talk)
        camera.take("walk-bare", window)
        QTest.keyClick(manuscript, Qt.Key.Key_F4)
        for key in _WALK:
            QTest.keyClick(manuscript, Qt.Key(ord(key)))
        camera.take("walk-tagging", window)
        QTest.keyClick(manuscript, Qt.Key.Key_F)
        QTest.keyClicks(window.workspace.picker.findChild(QLineEdit), "hoa")
        camera.take("walk-search", window)
        QTest.keyClick(window.workspace.picker.findChild(QLineEdit), Qt.Key.Key_Escape)
        for key in _REST_OF_WALK:
            QTest.keyClick(manuscript, Qt.Key(ord(key)))
        QTest.keyClick(manuscript, Qt.Key.Key_Escape)
        camera.take("walk-done", window)
        said = next(i for i, b in enumerate(window.session.record.blocks) if b.kind is BlockKind.UTTERANCE)
        manuscript.go_to_block(said, 43)
        window.actions_book["passage_speaker"].trigger()
        camera.take("walk-passage", window)


def replacing(camera: Camera) -> None:
    """What is to be replaced in the finished sample, each place with a tick."""
    with camera.window(_LAPTOP, ThemeChoice.LIGHT) as window:
        window.start_page.sample_choice.click()
        camera.until(lambda: window.record_shown)
        window.actions_book["replace"].trigger()
        fields = [f for f in window.workspace.findChildren(SearchField) if f.isVisible()]
        for field, words in zip(fields, ("図書館", "中央図書館"), strict=True):
            field.setText(words)
        camera.take("replace", window)


def beginning(camera: Camera) -> None:
    """How a new record begins, and how long the finished sample is."""
    with camera.window(_LAPTOP, ThemeChoice.LIGHT) as window:
        window.start_page.new_choice.click()
        camera.until(lambda: window.findChild(BeginWindow))
        asking = window.findChild(BeginWindow)
        if asking is None:
            raise LookupError("nothing asks how the record begins")
        asking.title.setPlainText("これからの図書館を語る")
        asking.date.setPlainText("令和4年10月21日")
        asking.people.setPlainText(
            "早瀬 文乃　湊が丘市長\n椎葉 緑（図書館長）\n司会：桐生 透\n帆足・榎並の二名"
        )
        asking.agenda.setPlainText("本の受け取り\n夜のバス")
        camera.until(asking.doubts.text)
        asking.title.setFocus()
        camera.take("begin", asking)
        asking.done(0)
        window.starting.open_sample()
        camera.rest()
        window.actions_book["count"].trigger()
        lengths = window.findChild(CountWindow)
        if lengths is None:
            raise LookupError("the lengths did not open")
        camera.take("count", lengths)
        lengths.close()


def main() -> int:
    """Take all pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "images"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["ZADANKAI_HOME"] = home
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        app = QApplication(sys.argv[:1])
        app.setStyle("Fusion")
        app.setCursorFlashTime(0)
        translators = use_japanese(app)
        camera = Camera(app, folder)
        from_paste_to_problems(camera)
        structuring(camera)
        beginning(camera)
        replacing(camera)
        keys(camera)
        sample(camera, "editor", _LAPTOP, ThemeChoice.LIGHT, "participants")
        sample(camera, "editor-dark", _LAPTOP, ThemeChoice.DARK, "agenda")
        sample(camera, "wide", _DESKTOP, ThemeChoice.LIGHT, "details")
        sample(camera, "wide-dark", _DESKTOP, ThemeChoice.DARK, "photos", block=6)
        for translator in translators:
            app.removeTranslator(translator)
    return 0


if __name__ == "__main__":
    sys.exit(main())
