"""Replacing what was found: what is typed for it is shown in the list first, and made on request."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from zadankai_editor.record.commands.replacing import replace_matches
from zadankai_editor.record.search.replacing import Replacement, Template
from zadankai_editor.record.selection import Position, Selection
from zadankai_editor.record.steps import Refusal
from zadankai_editor.session.session import Session
from zadankai_editor.ui.actions import key_of
from zadankai_editor.ui.find.bar import FindBar
from zadankai_editor.ui.find.preview import ReplacementPreview
from zadankai_editor.ui.find.searching import Result

_NOT_SAID = "置き換える言葉を入れてください。見つかった言葉を消すときは「空にする」に印を付けます。"


class Replacing(QObject):
    """Ticks matches once it is said what comes in their place, and replaces those that are ticked.

    While nothing is typed there, and nobody has said that the words are to be taken out, none is ticked.
    """

    said = Signal(str)
    replaced = Signal(object)
    """Matches were replaced: they are to be searched again. The `State` before that."""

    def __init__(
        self, session: Session, bar: FindBar, preview: ReplacementPreview, selection: Callable[[], Selection]
    ) -> None:
        """`selection` says what is selected in the manuscript."""
        super().__init__(preview)
        self._session = session
        self._bar = bar
        self._preview = preview
        self._selection = selection
        self._result: Result | None = None
        bar.new_text_changed.connect(self.show_template)
        preview.list.rows.template_wanted.connect(lambda: self.said.emit(_NOT_SAID))

    def show(self, result: Result, *, anew: bool) -> None:
        """Show what was found; all of it may be ticked again where it is `anew`, of another search."""
        self._result = result
        self._preview.list.rows.show_matches(result.record, result.found.matches, anew=anew)
        self.show_template()

    def forget(self) -> None:
        """Know nothing of what was found."""
        self._result = None

    def show_template(self) -> None:
        """Show what matches become by the new words."""
        if self._result is None or not self._bar.replacing:
            return
        template = self._template(self._result)
        refused = isinstance(template, Refusal)
        self._preview.setEnabled(not refused)
        self._bar.set_new_problem(template.message if isinstance(template, Refusal) else "")
        if not isinstance(template, Refusal):
            self._preview.list.rows.set_template(template)

    def _template(self, result: Result) -> Template | Refusal | None:
        text = self._bar.new_text
        if text is None:
            return None
        return Template.regular(text, result.groups) if result.query.regular else Template.plain(text)

    def replace_ticked(self) -> None:
        """Replace what is ticked, as one step of the history."""
        if not self._bar.replacing or self._result is None:
            return
        self._session.settle_input()
        template = self._template(self._result)
        if isinstance(template, Refusal):
            return
        if template is None:
            self.said.emit(_NOT_SAID)
            return
        chosen = self._preview.list.rows.chosen
        state = self._session.state
        outcome = replace_matches(state, chosen)
        if self._session.dispatch(outcome, before=self._selection(), after=_first_new(chosen)):
            self.said.emit(f"{_done(chosen)}{key_of('undo')}で元に戻せます。")
            self._bar.nothing_box.setChecked(False)
            self.replaced.emit(state)


def _done(replacements: Sequence[Replacement]) -> str:
    """Return how many words were replaced, or taken out."""
    changed = [one for one in replacements if one.new != one.match.text]
    count, removed = len(changed), sum(not one.new for one in changed)
    if removed == count:
        return f"{count}か所を消しました。"
    also = f"（うち{removed}か所は消しました）" if removed else ""
    return f"{count}か所を置き換えました{also}。"


def _first_new(replacements: Sequence[Replacement]) -> Selection | None:
    if not replacements:
        return None
    first = min(replacements, key=lambda r: (r.match.at, r.match.start))
    match = first.match
    return Selection(Position(match.at, match.start), Position(match.at, match.start + len(first.new)))
