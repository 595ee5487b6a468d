"""Prints the talk of a content in a style."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tests.printing.forms import first_mention, is_vague, vague, with_office, written
from tests.printing.header import header_lines, note_line, platform_after, platform_before
from tests.printing.model import OUTSIDERS, Content, Kind, Person, Piece
from tests.printing.slips import STRANGER, slip
from tests.printing.styles import OWN, Style

_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
_NARROW = {wide: code for code, wide in _WIDE.items()}
_SUBHEADINGS = {"bare": "", "■": "◆", "◆": "■", "《》": "〈〉", "≪≫": "■", "【】": "■"}
_NO_ROLES = ("square", "time_after", "timed", "half_paren", "paren", "own_paren")
ENDINGS = {"（了）": "（了）", "以上": "以上"}


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
        content, style = self._content, self._style
        groups = [*platform_before(style), *header_lines(content, style)]
        lines = _laid_out(groups, "double" if style.layout == "double" else style.top)
        lines += [""]
        body = [(piece, self._lines(piece)) for piece in content.body]
        lines += _talk_laid_out(body, style, self._slip)
        lines += [""]
        lines += _laid_out([*closing_groups(content, style), *platform_after(style)], "airy")
        text = "\n".join(lines) + "\n"
        return {"full": text.translate(_WIDE), "half": text.translate(_NARROW)}.get(style.width, text)

    def _lines(self, piece: Piece) -> list[str]:
        style = self._style
        match piece.kind:
            case Kind.UTTERANCE:
                return self._utterance(piece)
            case Kind.PROMPT:
                return self._prompt(piece)
            case Kind.SECTION:
                text = timed_heading(self._content, piece) if style.headings == "time" else piece.text[0]
                mark = style.circle if style.headings == "○" else style.headings
                return [_marked(text, mark)]
            case Kind.HEADING:
                return [_marked(piece.text[0], _SUBHEADINGS[style.headings])]
            case Kind.PHOTO:
                mark = "" if style.captions == "bare" else style.captions
                return [mark + piece.text[0]]
            case Kind.NOTE:
                self._notes += 1
                return [note_line(piece.term, piece.text[0], self._notes, style)]
        return list(piece.text)

    def _utterance(self, piece: Piece) -> list[str]:
        if piece.continued:
            return [self._style.indent + text for text in piece.text]
        return self._labelled("・".join(self._label(key, piece) for key in piece.who), piece)

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

    def _prompt(self, piece: Piece) -> list[str]:
        content, style = self._content, self._style
        if not style.labels_moderator:
            space = " " if style.moderator == "Q." else ""
            return [style.moderator + space + piece.text[0]]
        if style.moderator == "named":
            return self._labelled(self._label(content.host, piece), piece)
        role = "司会者" if style.moderator in ("司会者", "role_paren") else content.role
        if style.moderator == "role_paren":
            role += f"（{with_office(content.person(content.host))}）"
        if style.label in _NO_ROLES:
            return [f"{role}：{piece.text[0]}"]
        return self._labelled(role, piece)

    def _labelled(self, who: str, piece: Piece) -> list[str]:
        """Return the label and what is said, as the label style puts them."""
        style = self._style
        texts = [machine_text(text, style) for text in piece.text]
        rest = [style.indent + text for text in texts[1:]]
        if style.slip == "colon" and piece is self._slip:
            return [f"{who}：{texts[0]}", *rest]
        if style.label in (*OWN, "timed", "time_after"):
            head = self._own_line(who)
            if style.label == "own_blank":
                return [head, " ", texts[0], *rest]
            return [head, style.indent + texts[0], *rest]
        first = self._inline(who, texts[0])
        end = {"tail": f"（{who}）", "kagi": "」"}.get(style.label, "")
        *before, last = [first, *rest]
        return [*before, last + end]

    def _own_line(self, who: str) -> str:
        self._spoken += 1
        time = f"00:{self._spoken // 6:02}:{self._spoken % 6}7"
        return {
            "own": who,
            "own_blank": who,
            "own_colon": f"{who}：",
            "own_circle": self._style.circle + who,
            "own_paren": f"（{who}）",
            "own_bracket": f"【{who}】",
            "timed": f"{time} {who}",
            "time_after": f"{who} {time}",
        }[self._style.label]

    def _inline(self, who: str, text: str) -> str:
        return {
            "colon": f"{who}：{text}",
            "lenticular": f"【{who}】{text}",
            "kagi": f"{who}「{text}",
            "loose": f"{who}　{text}",
            "narrow": f"{who} {text}",
            "circle": f"{self._style.circle}{who}　{text}",
            "half_paren": f"{who}）{text}",
            "paren": f"（{who}）{text}",
            "angle": f"＜{who}＞{text}",
            "square": f"[{who}]: {text}",
            "answer": f"A. {text}",
            "tail": text,
        }[self._style.label]


def machine_text(text: str, style: Style) -> str:
    """Return what a speech recogniser makes of `text`: a space after each character, or after some."""
    step = {"spaced": 1, "words": 3}.get(style.machine, len(text))
    return " ".join(text[place : place + step] for place in range(0, len(text), step))


def timed_heading(content: Content, piece: Piece) -> str:
    """Return the text of a section's heading with the time at which it begins in the recording."""
    sections = [other for other in content.body if other.kind is Kind.SECTION]
    return f"{piece.text[0]}（{sections.index(piece) * 7:02}:15〜）"


def _marked(text: str, mark: str) -> str:
    if mark in ("bare", "", "time"):
        return text
    return f"{mark[0]}{text}{mark[1]}" if len(mark) == 2 else mark + text


def closing_groups(content: Content, style: Style) -> list[list[str]]:
    """Return the paragraphs after the talk, each on lines of its own."""
    if style.ending == "none":
        return []
    if style.ending == "content":
        return [[text] for text in content.closing]
    return [*([text] for text in content.closing), [ENDINGS[style.ending]]]


def _laid_out(groups: Sequence[Sequence[str]], layout: str) -> list[str]:
    lines: list[str] = []
    for group in groups:
        if lines and layout != "dense":
            lines.append("")
        if layout == "double":
            lines += [line for text in group for line in (text, "")][:-1]
        else:
            lines += group
    return lines


def _talk_laid_out(
    body: Sequence[tuple[Piece, list[str]]], style: Style, slipping: Piece | None
) -> list[str]:
    lines = [*_within(body[0][0], body[0][1], style)]
    for (before, _), (piece, group) in pairwise(body):
        if style.slip == "glued" and piece is slipping:
            lines[-1] += group[0]  # as a line end is lost where somebody pastes
            lines += group[1:]
            continue
        lines += _between(before, piece, style)
        lines += _within(piece, group, style)
    return lines


def _within(piece: Piece, group: list[str], style: Style) -> Iterator[str]:
    """Yield the lines of one piece with the blank lines that the layout puts between them."""
    own = style.label in OWN and not piece.continued
    label_lines = own * (2 if style.label == "own_blank" else 1)
    for number, line in enumerate(group):
        if number and piece.kind in (Kind.UTTERANCE, Kind.PROMPT):
            beside_space = " " in (line, group[number - 1])
            if (style.layout == "double" and not beside_space) or (
                style.layout == "paragraphs" and number > label_lines
            ):
                yield ""
        yield line


def _between(before: Piece, piece: Piece, style: Style) -> list[str]:
    talk = {before.kind, piece.kind} <= {Kind.UTTERANCE, Kind.PROMPT}
    if style.layout == "dense" or (style.layout == "semi" and talk and not piece.continued):
        return []
    return ["", ""] if style.layout == "wide_gaps" else [""]
