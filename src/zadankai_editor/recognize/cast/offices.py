"""What people are and what they do in a talk: titles, posts, and the parts of those who lead it."""

import re
from functools import lru_cache

from zadankai_editor.japanese.folding import WIDTH, folded, key
from zadankai_editor.japanese.marks import trailing_brackets
from zadankai_editor.japanese.surnames import is_family
from zadankai_editor.recognize.vocabulary import (
    AGE,
    GROUPS,
    MODERATORS,
    OTHER_ROLES,
    PARTICIPANTS_HEADING,
    ROLE_LABEL,
    TITLE_TAILS,
    UNIT_END,
    WEAK_TAILS,
)

EVERYBODYS_OFFICES = frozenset({"委員", "議員", "会員", "構成員", "理事", "メンバー"})
"""What anybody in a meeting may be called, whatever the list says."""

MODERATOR_KEYS = frozenset(key(role) for role in MODERATORS)

_LONGEST_OFFICE = 24
_TAILS = frozenset(tail for tail in TITLE_TAILS if len(tail) > 1)
_LENGTHS_OF_TAILS = frozenset(map(len, _TAILS))
_LEADING = re.compile(
    r"司会|進行役|聞き手|(?:^|[・/ 、])(?:モデレーター|ファシリテーター|進行|インタビュアー)(?:$|[・/ 、:])"
)
_SENTENCE = re.compile("[。、「」!?！？]")
_PUBLIC_BODY = re.compile("[都道府県国市区町村]|行政|当局|.+側")
_SEAT = re.compile("[0-9一二三四五六七八九十]{1,4}番")


def is_title(text: str) -> bool:
    """Tell whether `text` ends as the title of an office or occupation does."""
    read = WIDTH.of(text).strip().rstrip(")]")
    return read.endswith(tuple(TITLE_TAILS))


@lru_cache(maxsize=2048)
def is_role(text: str) -> bool:
    """Tell whether `text` is a title or a part in the talk, a post in brackets behind it aside."""
    read = folded(text).strip()
    bare = re.sub(r"\([^()]*\)$", "", read).strip()
    joined = bare.replace(" ", "")
    return is_title(bare) or is_title(joined) or joined in MODERATORS or joined in OTHER_ROLES


def is_unit(read: str) -> bool:
    """Tell whether a folded text is a part of an office, such as 企画課, or holds a number, or says how old one is."""
    number = any(char.isdigit() for char in read) or AGE.fullmatch(read) is not None
    return len(read) > 1 and (number or UNIT_END.search(read) is not None)


def is_body(label: str) -> bool:
    """Tell whether a label names a group, an office or a public body, for which anybody may speak."""
    read = folded(label).split("の")[0]
    if GROUPS.fullmatch(read) or ROLE_LABEL.fullmatch(read) or _PUBLIC_BODY.fullmatch(read):
        return True
    return len(read) > 1 and UNIT_END.search(read) is not None and not is_family(read)


def heads_people(text: str) -> bool:
    """Tell whether what stands before people ends as the heading of a list does: `市出席者`."""
    read = folded(text)
    return any(PARTICIPANTS_HEADING.fullmatch(read[at:]) for at in range(len(read)))


def says_who_leads(text: str) -> bool:
    """Tell whether a title says that somebody leads the talk, and not only that they do so for a living."""
    read = folded(text).strip(" ()[]【】")
    return read.replace(" ", "") in MODERATORS or _LEADING.search(read) is not None


def tells_role(text: str) -> bool:
    """Tell whether `text` is a title, with or without a post in brackets, or a moderator's part."""
    inside = trailing_brackets(text)
    before = inside[0] if inside else text
    return is_role(before) or says_who_leads(before) or before in OTHER_ROLES or "番" in before[-1:]


@lru_cache(maxsize=4096)
def tails_of(title: str) -> frozenset[str]:
    """Return the ways in which `title` may be added to a name: 部長 of A市企画部長, not 市長 of 副市長."""
    read = WIDTH.of(title).strip()
    ends = {read[-length:] for length in _LENGTHS_OF_TAILS if length <= len(read)}
    return frozenset(tail for tail in ends & _TAILS if not read.removesuffix(tail).endswith("副"))


@lru_cache(maxsize=1024)
def telling_tails(title: str) -> frozenset[str]:
    """Return the endings of a title that tell one office from another."""
    return frozenset(tail for tail in tails_of(title) if tail not in WEAK_TAILS)


def is_deputy(one: str, other: str) -> bool:
    """Tell whether a title is that of the deputy of another: `副町長` of `町長`."""
    return one.endswith(f"副{other}")


def are_alike(title: str, office: str) -> bool:
    """Tell whether an office is a title, or ends as it does, and neither is the other's deputy."""
    entry, wanted = key(title), key(office)
    if not entry or is_deputy(entry, wanted) or is_deputy(wanted, entry):
        return False
    return (
        entry.endswith(wanted) or wanted.endswith(entry) or bool(telling_tails(office) & telling_tails(title))
    )


def is_short_enough(office: str) -> bool:
    """Tell whether a text has the length of an office and is no sentence."""
    return len(office) <= _LONGEST_OFFICE and not _SENTENCE.search(office)


def name_behind_title(text: str) -> tuple[str, str] | None:
    """Part a title from the name of one or two words behind it, `湊浜町 港湾課長 久礼`; return name and title."""
    words = text.split()
    for cut in range(max(1, len(words) - 2), len(words)):
        title = " ".join(words[:cut])
        if len(title) > 1 and is_title(title) and is_short_enough(title):
            return " ".join(words[cut:]), title
    return None


def may_be_office(text: str) -> bool:
    """Tell whether a text may be the office that stands beside a name: a title, a part, a seat."""
    read = folded(text)
    if not is_short_enough(read):
        return False
    part = key(read) in MODERATOR_KEYS or read in OTHER_ROLES
    return is_title(read) or part or _SEAT.fullmatch(read) is not None
