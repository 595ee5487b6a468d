"""Which conventions go together.

A combination that even a careful reader could not tell apart is no fair print: `settled` puts the
nearest fair value in its place.
"""

from collections.abc import Mapping
from dataclasses import replace

from tests.printing.forms import plain_shapes
from tests.printing.model import Content, Kind
from tests.printing.slips import slip
from tests.printing.styles import Style

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
    "tail": frozenset({"family", "office", "initials", "letter"}),
    "answer": frozenset({"family", "full", "shi"}),
}
_ONLY_WITH_CIRCLES = frozenset({"spaced", "seat"})
_MENTIONABLE = frozenset({"own", "own_blank", "own_colon", "colon"})
_MARKED = "■"
_TRANSCRIPT_LABELS = ("own", "own_colon", "colon", "square", "timed", "time_after")


def settled(style: Style, content: Content) -> Style:
    """Return the fair style for `content` that is nearest to `style`."""
    for rule in (_people, _names, _mentions, _layout, _headings, _captions, _slip, _moderator, _rows, _rest):
        style = rule(style, content)
    return style


def is_transcript(content: Content) -> bool:
    """Tell whether a machine wrote it down, which knows speakers by placeholders."""
    return content.names == frozenset({"speaker"})


def _people(style: Style, content: Content) -> Style:
    if style.name not in content.names:
        style = replace(style, name=min(content.names))
    if is_transcript(content) and style.label not in _TRANSCRIPT_LABELS:
        style = replace(style, label="colon")
    return style


def _names(style: Style, content: Content) -> Style:
    """Labels that cannot hold such names become those that can."""
    if style.label == "answer":  # elsewhere more than one person answers
        asked = content.name == "interview"
        style = replace(style, moderator="Q.") if asked else replace(style, label="colon")
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
    if content.has_aliases:  # nothing else tells their bearers apart
        label = style.label if style.label in _MENTIONABLE else "own"
        first = style.first if style.first not in ("never", "keisho") else "kagi"
        return replace(style, name="family", label=label, first=first)
    fits = style.name == "family" and style.label in _MENTIONABLE
    apart = any(person.apart for person in content.people)
    if style.first != "never" and (not fits or apart or is_transcript(content)):
        style = replace(style, first="never")
    if not content.listed and fits and not is_transcript(content) and style.first == "never":
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
    if continued and style.label == "tail":  # the label would part from what was said before
        style = replace(style, label="colon")
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


def _slip(style: Style, content: Content) -> Style:
    """Let a slip stand where a reader sees it: on a label of its own line, in a list that is complete."""
    seen = {
        "none": True,
        "glued": style.label == "own" and style.layout in ("airy", "wide_gaps"),
        "colon": style.label == "own",
        "stranger": content.listed and style.name in ("family", "full", "san", "shi", "office"),
    }[style.slip]
    apart = style.label in ("kagi", "loose", "narrow", "half_paren", "tail", "answer")
    fair = seen and not is_transcript(content) and not (style.slip == "stranger" and apart)
    if style.slip != "none" and not (fair and slip(content) is not None):
        return replace(style, slip="none")
    return style


def _moderator(style: Style, content: Content) -> Style:
    """Let only who is named be called by name, and only interviewers ask by letter."""
    if style.moderator == "Q." and content.name not in ("interview", "university"):
        style = replace(style, moderator="――")
    if style.moderator == "司会者" and content.role != "司会":
        style = replace(style, moderator="label")
    if style.moderator in ("named", "role_paren") and not content.host:
        style = replace(style, moderator="label")
    holds = style.label in ("circle", "own_circle", "colon", "own")
    if style.moderator == "role_paren" and not (holds and style.name in ("office", "family", "san")):
        style = replace(style, moderator="named")
    if style.label == "answer" and style.moderator != "Q.":
        style = replace(style, moderator="Q.")
    return style


def _rows(style: Style, content: Content) -> Style:
    nameless = style.name in ("initials", "letter", "speaker")
    if nameless and style.rows in ("reading", "spaced", "joined"):
        style = replace(style, rows="colon")
    if style.rows in ("groups", "shared") and not content.grouped:
        style = replace(style, rows="space")
    apart = any(person.apart for person in content.people)
    short = style.name in ("office", "family", "paren_family", "bare_title")
    if style.rows == "shared" and (apart or not short or style.first in ("toten", "kijichu")):
        style = replace(style, rows="groups")  # only there are the whole names
    titled = style.name not in ("family", "full", "san", "shi") or style.first in ("kagi", "toten")
    portraits = style.captions == "bare" and any(piece.shows for piece in content.body)
    if style.rows == "names" and (titled or portraits):
        style = replace(style, rows="space")  # titles in the talk need titles in the list
    if style.rows == "run" and (content.name != "second-part" or not (short or style.name == "san")):
        style = replace(style, rows="bullets")  # elsewhere nobody could tell a name from the next title
    return style


def _rest(style: Style, content: Content) -> Style:
    if style.machine != "no" and not is_transcript(content):
        style = replace(style, machine="no")
    if not content.agenda and style.agenda != "none":
        style = replace(style, agenda="none")
    second_part = bool(content.agenda) and content.agenda[0][0] > 1
    if second_part and style.agenda in ("none", "○", "・"):
        style = replace(style, agenda="①")  # what has no number cannot begin at two
    if style.notes != "※" and not any((content.notes, *(p.term for p in content.body))):
        style = replace(style, notes="※")
    if style.shapes == "plain" and not any(plain_shapes(p.family) != p.family for p in content.people):
        style = replace(style, shapes="kept")
    return style
