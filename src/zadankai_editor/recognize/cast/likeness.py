"""How much what is printed where labels stand looks like somebody, by its words alone.

Every word is a weight and none is a door: a strange word that recurs before speech outweighs them.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.japanese.marks import outer_colons, trailing_brackets, unwrapped
from zadankai_editor.japanese.surnames import family_length, is_common_noun, is_family, leading_family
from zadankai_editor.recognize.cast.display_names import display_name
from zadankai_editor.recognize.cast.names import parse_name, without_honorific
from zadankai_editor.recognize.cast.offices import is_title, name_behind_title
from zadankai_editor.recognize.events import is_event
from zadankai_editor.recognize.vocabulary import (
    GROUPS,
    HAN,
    INITIALS,
    MODERATORS,
    OPENING_HEADING,
    OTHER_ROLES,
    PLACEHOLDER,
    PLATFORM,
    PLATFORM_BUTTONS,
    PSEUDONYM,
    ROLE_LABEL,
)
from zadankai_editor.record.printed_labels import NO_SPEAKER

LONGEST = 24
NOBODY = -6.0
_TITLED, _SAID = 0.5, 1.0
_MODERATOR_KEYS = frozenset(key(role) for role in (*MODERATORS, *OTHER_ROLES))
_PARTICLES = re.compile(r"(?<=.)[をがはにへでもと](?=[ぁ-ん一-鿿ァ-ヶ])|の(?=[ぁ-ん一-鿿ァ-ヶ0-9]{2})")
_PHRASE = re.compile(r"(?:です|ます|した|ない|する|から|まで|について|とは|こと|もの|ため|など)$")
_SAID_BY = re.compile(r"(?P<who>[^の]+)の(?:答弁|回答|答え|返答|質問|問い|発言)")
"""What says of the words below that somebody says them, and whose they are."""
_IN_NUMBER = re.compile("[2-9二三四五六七八九][人名]|皆|みんな")
"""Several who say the same."""
_PUBLISHER = re.compile("本[社紙誌会]|[当弊小][社誌]|編集部")
"""What those who print a talk call themselves where they ask."""
_NUMBERED = re.compile(
    r"[0-9〇一二三四五六七八九十百]+(?:年度?|月|日|時|分|回|章|節|部|位|件|点|円|%|号|条|項|目)?"
)
_CHAPTER = re.compile(
    r"(?:第|その)[0-9〇一二三四五六七八九十百]+(?:章|節|部|回|話|号|条|期|次)?$|[①-⑳⑴-⒇Ⅰ-Ⅻ].*"
)
_KANA_ONLY = re.compile(r"[ぁ-んー]+")
_SHORT_KANJI = re.compile(rf"[{HAN}]{{1,4}}")
_NAME_LIKE = re.compile(rf"[{HAN}ァ-ヶーA-Za-z・=. ]+[ぁ-ん]{{0,3}}|[{HAN}][ぁ-ん{HAN}]{{1,5}}")
_SENTENCE = re.compile(r"[。!?…、]")
_ENDS = frozenset(("了", "完", "終", "終わり", "おわり", "以上", "なし"))
_LAST_SIGN_OF_TEXT = 0x2BFF
"""Behind it stand the pictures (🐨) that a transcript may print for somebody."""
_PLACE_OF_NAME = re.compile("(?i:speaker|spk|unknown)|話者|発言者|スピーカー|参加者|質問者|不明")
"""The word alone that a machine numbers (`Speaker 1`)."""
_SIGN = re.compile(r"[^\w\s]{1,4}")
_BLACKED_OUT = re.compile(r"([^\w\s。、.,・…‥―ー\-!?~=])\1{1,3}")
"""What stands in the place of a name that nobody is to know: one sign, again and again."""

_SURE_FORMS = ((ROLE_LABEL, 1.5), (_IN_NUMBER, 1.5), (_PUBLISHER, _SAID))
_OTHER_FORMS = (
    *((_NUMBERED, -4.0), (_CHAPTER, -4.0), (_PLACE_OF_NAME, -1.0)),
    *((PLACEHOLDER, 1.5), (PSEUDONYM, 1.5), (INITIALS, 1.5)),
)
"""What words of a form weigh, whatever else they may be; the first that they have counts."""


@lru_cache(maxsize=16384)
def likeness(who: str) -> float:
    """Return the weight of a folded label without its mark and brackets: below 0 where it looks like nobody."""
    bare = who.strip().rstrip(":").strip()
    bare = unwrapped(bare) or bare
    if not bare or len(bare) > 2 * LONGEST:
        return NOBODY
    inside = trailing_brackets(bare)
    if inside is not None and all(inside):
        return _with_brackets(*inside)
    if (bare[-1] in "。!?…" and not INITIALS.fullmatch(bare)) or _SENTENCE.search(bare[:-1]):
        return NOBODY
    return _of_words(bare)


def _with_brackets(before: str, inside: str) -> float:
    """Return the weight of `委員長(甲野君)`, `甲野(洋)`, `甲野(笑)`."""
    if is_event(inside):
        return min(likeness(before), 0.5) - 1.0
    one, other = likeness(before), likeness(inside)
    if one <= NOBODY:
        return NOBODY
    titled = is_title(before) or is_title(inside) or key(before) in _MODERATOR_KEYS
    return max(one, other, 0.0) + (1.5 if titled and min(one, other) > -1 else 0.3)


def _of_words(bare: str) -> float:
    whole = key(bare)
    if whole in _MODERATOR_KEYS:
        return 3.0
    weight = _by_form(bare, _SURE_FORMS)
    if weight is None and _SIGN.fullmatch(bare):
        return 0.5 if _BLACKED_OUT.fullmatch(bare) or ord(bare[0]) > _LAST_SIGN_OF_TEXT else NOBODY
    if weight is None and _names_nobody(bare):
        return NOBODY
    weight = _by_form(bare, _OTHER_FORMS) if weight is None else weight
    if weight is not None:
        return weight
    said = _SAID_BY.fullmatch(bare)
    if said is not None:
        return max(_of_name(said["who"]), 0.0) + _SAID
    given = display_name(bare) if " " not in bare else None
    if given is None:
        return _of_name(bare)
    return max(_of_name(bare), likeness(folded(given.name)))


def _by_form(bare: str, forms: Sequence[tuple["re.Pattern[str]", float]]) -> float | None:
    """Return the weight of the first of `forms` that folded words have; `None` where they have none."""
    return next((weight for form, weight in forms if form.fullmatch(bare)), None)


def _names_nobody(bare: str) -> bool:
    """Tell whether words are known to stand for something else: the end, a button, laughter, 日時."""
    if bare in _ENDS or bare in PLATFORM or bare in PLATFORM_BUTTONS:
        return True
    return (
        NO_SPEAKER.fullmatch(bare) is not None
        or OPENING_HEADING.fullmatch(bare) is not None
        or is_event(bare)
    )


def _of_name(bare: str) -> float:
    titled = name_behind_title(bare)
    if titled is not None:
        return _of_name(titled[0]) + _TITLED
    weight = 0.0
    shorter = without_honorific(bare)
    if outer_colons(bare):
        title, _, name = bare.rpartition(":")
        return _of_name(name) - (0.5 if is_title(title) else 2.0)
    if shorter != bare:
        weight += 1.5
    if _PARTICLES.search(shorter) or _PHRASE.search(shorter):
        weight -= 3.0
    if len(shorter) > 12:
        weight -= 0.25 * (len(shorter) - 12)
    if GROUPS.fullmatch(shorter):
        return weight + 0.5
    if is_title(shorter):
        return weight + (2.0 if len(shorter) > 1 else -1.0)
    return weight + _of_bare_name(shorter)


def _of_bare_name(bare: str) -> float:
    name = parse_name(bare)
    if name is None:
        return 0.0 if _NAME_LIKE.fullmatch(bare) and len(bare) <= 12 else -1.5
    if name.given is not None:
        return 2.0 if is_title(name.given) or not is_title(name.family or "") else 1.0
    if _KANA_ONLY.fullmatch(bare):
        return -1.5
    if is_family(bare) or family_length(bare) is not None:
        return 2.0
    length = leading_family(bare)
    if length is not None and is_title(bare[length:]):
        return 2.5
    if is_common_noun(bare):
        return -1.0
    return 0.5 if _SHORT_KANJI.fullmatch(bare) else 0.2


def is_leader(who: str) -> bool:
    """Tell whether a label names the part of who leads or answers, and nobody."""
    return key(who) in _MODERATOR_KEYS


def is_crowd(who: str) -> bool:
    """Tell whether a label names several people or nobody in particular: `全員`, `会場`."""
    return _CROWD.fullmatch(without_honorific(key(who))) is not None


_CROWD = re.compile(
    f"(?:全員|一同|{_IN_NUMBER.pattern}|会場|会場の声|会場から|参加者|出席者|来場者|傍聴者|複数|委員|議員)(?:一同|全員)?"
)
