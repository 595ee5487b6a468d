"""The article as a reader sees it, before it is text, HTML or Markdown.

All that a renderer has to decide once for every target is decided here: which label is printed,
who is introduced, how numbers and decorations look.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from zadankai_editor.record.first_mentions import MentionPatterns, introductions
from zadankai_editor.record.nodes import (
    Block,
    BlockKind,
    Cover,
    Note,
    Participant,
    Record,
    SpeakerRef,
    UnknownAgenda,
    UnknownSpeaker,
)
from zadankai_editor.record.texts import clean, one_line
from zadankai_editor.record.turns import unlabelled
from zadankai_editor.render.template import Template


@dataclass(frozen=True)
class Picture:
    """A photo or the header image. `address` is relative and percent-encoded; `None` without a file."""

    address: str | None
    caption: str
    alt: str
    credit: str
    without_caption: str
    without_file: str


@dataclass(frozen=True)
class Piece:
    """One block of the body. `label` is empty where none is printed."""

    id: str
    kind: BlockKind
    paragraphs: tuple[str, ...]
    label: str = ""
    undecided: bool = False
    picture: Picture | None = None


@dataclass(frozen=True)
class Article:
    """Everything that is printed, in the order of the fields."""

    title: str
    plain_title: str
    cover: Picture | None = None
    lead: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    held: str = ""
    participants_heading: str = ""
    participants: tuple[str, ...] = ()
    agenda_heading: str = ""
    agenda: tuple[str, ...] = ()
    body: tuple[Piece, ...] = ()
    closing: tuple[str, ...] = ()
    paragraph: str = field(default="{text}")


def article_of(record: Record, template: Template, pictures_at: str = "") -> Article:
    """Return the article of `record` in the headings and decorations of `template`."""
    title = one_line(record.title)
    lead = [b for b in record.blocks if b.kind is BlockKind.LEAD]
    closing = [b for b in record.blocks if b.kind is BlockKind.CLOSING]
    return Article(
        title=template.title.format(title=title) if title else "",
        plain_title=title,
        cover=_picture(record.cover, template, pictures_at) if record.cover else None,
        lead=tuple(text for b in lead for text in _paragraphs(b.text)),
        notes=tuple(_note(note, template) for note in record.notes),
        held=one_line(record.held.text or "") if record.held else "",
        participants_heading=template.participants_heading,
        participants=tuple(_participant(p, template) for p in record.participants),
        agenda_heading=template.agenda_heading,
        agenda=tuple(
            template.agenda_item.format(
                number=template.agenda_number.show(item.number), text=one_line(item.text)
            )
            for item in record.agenda
        ),
        body=tuple(_body(record, template, pictures_at)),
        closing=tuple(text for b in closing for text in _paragraphs(b.text)),
        paragraph=template.paragraph,
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of `text` without its layout (`record-format.md`, Fields)."""
    return tuple(line for line in (line.strip() for line in clean(text).split("\n")) if line)


def _note(note: Note, template: Template) -> str:
    mark, term, text = (one_line(part or "") for part in (note.mark, note.term, note.text))
    if term:
        return template.note.format(mark=mark, term=term, text=text)
    return template.note_without_term.format(mark=mark, text=text)


def _participant(participant: Participant, template: Template) -> str:
    pattern = {
        (True, False): template.participant,
        (True, True): template.participant_with_post,
        (False, False): template.participant_without_title,
        (False, True): template.participant_without_title_with_post,
    }[bool(participant.title), bool(participant.post)]
    name = participant.name or participant.label
    return one_line(pattern.format(title=participant.title, post=participant.post, name=name))


def _picture(source: Block | Cover, template: Template, pictures_at: str) -> Picture:
    caption = source.text if isinstance(source, Block) else source.caption or ""
    credit = one_line(source.credit or "")
    return Picture(
        address=_address(source.file, pictures_at) if source.file else None,
        caption=one_line(caption),
        alt=one_line(source.alt or ""),
        credit=template.credit.format(credit=credit) if credit else "",
        without_caption=template.photo_without_caption,
        without_file=template.photo_without_file,
    )


def _address(file: str, pictures_at: str) -> str:
    """Return a relative URL: neither a scheme nor a host can come of a file's name."""
    folder = quote(pictures_at).strip("/")
    name = quote(file.lstrip("/"))
    return f"{folder}/{name}" if folder else name


class _Labels:
    """What is printed before an utterance."""

    def __init__(self, record: Record, template: Template) -> None:
        self._template = template
        self._labels = {p.id: p.label for p in record.participants}
        self._unlabelled = unlabelled(record)
        patterns = MentionPatterns(
            template.first_mention, template.first_mention_without_name, template.first_mention_without_title
        )
        self._introduced = {(id_, m.participant): m.full for id_, m in introductions(record, patterns)}

    def before(self, block: Block) -> str:
        """Return the label, or nothing where the speaker of the utterance before goes on."""
        if block.id in self._unlabelled:
            return ""
        shown = [self._of(block, block.speaker, block.role)]
        shown += [self._of(block, ref, None) for ref in block.with_speakers]
        return one_line(self._template.speakers_separator.join(shown))

    def undecided(self, block: Block) -> bool:
        """Tell whether it is open who speaks."""
        return any(
            not isinstance(ref, str) or ref not in self._labels
            for ref in (block.speaker, *block.with_speakers)
        )

    def _of(self, block: Block, ref: SpeakerRef | None, role: str | None) -> str:
        if isinstance(ref, str) and (block.id, ref) in self._introduced:
            return self._introduced[block.id, ref]
        label = ref.label if isinstance(ref, UnknownSpeaker) else self._labels.get(ref or "")
        label = label or one_line(block.written or "")
        if not label:
            return self._template.speaker_undecided
        if role:
            return self._template.speaker_in_role.format(role=role, label=label)
        return self._template.speaker.format(label=label)


def _body(record: Record, template: Template, pictures_at: str) -> Iterator[Piece]:
    labels = _Labels(record, template)
    numbers = {item.id: item.number for item in record.agenda}
    for block in record.blocks:
        kind = block.kind
        if kind in {BlockKind.LEAD, BlockKind.CLOSING}:
            continue
        if kind is BlockKind.PHOTO:
            yield Piece(block.id, kind, (), picture=_picture(block, template, pictures_at))
        elif kind is BlockKind.UTTERANCE:
            label, undecided = labels.before(block), labels.undecided(block)
            yield Piece(block.id, kind, _paragraphs(block.text), label=label, undecided=undecided)
        elif kind is BlockKind.SECTION:
            agenda = block.agenda
            number = agenda.number if isinstance(agenda, UnknownAgenda) else numbers.get(agenda or "")
            shown = "" if number is None else template.agenda_number.show(number)
            yield Piece(block.id, kind, (template.section.format(number=shown, text=one_line(block.text)),))
        elif kind is BlockKind.HEADING:
            yield Piece(block.id, kind, (template.heading.format(text=one_line(block.text)),))
        elif kind is BlockKind.PROMPT:
            first, *others = _paragraphs(block.text) or ("",)
            yield Piece(block.id, kind, (template.prompt.format(text=first), *others))
        else:
            yield Piece(block.id, kind, _paragraphs(block.text))
