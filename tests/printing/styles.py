"""The conventions by which a record can be printed, as axes, and which of them go together.

A combination that even a careful reader could not tell apart is no fair print: `settled` puts the
nearest fair value in its place.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from tests.printing.model import Content, Kind

OWN = ("own", "own_blank", "own_circle", "own_paren", "own_bracket")
"""Labels that stand on a line of their own."""

AXES: dict[str, tuple[str, ...]] = {
    "label": (
        *OWN,
        "colon",
        "lenticular",
        "kagi",
        "loose",
        "narrow",
        "circle",
        "half_paren",
        "paren",
        "square",
        "timed",
        "time_after",
    ),
    "name": (
        "family",
        "full",
        "san",
        "shi",
        "office",
        "title",
        "titled",
        "bare_title",
        "initials",
        "speaker",
        "paren_family",
        "paren_full",
        "spaced",
        "seat",
    ),
    "first": ("never", "kagi", "toten", "keisho", "kijichu"),
    "circle": ("○", "◯", "〇"),
    "moderator": ("―", "――", "―――", "──", "label", "Q."),
    "people": ("参加者（敬称略）", "【参加者(敬称略)】", "出席者", "~参加された皆様~", "MEMBER", "■参加者"),
    "rows": ("colon", "two_colons", "space", "name_first", "joined", "reading", "spaced", "bullets"),
    "agenda_heading": ("議題", "【議題】", "本日のテーマ", "■議題"),
    "agenda": ("①", "(1)", "1.", "【1.】", "none"),
    "headings": ("bare", "■", "◆", "《》", "≪≫", "【】", "○", "time"),
    "captions": ("bare", "写真：", "▲", "（写真）"),
    "layout": ("airy", "semi", "paragraphs", "double", "dense", "wide_gaps"),
    "indent": ("", " ", "　"),
    "width": ("as_is", "full", "half"),
    "platform": ("none", "before", "both"),
    "ending": ("content", "none", "（了）", "以上"),
    "machine": ("no", "spaced"),
}


@dataclass(frozen=True)
class Style:
    """One value of each axis of `AXES`."""

    label: str = "own"
    name: str = "family"
    first: str = "never"
    circle: str = "○"
    moderator: str = "―"
    people: str = "参加者（敬称略）"
    rows: str = "colon"
    agenda_heading: str = "議題"
    agenda: str = "①"
    headings: str = "bare"
    captions: str = "bare"
    layout: str = "airy"
    indent: str = " "
    width: str = "as_is"
    platform: str = "none"
    ending: str = "content"
    machine: str = "no"

    def __str__(self) -> str:
        return " ".join(f"{f.name}={getattr(self, f.name)!s}" for f in fields(self))

    def items(self) -> list[tuple[str, str]]:
        """Return the axes with their values, in order."""
        return [(f.name, getattr(self, f.name)) for f in fields(self)]


_NAMES_OF_LABELS: Mapping[str, frozenset[str]] = {
    "own_circle": frozenset({"office", "family", "titled", "bare_title", "paren_full"}),
    "own_paren": frozenset({"office", "title", "bare_title", "family"}),
    "kagi": frozenset({"family", "full", "office"}),
    "loose": frozenset({"family", "office"}),
    "narrow": frozenset({"family", "office"}),
    "circle": frozenset(
        {"office", "paren_family", "paren_full", "spaced", "seat", "bare_title", "family", "titled", "full"}
    ),
    "half_paren": frozenset({"office", "family"}),
    "paren": frozenset({"office", "family", "san", "bare_title"}),
    "square": frozenset({"speaker", "family", "full"}),
    "timed": frozenset({"family", "full", "speaker"}),
    "time_after": frozenset({"speaker", "full", "family"}),
}
_ONLY_WITH_CIRCLES = frozenset({"spaced", "seat"})
_MENTIONABLE = frozenset({"own", "own_blank", "colon"})
_MARKED = "■"


def settled(style: Style, content: Content) -> Style:
    """Return the fair style for `content` that is nearest to `style`."""
    for rule in (_people, _names, _mentions, _layout, _headings, _captions, _rest):
        style = rule(style, content)
    return style


def _people(style: Style, content: Content) -> Style:
    if style.name not in content.names:
        style = replace(style, name=min(content.names))
    if content.name == "transcript" and style.label not in ("own", "colon", "square", "timed", "time_after"):
        style = replace(style, label="colon")
    return style


def _names(style: Style, content: Content) -> Style:
    """Labels that cannot hold such names become those that can."""
    fit = _NAMES_OF_LABELS.get(style.label)
    if fit is not None and style.name not in fit:
        both = sorted(fit & content.names)
        style = replace(style, name=both[0]) if both else replace(style, label="colon")
    if style.name in _ONLY_WITH_CIRCLES and style.label not in ("circle", "own_circle"):
        style = replace(style, label="circle")
    if style.label == "own_circle" and style.name in _ONLY_WITH_CIRCLES:
        style = replace(style, label="circle")
    return style


def _mentions(style: Style, content: Content) -> Style:
    """First mentions define the family name, before it is used alone."""
    fits = style.name == "family" and style.label in _MENTIONABLE
    apart = any(person.apart for person in content.people)
    if style.first != "never" and (not fits or apart or content.name == "transcript"):
        style = replace(style, first="never")
    if not content.listed and fits and content.name != "transcript" and style.first == "never":
        style = replace(style, first="toten")  # nobody else says who they are
    return style


def _layout(style: Style, content: Content) -> Style:
    """Where no blank line sets them apart, marks must; a label on its own line needs its text near."""
    continued = any(piece.continued for piece in content.body)
    if style.layout == "dense" and style.label == "own_blank":
        style = replace(style, layout="semi")
    if style.layout in ("dense", "double"):
        style = replace(style, headings=style.headings if style.headings != "bare" else _MARKED)
        if style.captions == "bare":
            style = replace(style, captions="写真：")
    if continued and style.label in ("loose", "narrow") and style.layout == "dense":
        style = replace(style, layout="semi")
    if style.layout == "dense" and style.ending == "content":
        style = replace(style, ending="（了）")
    return style


def _headings(style: Style, content: Content) -> Style:
    kinds = [piece.kind for piece in content.body]
    two_levels = Kind.HEADING in kinds
    matters = all(p.text[0].endswith("件") for p in content.body[1:] if p.kind is Kind.SECTION)
    if style.headings == "○" and (style.label != "circle" or two_levels or not matters):
        style = replace(style, headings=_MARKED)
    if style.headings == "time" and two_levels:
        style = replace(style, headings="《》")
    if style.headings == "【】" and style.label in ("lenticular", "own_bracket"):
        style = replace(style, headings="◆")
    if two_levels and style.headings == "bare" and (style.agenda == "none" or not content.agenda):
        style = replace(style, headings=_MARKED)
    return style


def _captions(style: Style, content: Content) -> Style:
    portraits = any(piece.shows for piece in content.body)
    alone = style.name in ("title", "bare_title")
    if portraits and alone and style.captions == "bare":
        style = replace(style, captions="▲")
    return style


def _rest(style: Style, content: Content) -> Style:
    if style.machine != "no" and content.name != "transcript":
        style = replace(style, machine="no")
    if style.moderator == "Q." and content.name not in ("interview", "university"):
        style = replace(style, moderator="――")
    if not content.agenda and style.agenda != "none":
        style = replace(style, agenda="none")
    if content.name == "second-part" and style.agenda == "none":
        style = replace(style, agenda="①")
    people_alone = style.name in ("initials", "speaker")
    if people_alone and style.rows in ("reading", "spaced", "joined"):
        style = replace(style, rows="colon")
    return style
