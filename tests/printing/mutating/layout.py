"""Blank lines, page lines, hard line breaks."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from tests.printing.lines import BLANK, Line, Part
from tests.printing.model import Kind
from tests.printing.mutating import inventing
from tests.printing.mutating.sheet import Change, Mutator, Sheet
from tests.printing.styles import AXES

_BARE_KINDS = {Kind.SECTION: "headings", Kind.HEADING: "headings", Kind.PHOTO: "captions"}
_HANGING = "、。，．）」』】］ー々っゃゅょッャュョ！？"
_NO_SPACES = frozenset(AXES["label"]) - {"loose", "narrow"}


def _stripped(sheet: Sheet, drop: Callable[[int], bool]) -> Sheet | None:
    """Return the sheet without the blank lines at the places that `drop` chooses."""
    dropped = {p for p, line in enumerate(sheet.lines) if line.blank and drop(p)}
    if not dropped:
        return None
    near = {sheet.lines[q].unit for p in dropped for q in (p - 1, p + 1) if 0 <= q < len(sheet.lines)}
    kept = sheet.having(line for place, line in enumerate(sheet.lines) if place not in dropped)
    return kept.opened(unit for unit in near if _needs_air(sheet, unit))


def _needs_air(sheet: Sheet, unit: str) -> bool:
    """Tell whether nothing but blank lines sets a block apart from what somebody says."""
    block = sheet.block(unit)
    if not block:
        return unit.startswith("closing")
    kind = Kind(block["type"])
    if kind is Kind.UTTERANCE:
        return bool(block.get("continued")) and sheet.style.label in ("loose", "narrow")
    axis = _BARE_KINDS.get(kind)
    return kind is Kind.TEXT or (axis is not None and getattr(sheet.style, axis) == "bare")


def no_blank_lines(sheet: Sheet, rng: Random) -> Sheet | None:
    """There are no blank lines."""
    return _stripped(sheet, lambda _: True)


def some_blank_lines(sheet: Sheet, rng: Random) -> Sheet | None:
    """Three of ten blank lines are lost."""
    return _stripped(sheet, lambda _: rng.random() < 0.3)


def close_headings(sheet: Sheet, rng: Random) -> Sheet | None:
    """Headings and captions amid the talk have no blank lines around them."""
    close = {block["id"] for block in sheet.gold["body"] if block["type"] in ("section", "heading", "photo")}
    first = min(sheet.places(Part.TALK))
    lines = sheet.lines
    return _stripped(sheet, lambda p: p > first and any(line.unit in close for line in lines[p - 1 : p + 2]))


def blank_lines_doubled(sheet: Sheet, rng: Random) -> Sheet:
    """Every blank line is two or three."""
    count = rng.choice((2, 2, 3))
    return sheet.having(line for line in sheet.lines for _ in range(count if line.blank else 1))


def blank_lines_everywhere(sheet: Sheet, rng: Random) -> Sheet:
    """A blank line stands between every two lines."""
    kept = [line for line in sheet.lines if line.printed]
    return sheet.having(line for seen in kept for line in (seen, BLANK))


def page_lines(sheet: Sheet, rng: Random) -> Sheet:
    """A page's number and header stand between any two lines, and amid paragraphs."""
    shape = rng.choice(("－ {} －", "- {} -", "{}", "{} / 48", "{}ページ", "　　　　　　　　{}", "p.{}"))
    title = sheet.content.title if rng.random() < 0.5 else f"{inventing.place(rng)}市{inventing.topic(rng)}"
    header, number = rng.choice((title, title, "")), rng.choice((1, rng.randrange(2, 60)))
    every, around = rng.randrange(20, 41), rng.choice(((), (BLANK,)))
    lines, loose = list[Line](), set[str]()
    for place, line in enumerate(sheet.lines):
        if place % every != every - 1:
            lines.append(line)
            continue
        page = [shape.format(number), header] if header else [shape.format(number)]
        added = [*around, *(Line(text, Part.ADDED) for text in page), *around]
        number += 1
        if line.part is Part.TALK and len(line.text) > 40 and rng.random() < 0.5:
            cut = _cut(line.text, rng.randrange(20, len(line.text) - 10))
            if line.text[cut - 1] == "。":
                loose.add(line.unit)
            lines += [replace(line, text=line.text[:cut], glued=""), *added, _rest(line, line.text[cut:])]
        else:
            lines += [*added, line]
    lines.append(Line(shape.format(number), Part.ADDED))
    return replace(sheet.having(lines), loose=sheet.loose | loose)


def _rest(line: Line, text: str) -> Line:
    """Return what is left of a line behind a break."""
    return Line(text, line.part, line.unit, glued=line.glued, begins=False)


def _cut(text: str, place: int) -> int:
    """Return where a line may end: not before what must not begin one."""
    while place < len(text) - 1 and (text[place] in _HANGING or text[place] == " "):
        place += 1
    return place


def _broken(sheet: Sheet, width: int, indent: str) -> Sheet:
    """Return the sheet with lines of `width` characters; `indent` begins each paragraph."""
    lines, loose = list[Line](), set[str]()
    for line in sheet.lines:
        if line.part not in (Part.TALK, Part.LEAD, Part.CLOSING) or not line.text.strip():
            lines.append(line)
            continue
        spoken = sheet.block(line.unit).get("type") == "utterance"
        begun = replace(line, text=indent + line.text.strip()) if indent and spoken and not line.who else line
        pieces = list(_wrapped(begun, width))
        lines += pieces
        ends = any(piece.text.endswith("。") for piece in pieces[:-1])
        if not indent and (ends or len(pieces[-1].printed) >= width - 2):
            loose.add(line.unit)
    return replace(sheet.having(lines), loose=sheet.loose | loose)


def _wrapped(line: Line, width: int) -> Iterator[Line]:
    rest = line
    while len(rest.printed) > width:
        cut = _cut(rest.text, max(1, width - len(rest.label)))
        if cut >= len(rest.text) - 1:
            break
        yield replace(rest, text=rest.text[:cut], glued="")
        rest = _rest(rest, rest.text[cut:])
    yield rest


def lines_broken(sheet: Sheet, rng: Random) -> Sheet:
    """Paragraphs are broken into lines of one width, the first of them indented."""
    return _broken(sheet, rng.randrange(30, 46), rng.choice(("　", "　", "  ")))


def lines_broken_flat(sheet: Sheet, rng: Random) -> Sheet:
    """Paragraphs are broken into lines of one width, none of them indented."""
    flat = sheet.mapped(
        lambda line: (
            replace(line, text=line.text.strip()) if line.part is Part.TALK and not line.blank else line
        )
    )
    return _broken(flat, rng.randrange(30, 46), "")


def _of(name: str, change: Change, axis: str = "layout", /, **under: frozenset[str]) -> Mutator:
    return Mutator(name, change, frozenset({axis}), under)


MUTATORS = (
    _of("blank-none", no_blank_lines, slip=frozenset({"none", "stranger"})),
    _of("blank-some", some_blank_lines),
    _of("blank-double", blank_lines_doubled),
    _of("blank-every", blank_lines_everywhere, slip=frozenset({"none", "stranger"})),
    _of("headings-close", close_headings),
    _of("page-lines", page_lines, "pages"),
    _of("breaks-indented", lines_broken, "breaks", label=_NO_SPACES, machine=frozenset({"no"})),
    _of("breaks-flat", lines_broken_flat, "breaks", label=_NO_SPACES, machine=frozenset({"no"})),
)
