"""The conventions by which a record can be printed, as axes."""

from dataclasses import dataclass, fields

OWN = ("own", "own_blank", "own_colon", "own_circle", "own_paren", "own_bracket")
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
        "angle",
        "square",
        "timed",
        "time_after",
        "tail",
        "answer",
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
        "letter",
        "speaker",
        "paren_family",
        "paren_full",
        "spaced",
        "seat",
    ),
    "first": ("never", "kagi", "toten", "keisho", "kijichu"),
    "circle": ("○", "◯", "〇"),
    "moderator": ("―", "――", "―――", "──", "Q.", "label", "司会者", "named", "role_paren"),
    "people": ("参加者（敬称略）", "【参加者(敬称略)】", "出席者", "~参加された皆様~", "MEMBER", "■参加者"),
    "rows": (
        "colon",
        "two_colons",
        "space",
        "name_first",
        "joined",
        "reading",
        "spaced",
        "bullets",
        "groups",
        "shared",
        "run",
        "names",
    ),
    "agenda_heading": ("議題", "【議題】", "本日のテーマ", "■議題"),
    "agenda": ("①", "(1)", "1.", "【1.】", "○", "・", "none"),
    "headings": ("bare", "■", "◆", "《》", "≪≫", "【】", "○", "time"),
    "captions": ("bare", "写真：", "▲", "（写真）"),
    "layout": ("airy", "semi", "paragraphs", "double", "dense", "wide_gaps"),
    "indent": ("", " ", "　"),
    "width": ("as_is", "full", "half"),
    "platform": ("none", "before", "both"),
    "ending": ("content", "none", "（了）", "以上"),
    "machine": ("no", "spaced", "words"),
    "notes": ("※", "※1"),
    "shapes": ("kept", "plain"),
    "top": ("airy", "dense"),
    "slip": ("none", "glued", "colon", "stranger"),
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
    notes: str = "※"
    shapes: str = "kept"
    top: str = "airy"
    slip: str = "none"

    @property
    def labels_moderator(self) -> bool:
        """Whether a label stands before what the moderator says, not a mark."""
        return self.moderator in ("label", "司会者", "named", "role_paren")

    def __str__(self) -> str:
        return " ".join(f"{f.name}={getattr(self, f.name)!s}" for f in fields(self))

    def items(self) -> list[tuple[str, str]]:
        """Return the axes with their values, in order."""
        return [(f.name, getattr(self, f.name)) for f in fields(self)]
