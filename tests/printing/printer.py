"""Prints the talk of a content in a style."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tests.printing.forms import first_mention, written
from tests.printing.header import header_lines, platform_after, platform_before
from tests.printing.model import Content, Kind, Piece
from tests.printing.styles import OWN, Style

_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
_NARROW = {wide: code for code, wide in _WIDE.items()}
_SUBHEADINGS = {"bare": "", "■": "◆", "◆": "■", "《》": "〈〉", "≪≫": "■", "【】": "■"}
ENDINGS = {"（了）": "（了）", "以上": "以上"}


class Printer:
    """Prints one content in one style."""

    def __init__(self, content: Content, style: Style) -> None:
        self._content, self._style = content, style
        self._introduced: set[str] = set()
        self._turns = 0

    def text(self) -> str:
        """Return the whole document."""
        content, style = self._content, self._style
        groups = [*platform_before(style), *header_lines(content, style)]
        lines = _laid_out(groups, "airy" if style.layout != "double" else "double")
        lines += [""]
        body = [(piece, self._lines(piece)) for piece in content.body]
        lines += _talk_laid_out(body, style)
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
                return self._prompt(piece.text[0])
            case Kind.SECTION:
                text = timed_heading(self._content, piece) if style.headings == "time" else piece.text[0]
                return [_marked(text, style.headings)]
            case Kind.HEADING:
                return [_marked(piece.text[0], _SUBHEADINGS[style.headings])]
            case Kind.PHOTO:
                mark = "" if style.captions == "bare" else style.captions
                return [mark + piece.text[0]]
            case Kind.NOTE:
                return [f"※{piece.term}：{piece.text[0]}"]
        return list(piece.text)

    def _utterance(self, piece: Piece) -> list[str]:
        indent = self._style.indent
        if piece.continued:
            return [indent + text for text in piece.text]
        first = piece.who[0]
        if self._style.first != "never" and first not in self._introduced and len(piece.who) == 1:
            self._introduced.add(first)
            who = first_mention(self._content.person(first), self._content, self._style)
        else:
            who = "・".join(written(self._content.person(k), self._content, self._style) for k in piece.who)
        return self._labelled(who, piece.text, self._style.label)

    def _prompt(self, text: str) -> list[str]:
        content, style = self._content, self._style
        if style.moderator != "label":
            space = " " if style.moderator == "Q." else ""
            return [style.moderator + space + text]
        if style.label in ("square", "time_after", "timed", "half_paren", "paren", "own_paren"):
            return [f"{content.role}：{text}"]
        return self._labelled(content.role, (text,), style.label)

    def _labelled(self, who: str, texts: Sequence[str], label: str) -> list[str]:
        """Return the label and what is said, as `label` puts them."""
        indent, circle = self._style.indent, self._style.circle
        texts = [" ".join(text) for text in texts] if self._style.machine == "spaced" else texts
        rest = [indent + text for text in texts[1:]]
        if label in OWN or label in ("timed", "time_after"):
            self._turns += 1
            time = f"00:{self._turns // 6:02}:{self._turns % 6}7"
            head = {
                "own": who,
                "own_blank": who,
                "own_circle": circle + who,
                "own_paren": f"（{who}）",
                "own_bracket": f"【{who}】",
                "timed": f"{time} {who}",
                "time_after": f"{who} {time}",
            }[label]
            if label == "own_blank":
                return [head, " ", texts[0], *rest]
            return [head, *(indent + text for text in texts)]
        inline = {
            "colon": f"{who}：{texts[0]}",
            "lenticular": f"【{who}】{texts[0]}",
            "loose": f"{who}　{texts[0]}",
            "narrow": f"{who} {texts[0]}",
            "circle": f"{circle}{who}　{texts[0]}",
            "half_paren": f"{who}）{texts[0]}",
            "paren": f"（{who}）{texts[0]}",
            "square": f"[{who}]: {texts[0]}",
        }
        if label == "kagi":
            quoted = [f"{who}「{texts[0]}", *rest]
            return [*quoted[:-1], quoted[-1] + "」"]
        return [inline[label], *rest]


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
        if lines:
            lines.append("")
        if layout == "double":
            lines += [line for text in group for line in (text, "")][:-1]
        else:
            lines += group
    return lines


def _talk_laid_out(body: Sequence[tuple[Piece, list[str]]], style: Style) -> list[str]:
    lines = [*_within(body[0][0], body[0][1], style)]
    for (before, _), (piece, group) in pairwise(body):
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
