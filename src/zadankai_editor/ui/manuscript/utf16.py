"""Python counts characters, Qt counts UTF-16 units: the one place where they meet.

𠮷野家 has 3 characters and 4 units.
"""


def _plain(text: str) -> bool:
    return text.isascii() or max(text) <= "\uffff"


def units_before(text: str, characters: int) -> int:
    """Return how many UTF-16 units the first `characters` characters of `text` take."""
    if not text or _plain(text):
        return characters
    return characters + sum(c > "\uffff" for c in text[:characters])


def characters_before(text: str, units: int) -> int:
    """Return how many characters the first `units` UTF-16 units of `text` hold.

    A place inside of a surrogate pair counts as the one before the pair.
    """
    if not text or _plain(text):
        return min(units, len(text))
    passed = 0
    for count, character in enumerate(text):
        passed += 2 if character > "\uffff" else 1
        if passed > units:
            return count
    return len(text)
