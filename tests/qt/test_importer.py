"""Taking in files and the clipboard, and what was accepted in the review into the record."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from tests.qt.import_review.sources import SAMPLE, recognized, sample_text
from zadankai_editor.readers import read_html
from zadankai_editor.readers.structure import HintRole, SourcePicture
from zadankai_editor.recognize import Recognition
from zadankai_editor.record.findings import Severity
from zadankai_editor.record.nodes import Block, BlockKind
from zadankai_editor.session import sources
from zadankai_editor.session.incoming import Brought, Where
from zadankai_editor.session.sources import document_of_file, document_of_text, missing_from
from zadankai_editor.storage.errors import StorageError
from zadankai_editor.storage.pictures import unused_pictures
from zadankai_editor.ui.import_review.dialog import ImportReview
from zadankai_editor.ui.importer import SOURCE_FILES
from zadankai_editor.ui.main_window import MainWindow

PNG = b"\x89PNG\r\n\x1a\n" + b"drawn" * 50


@pytest.fixture
def review(qtbot: QtBot, window: MainWindow) -> Callable[[], ImportReview]:
    """Return what waits for the review that was opened."""

    def opened() -> ImportReview:
        qtbot.waitUntil(lambda: window.findChild(ImportReview) is not None)
        dialog = window.findChild(ImportReview)
        assert isinstance(dialog, ImportReview)
        qtbot.waitUntil(dialog.review.isVisible)
        return dialog

    return opened


def mime(text: str = "", html: str = "", file: Path | None = None) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if file:
        data.setUrls([QUrl.fromLocalFile(str(file))])
    return data


def with_pictures(*pictures: SourcePicture) -> Recognition:
    """The sample with pictures on its first photos."""
    found = recognized(sample_text())
    photos = [block.id for block in found.state.record.blocks if block.kind is BlockKind.PHOTO]
    return Recognition(found.state, (), pictures=dict(zip(photos, pictures, strict=False)))


class TestFiles:
    def test_the_file_dialog_offers_every_kind(
        self, qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[str] = []

        def choose(*arguments: str) -> tuple[str, str]:
            asked.append(arguments[3])
            return "", ""

        monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
        window.actions_book["import"].trigger()
        qtbot.waitUntil(lambda: bool(asked))
        assert asked == [SOURCE_FILES]
        first = SOURCE_FILES.split(";;")[0]
        assert set(re.findall(r"\*(\.\w+)", first)) >= {
            ".txt",
            ".md",
            ".docx",
            ".html",
            ".htm",
            ".vtt",
            ".srt",
            ".json",
        }

    def test_a_copied_file_is_read_itself(
        self, window: MainWindow, review: Callable[[], ImportReview]
    ) -> None:
        window.importer.take(mime(text=SAMPLE.as_uri(), file=SAMPLE))
        assert review().review.source.toPlainText() == sample_text()

    def test_a_dropped_transcript_is_read_with_its_speakers(
        self, window: MainWindow, review: Callable[[], ImportReview], tmp_path: Path
    ) -> None:
        path = tmp_path / "会議.vtt"
        path.write_text(
            "WEBVTT\n\n00:01.000 --> 00:03.000\n<v 早瀬 文乃>おはようございます。\n\n"
            "00:03.000 --> 00:05.000\n<v 桐生 透>よろしくお願いします。\n",
            encoding="utf-8",
        )
        window.incoming.take(Brought(files=(path,)), Where.START)
        document = review()._importing.document
        assert document is not None
        labels = {hint.label for hint in document.structure.hints.values() if hint.label}
        assert labels == {"早瀬 文乃", "桐生 透"}

    def test_pictures_beside_a_page_are_asked_for_there(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seen: list[bytes | None] = []

        def read(data: bytes, name: str, *, neighbour: Callable[[str], bytes | None]) -> object:
            seen.extend((neighbour("a.png"), neighbour("../a.png")))
            return document_of_text(data.decode(), name)

        monkeypatch.setattr(sources, "read_source", read)
        (tmp_path / "page.html").write_text("甲：はい。", encoding="utf-8")
        (tmp_path / "a.png").write_bytes(PNG)
        document_of_file(tmp_path / "page.html")
        assert seen == [PNG, None]


class TestClipboard:
    def test_nothing_on_it_is_said(self, window: MainWindow) -> None:
        window.importer.take(None)
        box = window.findChild(QMessageBox)
        assert isinstance(box, QMessageBox)
        assert "クリップボードに文字がありません" in box.text()
        box.close()

    def test_text_alone(self, window: MainWindow, review: Callable[[], ImportReview]) -> None:
        window.importer.take(mime(sample_text()))
        assert review().review.source.toPlainText() == sample_text()

    def test_html_that_has_all_is_read(self) -> None:
        html = "<h2>祭りの話</h2><p><b>甲野</b>　屋台が増えました。</p>"
        document = document_of_text("祭りの話\n甲野　屋台が増えました。", html=html)
        assert document.structure.hints
        assert "甲野" in document.source.text

    def test_html_that_lacks_something_is_not(self) -> None:
        html = "<p>甲野　屋台が増えました。</p>"
        document = document_of_text("甲野　屋台が増えました。\n乙川　はい。", html=html)
        assert document.source.text == "甲野　屋台が増えました。\n乙川　はい。"
        (told,) = document.structure.dropped
        assert "文字だけを読み取りました" in told.message

    def test_html_alone_is_read(self) -> None:
        assert "甲野" in document_of_text("", html="<p>甲野　屋台が増えました。</p>").source.text

    def test_that_the_text_was_used_is_said_in_the_review(
        self, window: MainWindow, review: Callable[[], ImportReview]
    ) -> None:
        window.importer.take(mime("甲野：屋台。\n乙川：はい。", html="<p>甲野：屋台。</p>"))
        page = review().review
        button = page.heading.dropped_button
        assert button.isVisible()
        assert not page.dropped.isVisible()
        button.click()
        assert page.dropped.isVisible()
        told = page.dropped.item(0).text()
        assert "文字だけを読み取りました" in told
        assert "書式付きの内容に、「乙川：はい。」が抜けていたためです。" in told

    def test_many_lines_that_the_html_lacks_are_counted(
        self, window: MainWindow, review: Callable[[], ImportReview]
    ) -> None:
        words = ("屋台", "山車", "花火", "御輿", "提灯")
        lines = [f"乙川：{word}の話です。" for word in words]
        window.importer.take(mime("\n".join(["甲野：昼。", *lines]), html="<p>甲野：昼。</p>"))
        told = review().review.dropped.item(0).text()
        assert told.endswith(f"「{lines[0]}」「{lines[1]}」「{lines[2]}」ほか2行が抜けていたためです。")

    def test_characters_that_are_lost_within_a_line_are_counted(self) -> None:
        document = document_of_text("祭り祭り\n祭り", html="<p>祭り祭り</p>")
        (told,) = document.structure.dropped
        assert told.message.endswith("書式付きの内容に、2字が抜けていたためです。")

    @pytest.mark.parametrize(
        ("formatted", "part", "missing"),
        [
            ("一 二<br>三", "一二三", ""),
            ("一二三四", "二　三", ""),
            ("一二", "一二二", "二"),
            ("甲", "乙", "乙"),
            ("海が<ruby>見<rt>み</rt></ruby>える", "海が見みえる", ""),
            ("海が<ruby>見<rt>み</rt></ruby>える", "海が見(み)える", ""),
            ("海が<ruby>見<rp>《</rp><rt>み</rt><rp>》</rp></ruby>える", "海が見《み》える", ""),
            ("海が<ruby>見<rt>み</rt></ruby>える", "海が見(み)える(笑)", "()笑"),
            ("海が<ruby>見<rt>み</rt></ruby>える", "海が見みみえる", "み"),
            ("<ul><li>海<li>山</ul>", "  • 海\n  • 山", ""),
            ("<ol><li>海<li>山</ol>", "1. 海\n2. 山", ""),
            ("<p>海<p>山", "- 海\n- 山", "--"),
            ('<table><tr><td>甲野<br>洋<td>"海"<tr><td>乙<td>丙</table>', '"甲野\n洋"\t"海"\n乙\t丙', ""),
            ('<table><tr><td>甲"野"<br>洋<td>海</table>', '"甲""野""\n洋"\t海', ""),
            ("<p>甲が海と言った", '甲が"海"と言った', '""'),
        ],
    )
    def test_only_what_is_truly_missing_counts(self, formatted: str, part: str, missing: str) -> None:
        assert missing_from(read_html(formatted, "貼り付け"), part) == missing

    def test_a_page_with_ruby_keeps_its_structure_and_tells_the_readings(
        self, window: MainWindow, review: Callable[[], ImportReview]
    ) -> None:
        html = "<h2>祭りの話</h2><p><b>甲野</b>　海が<ruby>見<rt>み</rt></ruby>える<ruby>浜<rt>はま</rt></ruby>。</p>"
        window.importer.take(mime("祭りの話\n甲野　海が見みえる浜はま。", html=html))
        page = review().review
        assert "海が見える浜。" in page.source.toPlainText()
        document = review()._importing.document
        assert document is not None
        assert document.structure.hints[1].role is HintRole.HEADING
        page.heading.dropped_button.click()
        assert "ルビの読み（2か所） 「見（み）」、「浜（はま）」" in page.dropped.item(0).text()


class TestPictures:
    def test_they_are_stored_and_their_blocks_name_them_in_one_step(
        self, qtbot: QtBot, window: MainWindow
    ) -> None:
        found = with_pictures(SourcePicture("a.png", PNG), SourcePicture("b.png", PNG + b"other"))
        window.importer._take_over(found)
        session, desk = window.session, window.desk
        qtbot.waitUntil(lambda: bool(session.record.blocks))
        photos = [b.file for b in session.record.blocks if b.kind is BlockKind.PHOTO]
        assert photos[:2] == ["images/a.png", "images/b.png"]
        assert desk.folder is not None
        assert (desk.folder / "images/a.png").read_bytes() == PNG
        session.undo()
        assert not session.record.blocks
        assert unused_pictures(session.record, desk.folder) == ("images/a.png", "images/b.png")

    def test_one_that_cannot_be_stored_is_said(self, qtbot: QtBot, window: MainWindow) -> None:
        window.importer._take_over(
            with_pictures(SourcePicture("chart.wmf", b"\xd7\xcd\xc6\x9a"), SourcePicture("b.png", PNG))
        )
        qtbot.waitUntil(lambda: bool(window.session.record.blocks))
        photos = [b.file for b in window.session.record.blocks if b.kind is BlockKind.PHOTO]
        assert photos[:2] == [None, "images/b.png"]
        box = window.findChild(QMessageBox)
        assert isinstance(box, QMessageBox)
        assert "chart" in box.text()
        box.close()

    def test_while_something_is_saved_the_text_is_taken_all_the_same(
        self, qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def busy(*_arguments: object) -> None:
            raise StorageError("保存の最中です。")

        window.desk.new()
        monkeypatch.setattr(window.desk, "store_pictures", busy)
        window.importer._take_over(with_pictures(SourcePicture("a.png", PNG)))
        assert window.session.record.blocks
        box = window.findChild(QMessageBox)
        assert isinstance(box, QMessageBox)
        assert "保存の最中です。" in box.text()
        box.close()

    def test_another_record_that_is_begun_meanwhile_waits_and_does_not_take_its_place(
        self, qtbot: QtBot, window: MainWindow
    ) -> None:
        said: list[str] = []
        window.filing.said.connect(said.append)
        window.importer._take_over(with_pictures(SourcePicture("a.png", PNG)))
        window.desk.new()
        qtbot.waitUntil(lambda: any("「新しい記録」は開きませんでした。" in words for words in said))
        assert window.session.record.blocks

    def test_a_source_without_pictures_is_there_at_once(self, window: MainWindow) -> None:
        window.importer._take_over(recognized(sample_text()))
        assert window.session.record.blocks
        assert isinstance(window.session.record.blocks[0], Block)


SILENT_AND_DOUBTFUL = """湊の座談会

