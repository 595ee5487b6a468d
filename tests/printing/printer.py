"""Prints the talk of a content in a style."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tests.printing.closings import closing_texts, timed_heading
from tests.printing.forms import first_mention, is_vague, vague, with_office, written
from tests.printing.gold import units
from tests.printing.header import header_lines, note_line, platform_after, platform_before
from tests.printing.lines import BLANK, Line, Part, plain
from tests.printing.model import OUTSIDERS, Content, Kind, Person, Piece
from tests.printing.slips import STRANGER, slip
from tests.printing.styles import OWN, Style

_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
_NARROW = {wide: code for code, wide in _WIDE.items()}
_SUBHEADINGS = {"bare": "", "■": "◆", "◆": "■", "《》": "〈〉", "≪≫": "■", "【】": "■"}
_NO_ROLES = ("square", "time_after", "timed", "half_paren", "paren", "own_paren")


class Printer:
    """Prints one content in one style."""

    def __init__(self, content: Content, style: Style) -> None:
        self._content, self._style = content, style
        self._turns = Counter[str]()
        self._spoken = 0
        self._notes = len(content.notes)
        self._slip = slip(content)

    def text(self) -> str:
        """Return the whole document."""
        return "".join(f"{line.printed}\n" for line in self.lines())

    def lines(self) -> list[Line]:
        """Return the lines of the document with what each was printed from."""
        content, style = self._content, self._style
        groups = [*platform_before(style), *header_lines(content, style)]
        lines = _laid_out(groups, "double" if style.layout == "double" else style.top)
        lines += [BLANK]
        body = [
            (piece, self._lines(piece, names))
            for piece, names in zip(content.body, units(content), strict=True)
        ]
        lines += _talk_laid_out(body, style, self._slip)
        lines += [BLANK]
        lines += _laid_out([*closing_groups(content, style), *platform_after(style)], "airy")
        table = {"full": _WIDE, "half": _NARROW}.get(style.width, {})
        return [line.translated(table) for line in lines] if table else lines

    def _lines(self, piece: Piece, names: Sequence[str]) -> list[Line]:
        style = self._style
        match piece.kind:
            case Kind.UTTERANCE:
                return self._utterance(piece, names)
            case Kind.PROMPT:
                return self._prompt(piece, names)
            case Kind.SECTION:
                text = timed_heading(self._content, piece) if style.headings == "time" else piece.text[0]
                text = _marked(text, style.circle if style.headings == "○" else style.headings)
            case Kind.HEADING:
                text = _marked(piece.text[0], _SUBHEADINGS[style.headings])
            case Kind.PHOTO:
                text = ("" if style.captions == "bare" else style.captions) + piece.text[0]
            case Kind.NOTE:
                self._notes += 1
                text = note_line(piece.term, piece.text[0], self._notes, style)
            case Kind.TEXT:
                return _said(piece.text, names)
        return plain(Part.TALK, names[0], text)

    def _utterance(self, piece: Piece, names: Sequence[str]) -> list[Line]:
        if piece.continued:
            return _said([self._style.indent + text for text in piece.text], names)
        return self._labelled("・".join(self._label(key, piece) for key in piece.who), piece, names)

    def _label(self, key: str, piece: Piece) -> str:
        if key in OUTSIDERS:
            return key
        content, style, person = self._content, self._style, self._content.person(key)
        if style.slip == "stranger" and piece is self._slip:
            person = Person(STRANGER, "操", office="係長")
        turn = self._turns[key]
        self._turns[key] += 1
        if is_vague(piece, style):
            return vague(person)
        if style.first != "never" and not turn and len(piece.who) == 1:
            return first_mention(person, style)
        return written(person, content, style, turn)

    def _prompt(self, piece: Piece, names: Sequence[str]) -> list[Line]:
        content, style = self._content, self._style
        if not style.labels_moderator:
            space = " " if style.moderator == "Q." else ""
            return [Line(piece.text[0], unit=names[0], opening=style.moderator + space)]
        if style.moderator == "named":
            return self._labelled(self._label(content.host, piece), piece, names)
        role = "司会者" if style.moderator in ("司会者", "role_paren") else content.role
        if style.moderator == "role_paren":
            role += f"（{with_office(content.person(content.host))}）"
        if style.label in _NO_ROLES:
            return [Line(piece.text[0], unit=names[0], who=role, closing="：")]
        return self._labelled(role, piece, names)

    def _labelled(self, who: str, piece: Piece, names: Sequence[str]) -> list[Line]:
        """Return the label and what is said, as the label style puts them."""
        style = self._style
        texts = [machine_text(text, style) for text in piece.text]
        first, *rest = _said([texts[0], *(style.indent + text for text in texts[1:])], names)
        if style.slip == "colon" and piece is self._slip:
            return [replace(first, who=who, closing="：", keys=piece.who), *rest]
        if style.label in (*OWN, "timed", "time_after"):
            opening, closing = self._around_own_line(who)
            head = Line("", unit=names[0], opening=opening, who=who, closing=closing, keys=piece.who)
            if style.label == "own_blank":
                return [head, replace(BLANK, text=" "), first, *rest]
            return [head, replace(first, text=style.indent + first.text), *rest]
        opening, closing = self._around_inline()
        if style.label not in ("tail", "answer"):
            first = replace(first, who=who)
        first = replace(first, opening=opening, closing=closing, keys=piece.who)
        end = {"tail": f"（{who}）", "kagi": "」"}.get(style.label, "")
        *before, last = [first, *rest]
        return [*before, replace(last, text=last.text + end)]

    def _around_own_line(self, who: str) -> tuple[str, str]:
        self._spoken += 1
        time = f"00:{self._spoken // 6:02}:{self._spoken % 6}7"
        return {
            "own": ("", ""),
            "own_blank": ("", ""),
            "own_colon": ("", "："),
            "own_circle": (self._style.circle, ""),
            "own_paren": ("（", "）"),
            "own_bracket": ("【", "】"),
            "timed": (f"{time} ", ""),
            "time_after": ("", f" {time}"),
        }[self._style.label]

    def _around_inline(self) -> tuple[str, str]:
        return {
            "colon": ("", "："),
            "lenticular": ("【", "】"),
            "kagi": ("", "「"),
            "loose": ("", "　"),
            "narrow": ("", " "),
            "circle": (self._style.circle, "　"),
            "half_paren": ("", "）"),
            "paren": ("（", "）"),
            "angle": ("＜", "＞"),
            "square": ("[", "]: "),
            "answer": ("A. ", ""),
            "tail": ("", ""),
        }[self._style.label]


def _said(texts: Iterable[str], names: Sequence[str]) -> list[Line]:
    return [Line(text, unit=name) for text, name in zip(texts, names, strict=True)]


def machine_text(text: str, style: Style) -> str:
    """Return what a speech recogniser makes of `text`: a space after each character, or after some."""
    step = {"spaced": 1, "words": 3}.get(style.machine, len(text))
    return " ".join(text[place : place + step] for place in range(0, len(text), step))


def _marked(text: str, mark: str) -> str:
    if mark in ("bare", "", "time"):
        return text
    return f"{mark[0]}{text}{mark[1]}" if len(mark) == 2 else mark + text


def closing_groups(content: Content, style: Style) -> list[list[Line]]:
    """Return the paragraphs after the talk, each on lines of its own."""
    texts = enumerate(closing_texts(content, style))
    return [plain(Part.CLOSING, f"closing{number}", text) for number, text in texts]


def _laid_out(groups: Sequence[Sequence[Line]], layout: str) -> list[Line]:
    lines: list[Line] = []
    for group in groups:
        if lines and layout != "dense":
            lines.append(BLANK)
        if layout == "double":
            lines += [line for text in group for line in (text, BLANK)][:-1]
        else:
            lines += group
    return lines


def _talk_laid_out(
    body: Sequence[tuple[Piece, list[Line]]], style: Style, slipping: Piece | None
) -> list[Line]:
    lines = [*_within(body[0][0], body[0][1], style)]
    for (before, _), (piece, group) in pairwise(body):
        if style.slip == "glued" and piece is slipping:  # as a line end is lost where somebody pastes
            lines[-1] = replace(lines[-1], text=lines[-1].text + group[0].printed, glued=group[0].unit)
            lines += group[1:]
            continue
        lines += _between(before, piece, style)
        lines += _within(piece, group, style)
    return lines


def _within(piece: Piece, group: list[Line], style: Style) -> Iterator[Line]:
    """Yield the lines of one piece with the blank lines that the layout puts between them."""
    own = style.label in OWN and not piece.continued
    label_lines = own * (2 if style.label == "own_blank" else 1)
    for number, line in enumerate(group):
        if number and piece.kind in (Kind.UTTERANCE, Kind.PROMPT):
            beside_space = " " in (line.printed, group[number - 1].printed)
            if (style.layout == "double" and not beside_space) or (
                style.layout == "paragraphs" and number > label_lines
            ):
                yield BLANK
        yield line


def _between(before: Piece, piece: Piece, style: Style) -> list[Line]:
    talk = {before.kind, piece.kind} <= {Kind.UTTERANCE, Kind.PROMPT}
    if style.layout == "dense" or (style.layout == "semi" and talk and not piece.continued):
        return []
    return [BLANK, BLANK] if style.layout == "wide_gaps" else [BLANK]
