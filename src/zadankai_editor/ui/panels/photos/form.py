"""The form for one picture."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from zadankai_editor.record.nodes import Block, Cover, Record
from zadankai_editor.ui.panels.photos.people import PeopleList, ticks_of
from zadankai_editor.ui.panels.photos.rows import COVER
from zadankai_editor.ui.theme import Theme
from zadankai_editor.ui.widgets.fields import AnyField, LineField, TextField
from zadankai_editor.ui.widgets.form import Form, column
from zadankai_editor.ui.widgets.themed import Caption, MutedLabel

SubmitText = Callable[[str, str], str | None]
"""Takes the caption, alt or credit (by its name) of the picture shown into the record."""


class PictureForm(QWidget):
    """Shows the header image or one photo; the header image has no people."""

    choose_wanted = Signal()
    """Another file is to be chosen in a dialog."""
    paste_wanted = Signal()
    """The picture on the clipboard is to be taken."""

    def __init__(self, theme: Theme, submit: SubmitText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: str | None = None
        self._file = MutedLabel()
        self.choose = QPushButton("画像を選ぶ…")
        self.paste = QPushButton("貼り付け")
        self.paste.setToolTip("コピーした画像を使います。画像のファイルをここへ落としても構いません。")
        self.caption = TextField("写真説明", partial(submit, "caption"))
        self.caption.setPlaceholderText("写真の下に印刷する文")
        self.alt = TextField("代替テキスト", partial(submit, "alt"))
        self.alt.setPlaceholderText("視覚に障害のある方への説明")
        self.credit = LineField("クレジット", partial(submit, "credit"))
        self.credit.setPlaceholderText("例：撮影：広報課")
        self.people = PeopleList(theme)
        self._people_caption = Caption("写っている人")
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.paste)
        buttons.addStretch()
        form = Form(theme)
        form.add("画像", self._file)
        form.add_field("写真説明", self.caption)
        form.add_field("代替テキスト", self.alt)
        form.add_field("クレジット", self.credit)
        layout = column(self, 6)
        layout.addLayout(buttons)
        layout.addWidget(form)
        layout.addWidget(self._people_caption)
        layout.addWidget(self.people)
        layout.addStretch()
        self._people_caption.setBuddy(self.people)
        self.choose.clicked.connect(self.choose_wanted)
        self.paste.clicked.connect(self.paste_wanted)

    def show_nothing(self) -> None:
        """Show that no picture is selected."""
        self._show(None, Cover())
        self.setEnabled(False)

    def show_cover(self, cover: Cover | None) -> None:
        """Show the header image."""
        self._show(COVER, cover or Cover())
        self._show_people(False)

    def show_photo(self, block: Block, record: Record) -> None:
        """Show a photo of `record`."""
        shown = Cover(file=block.file, caption=block.text, alt=block.alt, credit=block.credit)
        self._show(block.id, shown)
        self.people.show_people(ticks_of(record, block.people))
        self._show_people(bool(record.participants or block.people))

    def _show(self, key: str | None, picture: Cover) -> None:
        other, self._shown = key != self._shown, key
        self.setEnabled(True)
        self._file.setText(picture.file or "まだ選ばれていません")
        fields: tuple[tuple[AnyField, str | None], ...] = (
            (self.caption, picture.caption),
            (self.alt, picture.alt),
            (self.credit, picture.credit),
        )
        for field, value in fields:
            if other:
                field.draft.replace(value or "")
            else:
                field.draft.show(value or "")

    def _show_people(self, shown: bool) -> None:
        self._people_caption.setVisible(shown)
        self.people.setVisible(shown)
