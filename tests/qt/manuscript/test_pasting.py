"""Paste of text and of blocks, whatever the clipboard holds."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication

from tests.qt.manuscript.support import CONTROL, SHIFT, Bench, Key
from tests.record_states import K, agenda, block, state_of
from zadankai_editor.record.commands.participants import remove_participant
from zadankai_editor.record.nodes import AgendaItem, UnknownSpeaker
from zadankai_editor.record.review import State
from zadankai_editor.session.incoming import Brought
from zadankai_editor.ui.manuscript.clipboard import BLOCKS_FORMAT

L1, S1, Q1, U1, U2, H1, U3, F1, T1, U4, C1 = range(11)


@pytest.mark.parametrize("index", range(11))
def test_one_line_goes_into_any_kind(bench: Bench, index: int) -> None:
    bench.put(index, 1)
    bench.paste("𠮟る")
    text = bench.start.record.blocks[index].text
    assert bench.texts[index] == text[:1] + "𠮟る" + text[1:]
    assert bench.caret == (index, 3)
    assert bench.steps == 1
    bench.check_undo_and_redo()


@pytest.mark.parametrize("index", [Q1, U1, U2, T1])
def test_lines_become_paragraphs_of_the_same_block(bench: Bench, index: int) -> None:
    bench.put(index, 1)
    bench.paste("い\nろ\nは")
    text = bench.start.record.blocks[index].text
    assert bench.texts[index] == f"{text[:1]}い\nろ\nは{text[1:]}"
    assert len(bench.texts) == 11
    assert bench.caret == (index, 6)
    bench.check_undo_and_redo()


@pytest.mark.parametrize("index", [S1, H1, F1])
def test_lines_in_a_heading_or_photo_become_utterances_of_nobody(bench: Bench, index: int) -> None:
    bench.put(index, 1)
    bench.paste("い\nろ\nは")
    text = bench.start.record.blocks[index].text
    assert bench.texts[index : index + 3] == [f"{text[:1]}い{text[1:]}", "ろ", "は"]
    assert bench.speakers[index : index + 3] == [None, None, None]
    bench.check_undo_and_redo()


@pytest.mark.parametrize("index", [L1, C1])
def test_lines_in_lead_and_closing_become_paragraphs_there(bench: Bench, index: int) -> None:
    bench.put(index, 1)
    bench.paste("い\nろ")
    text = bench.start.record.blocks[index].text
    assert bench.texts[index : index + 2] == [f"{text[:1]}い", f"ろ{text[1:]}"]
    assert bench.caret == (index + 1, 1)
    bench.check_undo_and_redo()


@pytest.mark.parametrize(
    "text", ["い\r\nろ\r\n", "い\rろ", "い\u2028ろ", "い\u2029ろ", "い\x0bろ\n", "い\x0cろ"]
)
def test_every_kind_of_line_end_is_one_paragraph_break(bench: Bench, text: str) -> None:
    bench.put(U1, 0)
    bench.paste(text)
    assert bench.texts[U1] == "い\nろ𠮷野家の隣に図書館があります。"
    assert bench.caret == (U1, 3)


def test_control_characters_go_and_spaces_stay(bench: Bench) -> None:
    bench.put(U1, 0)
    bench.paste("\ufeffい\x00\u00a0\u3000\t\x1bろ\ufdd0\ufdd1は")
    assert bench.texts[U1].startswith("い\u00a0\u3000\tろは𠮷野家")
    bench.check_undo_and_redo()


@pytest.mark.parametrize("text", ["𠮷野家", "葛󠄀城", "か\u3099", "👨‍👩‍👧", "𩸽"])
def test_characters_of_several_units_keep_their_places(bench: Bench, text: str) -> None:
    bench.put(U1, 1)
    bench.paste(text)
    assert bench.texts[U1] == f"𠮷{text}野家の隣に図書館があります。"
    assert bench.caret == (U1, 1 + len(text))
    bench.type("x")
    assert bench.texts[U1] == f"𠮷{text}x野家の隣に図書館があります。"
    bench.check_undo_and_redo()


def test_paste_over_a_selection_across_speakers_leaves_the_border(bench: Bench) -> None:
    bench.select((U1, 3), (U2, 2))
    bench.paste("い\nろ")
    assert bench.texts[U1 : U1 + 2] == ["𠮷野家い\nろ", "開いています。\n日曜も開けます。"]
    assert bench.speakers[U1 : U1 + 2] == ["p1", "p2"]
    assert bench.caret == (U1, 6)
    assert bench.steps == 1
    bench.check_undo_and_redo()


def test_select_all_and_paste(bench: Bench) -> None:
    bench.key(Key.Key_A, CONTROL)
    bench.paste("い")
    assert bench.texts == ["い"]
    assert bench.steps == 1
    bench.check_undo_and_redo()


def test_lines_pasted_into_an_empty_record_are_for_the_importer(bench: Bench) -> None:
    for state in (State(), state_of(block("b1", text=""))):
        bench.open(state)
        pasted: list[str] = []
        bench.manuscript.record_pasted.connect(lambda mime, into=pasted: into.append(mime.text()))
        bench.paste("座談会\n甲野：はい")
        assert pasted == ["座談会\n甲野：はい"]
        assert bench.session.state == state
        bench.manuscript.record_pasted.disconnect()


def html(html: str, text: str | None = None) -> QMimeData:
    mime = QMimeData()
    mime.setHtml(html)
    if text is not None:
        mime.setText(text)
    return mime


def test_the_text_of_html_alone_is_pasted(bench: Bench) -> None:
    bench.put(U1, 0)
    QGuiApplication.clipboard().setMimeData(html("<p>海が<b>見える</b>。</p>"))
    bench.paste()
    assert bench.texts[U1].startswith("海が見える。𠮷")
    assert bench.steps == 1
    bench.check_undo_and_redo()


@pytest.mark.parametrize("text", [None, "海が見みえる", "海が見(み)える"])
def test_readings_of_ruby_are_told_and_not_put_into_the_words(bench: Bench, text: str | None) -> None:
    said: list[str] = []
    bench.manuscript.said.connect(said.append)
    bench.put(U1, 0)
    QGuiApplication.clipboard().setMimeData(html("<p>海が<ruby>見<rt>み</rt></ruby>える</p>", text))
    bench.paste()
    assert bench.texts[U1].startswith("海が見える𠮷")
    assert said == ["取り込まなかったもの：ルビの読み 「見（み）」。"]


def test_plain_text_is_pasted_where_html_lacks_some_of_it(bench: Bench) -> None:
    bench.put(U1, 0)
    QGuiApplication.clipboard().setMimeData(html("<ruby>見<rt>み</rt></ruby>", "見みえる"))
    bench.paste()
    assert bench.texts[U1].startswith("見みえる𠮷")


def test_html_of_several_lines_in_an_empty_record_is_for_the_importer(bench: Bench) -> None:
    bench.open(State())
    pasted: list[QMimeData] = []
    bench.manuscript.record_pasted.connect(pasted.append)
    QGuiApplication.clipboard().setMimeData(html("<p>座談会<p>甲野：はい"))
    bench.paste()
    assert len(pasted) == 1
    bench.manuscript.record_pasted.disconnect()


def test_html_that_takes_long_to_read_is_for_the_importer(bench: Bench) -> None:
    pasted: list[QMimeData] = []
    bench.manuscript.record_pasted.connect(pasted.append)
    QGuiApplication.clipboard().setMimeData(html("<p>海が見える。</p>" * 10_000))
    bench.put(U1, 0)
    bench.paste()
    assert len(pasted) == 1
    assert bench.session.state == bench.start
    bench.manuscript.record_pasted.disconnect()


def test_html_alone_is_dropped_where_the_mouse_is(bench: Bench) -> None:
    assert bench.drop(html("<p>海が<ruby>見<rt>み</rt></ruby>える</p>"), (U1, 0))
    assert bench.texts[U1].startswith("海が見える𠮷")


def test_one_line_pasted_into_an_empty_record_begins_an_utterance(bench: Bench) -> None:
    bench.open(State())
    bench.paste("はい")
    assert bench.texts == ["はい"]
    assert bench.caret == (0, 2)


def test_a_record_of_pictures_alone_is_not_empty(bench: Bench) -> None:
    bench.open(state_of(block("f1", K.PHOTO, file="images/a.png")))
    pasted: list[object] = []
    bench.manuscript.record_pasted.connect(pasted.append)
    bench.paste("い\nろ")
    assert pasted == []
    assert bench.session.record.blocks[0].file == "images/a.png"


@pytest.mark.parametrize("keys", [(Key.Key_X, CONTROL), (Key.Key_Delete, SHIFT)])
def test_cut_and_paste_elsewhere_carries_ids_and_speakers(bench: Bench, keys: tuple[Key, object]) -> None:
    bench.select((U1, 0), (U2, len(bench.texts[U2])))
    bench.key(*keys)  # type: ignore[arg-type]
    # The first stays, empty, as a line does; it goes with its own Backspace.
    bench.put(U1, 0)
    bench.key(Key.Key_Backspace)
    assert "u1" not in bench.ids
    bench.put(bench.ids.index("u4"), len(bench.texts[bench.ids.index("u4")]))
    bench.paste()
    at = bench.ids.index("u4") + 1
    assert bench.ids[at : at + 2] == ["u1", "u2"]
    assert bench.speakers[at : at + 2] == ["p1", "p2"]
    assert bench.texts[at : at + 2] == [bench.start.record.blocks[i].text for i in (U1, U2)]
    bench.check_undo_and_redo()


def test_cut_and_paste_at_the_same_place_is_as_before(bench: Bench) -> None:
    for start, end in [((U1, 2), (U3, 3)), ((U1, 0), (U3, 3)), ((U1, 2), (U3, 0)), ((L1, 3), (C1, 4))]:
        bench.open(bench.start)
        bench.select(start, end)
        bench.key(Key.Key_X, CONTROL)
        bench.paste()
        assert bench.session.record == bench.start.record, (start, end)
        bench.check_undo_and_redo()


def test_a_copy_has_new_ids_and_the_same_speakers(bench: Bench) -> None:
    bench.select((U1, 0), (U2, len(bench.texts[U2])))
    bench.key(Key.Key_C, CONTROL)
    bench.put(U4, len(bench.texts[U4]))
    bench.paste()
    assert bench.texts[U4 + 1 : U4 + 3] == bench.texts[U1 : U2 + 1]
    assert bench.speakers[U4 + 1 : U4 + 3] == ["p1", "p2"]
    assert len(set(bench.ids)) == 13
    assert bench.caret == (U4 + 2, len(bench.texts[U2]))
    bench.check_undo_and_redo()


def test_a_copied_border_brings_no_empty_block(bench: Bench) -> None:
    bench.select((U1, 0), (U2, 0))
    bench.key(Key.Key_C, CONTROL)
    bench.put(U4, len(bench.texts[U4]))
    bench.paste()
    assert bench.texts[U4 + 1 :] == [bench.texts[U1], bench.start.record.blocks[C1].text]


def test_blocks_pasted_over_a_selection_are_one_step(bench: Bench) -> None:
    bench.select((U1, 0), (U2, 3))
    bench.key(Key.Key_C, CONTROL)
    bench.select((U3, 0), (U4, len(bench.texts[U4])))
    bench.paste()
    assert bench.steps == 1
    assert bench.speakers[U3 : U3 + 2] == ["p1", "p2"]
    assert bench.texts[U3 : U3 + 2] == ["𠮷野家の隣に図書館があります。", "夜も開"]
    bench.check_undo_and_redo()


def test_all_that_was_cut_comes_back_and_is_not_imported(bench: Bench) -> None:
    pasted: list[object] = []
    bench.manuscript.record_pasted.connect(pasted.append)
    bench.key(Key.Key_A, CONTROL)
    bench.key(Key.Key_X, CONTROL)
    assert bench.texts == [""]
    bench.paste()
    assert pasted == []
    assert bench.texts == [b.text for b in bench.start.record.blocks]
    assert bench.speakers == [b.speaker for b in bench.start.record.blocks]
    bench.check_undo_and_redo()


def test_in_another_record_the_same_id_is_somebody_else(bench: Bench) -> None:
    bench.select((U1, 0), (U4, len(bench.texts[U4])))
    bench.key(Key.Key_C, CONTROL)
    other = state_of(block("b1", text="前", speaker="p1"), labels=("丙山", "丁田", "甲野"))
    bench.open(other)
    bench.put(0, 1)
    bench.paste()
    said = {b.text[:2]: bench.session.record.label_of(b.speaker) for b in bench.session.record.blocks}
    assert said["𠮷野"] == "甲野"
    assert said["夜も"] == "乙川"
    assert said["あり"] == "丙山"
    unknown = [b for b in bench.session.record.blocks if isinstance(b.speaker, UnknownSpeaker)]
    assert [b.text[:2] for b in unknown] == ["夜も"]


def test_in_another_record_a_section_means_the_item_of_its_number(bench: Bench) -> None:
    here = state_of(
        block("s1", K.SECTION, "図書館", agenda="a1"), block("s2", K.SECTION, "広場", agenda="a2")
    )
    bench.open(here.model_copy(update={"record": here.record.replaced(agenda=agenda("図書館", "広場"))}))
    bench.key(Key.Key_A, CONTROL)
    bench.key(Key.Key_C, CONTROL)
    there = state_of(block("b1", text="前"))
    items = (AgendaItem(id="a1", number=2, text="広場"), AgendaItem(id="a2", number=1, text="図書館"))
    bench.open(there.model_copy(update={"record": there.record.replaced(agenda=items)}))
    bench.put(0, 1)
    bench.paste()
    assert [b.agenda for b in bench.session.record.blocks] == [None, "a2", "a1"]


def test_who_has_gone_since_the_cut_is_remembered_by_label(bench: Bench) -> None:
    bench.select((U2, 0), (U3, len(bench.texts[U3])))
    bench.key(Key.Key_X, CONTROL)
    assert bench.session.dispatch(remove_participant(bench.session.state, "p2"))
    bench.put(U2, 0)
    bench.paste()
    assert UnknownSpeaker(label="乙川") in bench.speakers


def test_other_programs_get_speakers_beside_their_words(bench: Bench) -> None:
    bench.select((U1, 3), (U2, 2))
    bench.key(Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "甲野：の隣に図書館があります。\n乙川：夜も"
    bench.select((U1, 0), (U1, 3))
    bench.key(Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "𠮷野家"
    assert not QGuiApplication.clipboard().mimeData().hasFormat(BLOCKS_FORMAT)


@pytest.mark.parametrize(
    "data", [b"", b"null", b"{", b'{"blocks":[]}', b"\xff\xfe", b'[{"id":"U1","kind":"utterance"}]']
)
def test_blocks_that_cannot_be_read_are_pasted_as_text(bench: Bench, data: bytes) -> None:
    mime = QMimeData()
    mime.setData(BLOCKS_FORMAT, data)
    mime.setText("文")
    QGuiApplication.clipboard().setMimeData(mime)
    bench.put(U1, 0)
    bench.paste()
    assert bench.texts[U1].startswith("文𠮷")


def test_a_file_on_the_clipboard_is_no_text(bench: Bench) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/写真.png")])
    mime.setText("file:///tmp/写真.png")
    brought: list[object] = []
    bench.manuscript.brought.connect(lambda what, at: brought.append((what, at)))
    bench.put(U2, 1)
    QGuiApplication.clipboard().setMimeData(mime)
    bench.paste()
    assert bench.session.state == bench.start
    assert brought == [(Brought(files=(Path("/tmp/写真.png"),)), "u2")]


def test_an_empty_clipboard_pastes_nothing(bench: Bench) -> None:
    QGuiApplication.clipboard().clear()
    bench.paste()
    assert bench.session.state == bench.start


def test_copy_and_cut_without_a_selection_leave_the_clipboard_alone(bench: Bench) -> None:
    bench.clipboard("前から")
    bench.put(U1, 2)
    bench.key(Key.Key_C, CONTROL)
    bench.key(Key.Key_X, CONTROL)
    assert QGuiApplication.clipboard().text() == "前から"
    assert bench.session.state == bench.start
