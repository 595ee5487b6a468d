"""What is to be read from a print: the record as its file would hold it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.printing.closings import closing_texts, timed_heading
from tests.printing.forms import is_vague
from tests.printing.header import row
from tests.printing.model import OUTSIDERS, Content, Kind, Person, Piece
from tests.printing.slips import slip
from tests.printing.styles import Style

_TOLD = re.compile(r"[（〔](?!笑）).{2,}[）〕]")

Document = dict[str, Any]


def gold(content: Content, style: Style) -> Document:
    """Return the document; speakers are keys of the content's people."""
    talk = [piece for piece in content.body if piece.kind is not Kind.NOTE]
    notes = [{"term": t, "text": x} for t, x in content.notes]
    notes += [{"term": p.term, "text": p.text[0]} for p in content.body if p.kind is Kind.NOTE]
    printed_agenda = content.agenda if style.agenda != "none" else ()
    document: Document = {
        "title": content.title,
        "lead": list(content.lead),
        "notes": notes,
        "participants": [_participant(person, content, style) for person in content.people],
        "agenda": [{"number": n, "text": t} for n, t in printed_agenda],
        "body": [
            block | {"id": f"b{i}"}
            for i, block in enumerate((b for p in talk for b in _blocks(p, content, style)), 1)
        ],
        "closing": list(closing_texts(content, style)),
    }
    if content.series:
        document["series"] = {"name": content.series[0], "number": content.series[1]}
    if content.held:
        document["held"] = {"date": content.held[0], "text": content.held[1]}
    return {name: value for name, value in document.items() if value or name in ("participants", "body")}


def _participant(person: Person, content: Content, style: Style) -> Document:
    printed = row(person, content, style)
    unnamed = style.name in ("initials", "letter") or style.rows == "shared"
    name = person.full if person.given and not unnamed else None
    told = {"label": person.key, "name": name, "title": printed.title, "post": printed.post}
    return {field: value for field, value in told.items() if value}


def _blocks(piece: Piece, content: Content, style: Style) -> Iterator[Document]:
    """Yield the blocks of a piece: what is told on a line of its own amid an utterance is one by itself."""
    strange = style.slip == "stranger" and piece is slip(content)
    for place, (told, part) in enumerate(_parts(piece)):
        if told:
            yield {"type": Kind.TEXT.value, "text": part[0]}
        else:
            said = replace(piece, text=tuple(part), continued=piece.continued or place > 0)
            yield _block(said, content, style, strange=strange)


def units(content: Content) -> list[list[str]]:
    """Return for each piece of the content, and each of its paragraphs, the id of the block that holds it."""
    found, number, notes = list[list[str]](), 0, 0
    for piece in content.body:
        if piece.kind is Kind.NOTE:
            notes += 1
            found.append([f"note{notes}"])
            continue
        names: list[str] = []
        for _, part in _parts(piece):
            number += 1
            names += [f"b{number}"] * len(part)
        found.append(names)
    return found


def _parts(piece: Piece) -> list[tuple[bool, list[str]]]:
    """Return the paragraphs of a piece, parted where one of them tells what happens."""
    parts: list[tuple[bool, list[str]]] = [(False, [])]
    for paragraph in piece.text:
        if piece.kind is Kind.UTTERANCE and _TOLD.fullmatch(paragraph):
            parts += [(True, [paragraph]), (False, [])]
        else:
            parts[-1][1].append(paragraph)
    return [(told, part) for told, part in parts if part]


def _block(piece: Piece, content: Content, style: Style, *, strange: bool) -> Document:
    block: Document = {"type": piece.kind.value}
    text = "\n".join(piece.text)
    if piece.kind is Kind.UTTERANCE:
        nobody = strange or piece.who[0] in OUTSIDERS or is_vague(piece, style)
        block["speaker"] = None if nobody else piece.who[0]
        if piece.who[1:]:
            block["with"] = list(piece.who[1:])
        if piece.continued:
            block["continued"] = True
    if piece.kind is Kind.PROMPT and content.host and style.labels_moderator:
        block |= {"type": Kind.UTTERANCE.value, "speaker": content.host}
    if piece.kind is Kind.SECTION and piece.agenda is not None and style.agenda != "none":
        block["agenda"] = piece.agenda
    if piece.kind is Kind.SECTION and style.headings == "time":
        text = timed_heading(content, piece)
    if style.label == "kagi" and _in_quotes(piece, style):
        text = f"「{text}」"
    block["caption" if piece.kind is Kind.PHOTO else "text"] = text
    return block


def _in_quotes(piece: Piece, style: Style) -> bool:
    if piece.kind is Kind.PROMPT:
        return style.labels_moderator
    return piece.kind is Kind.UTTERANCE and not piece.continued
