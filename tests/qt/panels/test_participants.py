"""The panel of participants, with real keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.qt.panels.samples import large_state, with_blocks
from zadankai_editor.record.commands import text as text_commands
from zadankai_editor.record.commands.participants import change_participant
from zadankai_editor.record.nodes import Block, BlockKind, UnknownSpeaker
from zadankai_editor.record.review import State
from zadankai_editor.session.session import Session
from zadankai_editor.ui.panels.participants import ParticipantsPanel
from zadankai_editor.ui.theme import DARK, LIGHT
from zadankai_editor.ui.widgets.fields import LineField

ALT = Qt.KeyboardModifier.AltModifier
Show = Callable[[QWidget], None]


@pytest.fixture
def panel(session: Session, show: Show) -> ParticipantsPanel:
    panel = ParticipantsPanel(session, LIGHT)
    show(panel)
    return panel


def labels(session: Session) -> list[str]:
    return [p.label for p in session.record.participants]


def steps(session: Session) -> int:
    return session.undo_stack.count()


def problem(field: LineField) -> str:
    return field.draft.problem


def type_label(qtbot: QtBot, panel: ParticipantsPanel, text: str) -> None:
    field = panel.form.fields["label"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_rows_show_digit_name_title_and_count(panel: ParticipantsPanel) -> None:
    assert panel.model.text(panel.model.values[0]) == "数字1、早瀬、早瀬 文乃、湊が丘市CIO、発言6件"
    assert panel.model.text(panel.model.values[1]).endswith("発言なし")


def test_renaming_is_one_step_and_every_utterance_follows(
    qtbot: QtBot, session: Session, panel: ParticipantsPanel
) -> None:
    type_label(qtbot, panel, "hayase")
    assert steps(session) == 0, "nothing happens while somebody types"
    qtbot.keyClick(panel.form.fields["label"], Qt.Key.Key_Return)
    assert steps(session) == 1
    spoken = [b for b in session.record.blocks if b.speaker == "p1"]
    assert {session.record.label_of(b.speaker) for b in spoken} == {"hayase"}
    session.undo()
    assert panel.form.fields["label"].text() == "早瀬"
    assert panel.model.values[0].label == "早瀬"


def test_text_goes_into_the_record_when_the_focus_leaves_and_when_typing_rests(
    qtbot: QtBot, session: Session, panel: ParticipantsPanel
) -> None:
    title = panel.form.fields["title"]
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Mayor")
    qtbot.keyClick(title, Qt.Key.Key_Tab)
    assert session.record.participants[0].title == "Mayor"
    post = panel.form.fields["post"]
    assert post.hasFocus()
    post.selectAll()
    qtbot.keyClicks(post, "Vice ")
    qtbot.waitUntil(lambda: session.record.participants[0].post == "Vice", timeout=4000)
    assert post.text() == "Vice ", "the space that is being typed stays"
    qtbot.keyClicks(post, "mayor")
    panel.commit_pending()
    assert session.record.participants[0].post == "Vice mayor"
    assert steps(session) == 3


def test_label_of_somebody_else_is_refused_at_the_field_and_stays_typed(
    qtbot: QtBot, session: Session, panel: ParticipantsPanel
) -> None:
    type_label(qtbot, panel, "")
    field = panel.form.fields["label"]
    field.insert("桐生")
    field.draft.touch()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert steps(session) == 0
    assert "桐生" in problem(field)
    panel.list.setFocus()
    assert field.text() == "桐生"
    panel.list.setCurrentIndex(panel.model.index(2))
    assert field.text() == "椎葉"
    assert problem(field) == ""
    panel.list.setCurrentIndex(panel.model.index(0))
    assert field.text() == "桐生"
    assert "桐生" in problem(field)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "早瀬"
    assert problem(field) == ""
    assert labels(session)[0] == "早瀬"


def test_composition_is_not_committed_before_it_ends(
    qtbot: QtBot, session: Session, panel: ParticipantsPanel, compose: Callable[..., None]
) -> None:
    field = panel.form.fields["reading"]
    field.setFocus()
    field.selectAll()
    compose(field, preedit="にほn")
    field.draft._idle.timeout.emit()
    assert steps(session) == 0
    compose(field, preedit="")
    assert field.text() == "はやせ ふみの", "a cancelled composition gives back what it replaced"
    field.selectAll()
    compose(field, preedit="にほん")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "\n" not in field.text()
    compose(field, commit="𠮷野")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.record.participants[0].reading == "𠮷野"


def test_undo_takes_back_what_is_still_being_typed(
    qtbot: QtBot, session: Session, panel: ParticipantsPanel
) -> None:
    type_label(qtbot, panel, "abc")
    session.undo()
    assert labels(session)[0] == "早瀬"
    assert panel.form.fields["label"].text() == "早瀬"
    session.redo()
    assert labels(session)[0] == "abc"


def test_new_participant_comes_with_a_label_and_what_else_was_typed(
    qtbot: QtBot, session: Session, panel: ParticipantsPanel
) -> None:
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    label, name = panel.form.fields["label"], panel.form.fields["name"]
    assert label.hasFocus()
    name.setFocus()
    qtbot.keyClicks(name, "Sato  Ken")
    label.setFocus()
    assert steps(session) == 0
    assert name.text() == "Sato  Ken"
    qtbot.keyClicks(label, "Sato")
    qtbot.keyClick(label, Qt.Key.Key_Return)
    new = session.record.participants[-1]
    assert (new.label, new.name) == ("Sato", "Sato Ken")
    assert session.review.digit_of(new.id) == 9
    assert steps(session) == 1
    assert panel.list.currentIndex().row() == 8
    assert name.hasFocus()


def test_new_participant_can_be_given_up(qtbot: QtBot, session: Session, panel: ParticipantsPanel) -> None:
    panel.begin_new()
    qtbot.keyClick(panel.form.fields["label"], Qt.Key.Key_Escape)
    assert panel.form.fields["label"].text() == "早瀬"
    assert steps(session) == 0


def test_moving_by_keys_follows_the_participant(
    qtbot: QtBot, session: Session, panel: ParticipantsPanel
) -> None:
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down, ALT)
    assert labels(session)[:3] == ["早瀬", "椎葉", "榎並"]
    assert panel.list.currentIndex().row() == 2
    assert panel.form.fields["label"].text() == "榎並"
    qtbot.keyClick(panel.list, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(panel.list, Qt.Key.Key_Up, ALT)
    assert labels(session)[0] == "榎並"
    assert not panel.up.isEnabled()


def test_removing_asks_with_the_number_of_utterances(
    qtbot: QtBot, session: Session, panel: ParticipantsPanel
) -> None:
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert panel.question.isVisible()
    assert "発言6件" in panel.question.yes.accessibleDescription()
    qtbot.keyClick(panel.question.yes, Qt.Key.Key_Escape)
    assert not panel.question.isVisible()
    assert panel.list.hasFocus()
    assert steps(session) == 0
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    qtbot.keyClick(panel.question.yes, Qt.Key.Key_Return)
    assert "早瀬" not in labels(session)
    left = [b for b in session.record.blocks if b.written == "早瀬"]
    assert len(left) == 6
    assert {b.speaker for b in left} == {None}
    assert panel.form.fields["label"].text() == "榎並", "the next one is selected"
    assert panel.unlisted.isVisible()
    session.undo()
    assert labels(session)[0] == "早瀬"
    assert not panel.unlisted.isVisible()


def test_removing_who_is_named_in_a_photo_alone_asks_too(
    qtbot: QtBot, session: Session, panel: ParticipantsPanel
) -> None:
    who = session.record.participants[0]
    blocks = tuple(b for b in session.record.blocks if b.speaker != who.id and who.id not in b.with_speakers)
    photo = Block(id="bp", kind=BlockKind.PHOTO, text="閲覧室", file="images/a.png", people=(who.id,))
    session.open(State(record=session.record.replaced(blocks=(*blocks, photo))))
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert panel.question.isVisible()
    assert "写真" in panel.question.yes.accessibleDescription()
    qtbot.keyClick(panel.question.yes, Qt.Key.Key_Escape)
    assert session.record.participants[0] == who


def test_whom_nothing_names_is_removed_without_a_question(
    qtbot: QtBot, session: Session, panel: ParticipantsPanel
) -> None:
    blocks = tuple(block.replaced(people=()) for block in session.record.blocks)
    session.open(State(record=session.record.replaced(blocks=blocks)))
    panel.list.setCurrentIndex(panel.model.index(1))
    qtbot.mouseClick(panel.remove, Qt.MouseButton.LeftButton)
    assert "榎並" not in labels(session)
    assert not panel.question.isVisible()


class TestUnlisted:
    @pytest.fixture
    def state(self, state: State) -> State:
        said = BlockKind.UTTERANCE
        return with_blocks(
            state,
            Block(id="x1", kind=said, text="一", speaker=UnknownSpeaker(label="穂谷")),
            Block(id="x2", kind=said, text="二", written="市側"),
            Block(id="x3", kind=said, text="三", written="市側"),
        )

    def test_unknown_label_is_added_with_its_utterances_by_one_button(
        self, qtbot: QtBot, session: Session, panel: ParticipantsPanel
    ) -> None:
        assert [panel.unlisted.model.text(v) for v in panel.unlisted.model.values] == [
            "「穂谷」1か所",
            "「市側」と書かれた発言 2件",
        ]
        qtbot.mouseClick(panel.unlisted.adopt, Qt.MouseButton.LeftButton)
        assert labels(session)[-1] == "穂谷"
        assert session.record.blocks[-4].speaker == session.record.participants[-1].id
        assert steps(session) == 1
        assert [v.label for v in panel.unlisted.model.values] == ["市側"]

    def test_the_mark_that_is_printed_before_a_name_stays_outside(
        self, qtbot: QtBot, session: Session, panel: ParticipantsPanel
    ) -> None:
        said = Block(id="x9", kind=BlockKind.UTTERANCE, text="九", written="○桐谷")
        session.open(State(record=session.record.replaced(blocks=(said,))))
        panel.unlisted.list.setCurrentIndex(panel.unlisted.model.index(0))
        qtbot.mouseClick(panel.unlisted.adopt, Qt.MouseButton.LeftButton)
        assert labels(session)[-1] == "桐谷"
        assert session.record.blocks[0].speaker == session.record.participants[-1].id

    def test_written_name_is_given_to_somebody_who_is_there(
        self, qtbot: QtBot, session: Session, panel: ParticipantsPanel
    ) -> None:
        panel.unlisted.list.setCurrentIndex(panel.unlisted.model.index(1))
        panel.unlisted.menu.aboutToShow.emit()
        panel.unlisted.menu.actions()[1].trigger()
        assert [b.speaker for b in session.record.blocks[-3:-1]] == ["p2", "p2"]
        assert steps(session) == 1

    def test_name_leads_to_its_first_utterance(self, qtbot: QtBot, panel: ParticipantsPanel) -> None:
        panel.unlisted.list.setFocus()
        panel.unlisted.list.setCurrentIndex(panel.unlisted.model.index(1))
        with qtbot.waitSignal(panel.block_wanted) as wanted:
            qtbot.keyClick(panel.unlisted.list, Qt.Key.Key_Return)
        assert wanted.args == ["x2"]


def test_field_of_a_finding_is_found(panel: ParticipantsPanel) -> None:
    assert panel.shows_field("participants[2].label")
    assert not panel.shows_field("agenda[0].text")
    panel.go_to_field("participants[2].name")
    assert panel.form.fields["name"].hasFocus()
    assert panel.form.fields["name"].text() == "椎葉 緑"
    assert panel.list.currentIndex().row() == 2


def test_typing_in_the_manuscript_does_not_touch_the_panel(
    session: Session, panel: ParticipantsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked() -> None:
        raise AssertionError("the panel looked at the record")

    monkeypatch.setattr(panel, "refresh", looked)
    index = next(i for i, b in enumerate(session.record.blocks) if b.kind is BlockKind.UTTERANCE)
    session.dispatch(text_commands.edit_text(session.state, index, 0, "", "あ"))
    assert not panel._pause.isActive()


def test_hidden_panel_catches_up_when_shown(session: Session, panel: ParticipantsPanel) -> None:
    panel.hide()
    session.dispatch(text_commands.edit_text(session.state, 3, 0, "", "あ"))
    panel._selected = "p3"
    session.dispatch(change_participant(session.state, "p3", label="椎の葉"))
    assert panel.model.values[2].label == "椎葉"
    panel.show()
    assert panel.model.values[2].label == "椎の葉"


def test_another_record_leaves_nothing_of_the_one_before(
    qtbot: QtBot, session: Session, panel: ParticipantsPanel
) -> None:
    type_label(qtbot, panel, "abc")
    session.open(State())
    assert panel.model.values == ()
    assert panel.empty.isVisible()
    assert panel.form.fields["label"].text() == ""
    assert not panel.form.isEnabled()


def test_many_participants_are_shown_and_the_place_in_the_list_stays(
    qtbot: QtBot, session: Session, panel: ParticipantsPanel
) -> None:
    session.open(large_state())
    assert len(panel.model.values) == 200
    panel.list.setCurrentIndex(panel.model.index(150))
    scrolled = panel.list.verticalScrollBar().value()
    assert scrolled > 0
    panel.move_down()
    assert panel.list.currentIndex().row() == 151
    assert abs(panel.list.verticalScrollBar().value() - scrolled) < 200


def test_everything_fits_and_has_a_name(panel: ParticipantsPanel, fits: Callable[..., None]) -> None:
    fits(panel)
    panel.ask_to_remove()
    fits(panel)
    panel.set_theme(DARK)
    panel.grab()


def test_click_on_a_row_selects_it(qtbot: QtBot, panel: ParticipantsPanel) -> None:
    rect = panel.list.visualRect(panel.model.index(3))
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center() + QPoint(1, 1))
    assert panel.form.fields["label"].text() == "帆足"
    QApplication.processEvents()
