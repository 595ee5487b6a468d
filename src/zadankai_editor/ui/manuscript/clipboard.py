"""Cut and paste inside the program: blocks with their ids and speakers, in a format of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from PySide6.QtCore import QMimeData

from zadankai_editor.readers import SourceError
from zadankai_editor.record.nodes import (
    AgendaRef,
    Block,
    BlockKind,
    Node,
    Record,
    SpeakerRef,
    UnknownAgenda,
    UnknownSpeaker,
)
from zadankai_editor.record.selection import Selection
from zadankai_editor.session.sources import document_of_text

_LONGEST_HTML = 60_000
"""Of more HTML the window would have to wait for the words."""


@dataclass(frozen=True)
class Words:
    """What a paste or a drop says: its `text`, and in a sentence what of it is `dropped`.

    `long`: it is HTML of such a length that it has to be read elsewhere; `text` is what there is at once.
    """

    text: str = ""
    dropped: str = ""
    long: bool = False


def holds_words(mime: QMimeData) -> bool:
    """Tell whether there is text, be it as HTML alone."""
    return mime.hasText() or mime.hasHtml()


def words_in(mime: QMimeData) -> Words:
    """Return the words of `mime`: of its HTML where there is no plain text, or readings of ruby stand in that.

    Browsers write the readings into the plain text, behind the characters that they stand over.
    """
    text = mime.text() if mime.hasText() else ""
    html = mime.html() if mime.hasHtml() else ""
    if not html or (text.strip() and "<rt" not in html.lower()):
        return Words(text)
    if len(html) > _LONGEST_HTML:
        return Words(text, long=True)
    try:
        document = document_of_text(text, html=html)
    except SourceError as error:
        return Words(text, "" if text else error.message)
    told = "".join(f"{d.message}。" for d in document.structure.dropped if d.words).replace("。。", "。")
    return Words(document.source.text.strip("\n"), told)


BLOCKS_FORMAT = "application/x-zadankai-blocks+json"


class _Clip(Node):
    """Blocks on the clipboard.

    `origin` names the open record that they were copied from: only there do the ids of people and
    agenda items mean what they meant. Elsewhere the same id may be somebody else's, so `labels`
    and `numbers` say by id who and what was meant.
    """

    origin: str
    labels: dict[str, str]
    numbers: dict[str, int]
    blocks: tuple[Block, ...]


def selected_blocks(record: Record, selection: Selection) -> tuple[Block, ...]:
    """Return the selected blocks, the first and the last cut down to what is selected of them."""
    found = []
    for index in selection.indexes:
        block = record.blocks[index]
        low = selection.start.offset if index == selection.start.index else 0
        high = selection.end.offset if index == selection.end.index else len(block.text)
        found.append(block.model_copy(update={"text": block.text[low:high]}))
    return tuple(found)


def selected_text(record: Record, selection: Selection) -> str:
    """Return the selection as plain text for other programs, with speakers beside their words."""
    blocks = selected_blocks(record, selection)
    if len(blocks) == 1:
        return blocks[0].text
    return "\n".join(_line(record, block) for block in blocks)


def _line(record: Record, block: Block) -> str:
    label = record.label_of(block.speaker) if block.kind is BlockKind.UTTERANCE else None
    return f"{label}：{block.text}" if label and block.text else block.text


def mime_of(record: Record, selection: Selection, origin: str) -> QMimeData:
    """Return the clipboard content for a selection in the open record that is named `origin`."""
    mime = QMimeData()
    if not record.blocks:
        return mime
    mime.setText(selected_text(record, selection))
    blocks = selected_blocks(record, selection)
    if len(blocks) > 1:
        clip = _Clip(
            origin=origin,
            labels={p.id: p.label for p in record.participants},
            numbers={a.id: a.number for a in record.agenda},
            blocks=blocks,
        )
        mime.setData(BLOCKS_FORMAT, clip.model_dump_json().encode())
    return mime


def blocks_in(mime: QMimeData, record: Record, origin: str) -> tuple[Block, ...]:
    """Return the blocks that the clipboard holds in our own format; empty where it holds none.

    Where they were copied from another record, or somebody has gone since, they refer by label
    and number: a paste finds again who is there, and leaves open who is not.
    """
    if not mime.hasFormat(BLOCKS_FORMAT):
        return ()
    try:
        clip = _Clip.model_validate_json(bytes(mime.data(BLOCKS_FORMAT).data()))
    except ValidationError:
        return ()
    known = {p.id for p in record.participants} | {a.id for a in record.agenda}
    if clip.origin != origin:
        known = set()
    return tuple(_referring(block, clip, known) for block in clip.blocks)


def _referring(block: Block, clip: _Clip, known: set[str]) -> Block:
    """Return `block` with every id that is not in `known` replaced by the label or number it stood for."""
    if block.refers_only_to(known, known):
        return block

    def person(ref: SpeakerRef) -> SpeakerRef | None:
        if isinstance(ref, UnknownSpeaker) or ref in known:
            return ref
        label = clip.labels.get(ref)
        return None if label is None else UnknownSpeaker(label=label)

    def people(refs: Sequence[SpeakerRef]) -> tuple[SpeakerRef, ...]:
        return tuple(found for ref in refs if (found := person(ref)) is not None)

    agenda: AgendaRef | None = block.agenda
    if isinstance(agenda, str) and agenda not in known:
        number = clip.numbers.get(agenda)
        agenda = None if number is None else UnknownAgenda(number=number)
    return block.replaced(
        speaker=None if block.speaker is None else person(block.speaker),
        with_speakers=people(block.with_speakers),
        people=people(block.people),
        agenda=agenda,
    )
