"""What a dictionary of Japanese knows of names: where a family name ends."""

from functools import lru_cache
from itertools import takewhile

from zadankai_editor.japanese.dictionary import tokenizer

_LONGEST = 24


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[tuple[str, str], ...]:
    """Return the words of `text`, each with what the dictionary calls it (姓, 名, 地名, 一般…)."""
    if not text or len(text) > _LONGEST:
        return ()
    found = []
    for word in tokenizer().tokenize(text):
        speech = word.part_of_speech()
        kind = speech[3] if speech[2] == "人名" else speech[2] if speech[1] == "固有名詞" else speech[1]
        found.append((word.surface(), kind))
    return tuple(found)


def word_starts(text: str) -> frozenset[int]:
    """Return where the words of `text` begin."""
    starts, place = [], 0
    for surface, _ in _words(text):
        starts.append(place)
        place += len(surface)
    return frozenset(starts)


def is_family(text: str) -> bool:
    """Tell whether the dictionary knows `text` as a family name."""
    words = _words(text)
    return len(words) == 1 and words[0][1] == "姓"


def is_place(text: str) -> bool:
    """Tell whether the dictionary knows `text` as a place, as which it knows many a family name."""
    words = _words(text)
    return len(words) == 1 and words[0][1] == "地名"


def begins_with_name(text: str) -> bool:
    """Tell whether the first word of `text` is, for the dictionary, the name of somebody or of a place."""
    words = _words(text)
    return bool(words) and words[0][1] in ("姓", "名", "地名")


def is_common_noun(text: str) -> bool:
    """Tell whether the dictionary knows `text` as a word for things, and as nobody's name."""
    words = _words(text)
    return len(words) == 1 and words[0][1] == "普通名詞"


def is_compound(text: str) -> bool:
    """Tell whether the dictionary parts `text` in words for things, several at its beginning: `商工会議所`."""
    return [kind for _, kind in _words(text)][:2] == ["普通名詞"] * 2


def ends_in_noun(text: str) -> bool:
    """Tell whether the last word of `text` is one for things, as those of bodies and occupations are."""
    words = _words(text)
    return bool(words) and words[-1][1] == "普通名詞"


def leading_family(text: str) -> int | None:
    """Return how many characters at the beginning of `text` are a family name that the dictionary knows."""
    words = _words(text)
    return len(words[0][0]) if len(words) > 1 and words[0][1] == "姓" else None


def leading_name(text: str) -> int | None:
    """Return how many characters at the beginning of `text` are a name: a family name, and a given name behind it.

    `None` where the dictionary knows no family name there, or nothing stands behind the name.
    """
    words = _words(text)
    if len(words) < 2 or words[0][1] != "姓":
        return None
    name = [words[0], *takewhile(lambda word: word[1] == "名", words[1:])]
    return sum(len(surface) for surface, _ in name) if len(name) < len(words) else None


def is_full_name(text: str) -> bool:
    """Tell whether the dictionary knows what `text` ends in as a family name and a given name."""
    words = _words(text)
    family = next((kind for _, kind in reversed(words) if kind != "名"), None)
    return family == "姓" and words[-1][1] == "名"


def family_length(full: str) -> int | None:
    """Return how many characters of a full name without a space are the family name.

    `None` where the dictionary does not know the given name.
    """
    words = _words(full)
    if len(words) < 2 or words[-1][1] != "名":
        return None
    given = 0
    for surface, kind in reversed(words):
        if kind != "名":
            break
        given += len(surface)
    family = len(full) - given
    return family or len(words[0][0])