参加者：早瀬文(市長)、桐生学(図書館長)、大槻渉(市民)、真鍋洋子(市民)

早瀬：おはようございます。
桐生：よろしくお願いします。
早瀬：始めましょう。
はい、桐生です。
瀬戸口：私もいます。
"""


def test_what_is_said_after_an_import_is_where_f8_leads_first(
    qtbot: QtBot, window: MainWindow, review: Callable[[], ImportReview]
) -> None:
    window.importer.take_text(SILENT_AND_DOUBTFUL)
    dialog = review()
    QTest.keyClick(dialog.accept_button, Qt.Key.Key_Return)
    words = next(w for w in window.status.findChildren(QLabel) if w.accessibleName() == "記録の状態")
    with qtbot.waitActive(window):
        window.activateWindow()
    manuscript = window.workspace.manuscript
    qtbot.waitUntil(lambda: window.checker.up_to_date)
    findings = window.checker.findings
    assert findings[0].severity is Severity.WARNING
    counts = Counter(f.severity for f in findings)
    urgent = [f for f in findings if f.severity in {Severity.ERROR, Severity.DOUBT}]
    assert urgent
    assert words.text().startswith("記録を取り込みました。")
    for severity in (Severity.ERROR, Severity.DOUBT, Severity.WARNING):
        assert not counts[severity] or f"{severity.words} {counts[severity]}件" in words.text()
    QTest.keyClick(manuscript, Qt.Key.Key_F8)
    assert words.text() == urgent[0].message
