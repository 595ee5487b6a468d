"""The input with a number: made by chance, and always the same for the same seed."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from fuzz import documents, word_files, words
from fuzz.inputs import Door, Input, from_text
from fuzz.mutation import encoded, mutated, mutated_text

_RECORDS = Path(__file__).resolve().parents[1] / "tests" / "golden" / "records"
_SEEDS_OF_A_KIND = 60
_ENDINGS = ("txt", "docx", "html", "htm", "vtt", "srt", "json", "", "pdf", "mht", "DOCX", "yaml")


def _bytes_of(tokens: Sequence[str]) -> tuple[bytes, ...]:
    return tuple(token.encode("utf-8", "surrogatepass") for token in tokens)


class _Kind(NamedTuple):
    """How often inputs of a kind come, and who makes them."""

    share: int
    make: Callable[[Random], Input]


def input_at(seed: int, number: int) -> Input:
    """Return the input with this number; the same for the same seed on every machine."""
    rng = Random(f"{seed}:{number}")
    return rng.choices(_MAKERS, _SHARES)[0](rng)


@cache
def _records() -> tuple[str, ...]:
    """Return whole records in all conventions, such as the tests of the recogniser have."""
    found = tuple(path.read_text(encoding="utf-8") for path in sorted(_RECORDS.glob("*.txt")))
    if not found:
        raise FileNotFoundError(_RECORDS)
    return found


@cache
def _sound(kind: str) -> tuple[bytes, ...]:
    """Return sound files of a kind, from which the spoiled ones are made."""
    rng = Random(kind)
    make: Mapping[str, Callable[[Random], str]] = {
        "html": documents.page,
        "cues": lambda rng: documents.cues(rng)[0],
        "json": documents.recognised,
    }
    made = tuple(make[kind](rng).encode("utf-8", "surrogatepass") for _ in range(_SEEDS_OF_A_KIND))
    if kind == "html":
        made += tuple(
            "".join(f"<p>{line}</p>\n" for line in record.split("\n")).encode() for record in _records()
        )
    return made


@cache
def _sound_packages() -> tuple[dict[str, bytes], ...]:
    rng = Random("docx")
    return tuple(word_files.random_parts(rng) for _ in range(_SEEDS_OF_A_KIND))


def _name(rng: Random, ending: str) -> str:
    """Return a file's name: now and then with the ending of another kind."""
    return f"記録.{rng.choice(_ENDINGS) if rng.random() < 0.05 else ending}"


def _text(rng: Random) -> Input:
    shape = rng.random()
    if shape < 0.1:
        return Input("text", Door.FILE, _name(rng, "txt"), rng.randbytes(rng.randrange(120)))
    if shape < 0.2:
        text = documents.noise(rng)
    elif shape < 0.75:
        text = documents.plain(rng)
    else:
        text = _part_of(mutated_text(rng.choice(_records()), rng, _records()), rng)
    data = encoded(text, rng)
    if rng.random() < 0.3:
        data = mutated(data, rng, _TOKENS["text"], (data,))
    return Input("text", rng.choice((Door.FILE, Door.FILE, Door.PLAIN)), _name(rng, "txt"), data)


def _part_of(text: str, rng: Random) -> str:
    """Return some lines in a row: whole records take the recogniser long, and parts have more to be wrong."""
    lines = text.split("\n")
    start = rng.randrange(len(lines)) if rng.random() < 0.7 else 0
    return "\n".join(lines[start : start + rng.randrange(1, 40)])


def _paste(rng: Random) -> Input:
    make = rng.choice((documents.plain, documents.plain, documents.noise))
    return from_text("paste", Door.PASTE, "貼り付け", make(rng))


def _spoiled(kind: str, rng: Random, fresh: str) -> bytes:
    """Return `fresh` as it is, or a sound file of its kind spoiled."""
    shape = rng.random()
    if shape < 0.35:
        return fresh.encode("utf-8", "surrogatepass")
    if shape < 0.45:
        return encoded(fresh, rng)
    return mutated(rng.choice(_sound(kind)), rng, _TOKENS[kind], _sound(kind))


def _html(rng: Random) -> Input:
    data = _spoiled("html", rng, documents.page(rng))
    if rng.random() < 0.3:
        return Input("clipboard", Door.CLIPBOARD, "貼り付け", _with_header(data, rng))
    return Input("html", Door.FILE, _name(rng, rng.choice(("html", "htm"))), data)


def _with_header(data: bytes, rng: Random) -> bytes:
    """Return HTML as Windows' clipboard has it: a header whose numbers may lie, marks that may be missing."""
    if rng.random() < 0.5:
        return data
    numbers = [rng.choice((str(rng.randrange(len(data) + 200)), *words.NUMBERS)) for _ in range(4)]
    header = "Version:0.9\r\nStartHTML:{}\r\nEndHTML:{}\r\nStartFragment:{}\r\nEndFragment:{}\r\n".format(
        *numbers
    )
    if rng.random() < 0.5:
        data = b"<html><body><!--StartFragment-->" + data + b"<!--EndFragment-->"
    return header.encode() + data


def _cues(rng: Random) -> Input:
    fresh, ending = documents.cues(rng)
    return Input("cues", Door.FILE, _name(rng, ending), _spoiled("cues", rng, fresh))


def _json(rng: Random) -> Input:
    data = _spoiled("json", rng, documents.recognised(rng))
    return Input("json", Door.FILE, _name(rng, "json"), data)


def _docx(rng: Random) -> Input:
    """Make a Word file: right, with a part that is spoiled, or spoiled as a whole after it was packed."""
    shape = rng.random()
    parts = word_files.random_parts(rng) if shape < 0.5 else dict(rng.choice(_sound_packages()))
    if shape >= 0.5:
        name = "word/document.xml" if rng.random() < 0.5 else rng.choice(tuple(parts))
        others = [package[name] for package in _sound_packages()[:9]]
        parts[name] = mutated(parts[name], rng, _TOKENS["xml"], others)
    if rng.random() < 0.05:
        del parts[rng.choice(tuple(parts))]
    data = word_files.zipped(parts, packed=rng.random() < 0.3)
    if rng.random() < 0.15:
        data = mutated(data, rng, _TOKENS["zip"], (data,))
    return Input("docx", Door.FILE, _name(rng, "docx"), data)


_TOKENS = {
    "text": _bytes_of((*words.SIGNS, *words.NAMES, *words.HEADINGS)),
    "html": _bytes_of((*words.HTML, *words.NUMBERS)),
    "cues": _bytes_of((*words.CUES, *words.NUMBERS)),
    "json": _bytes_of((*words.JSON, *words.NUMBERS)),
    "xml": _bytes_of((*words.XML, *words.NUMBERS)),
    "zip": (
        b"PK\x03\x04",
        b"PK\x01\x02",
        b"PK\x05\x06",
        b"PK\x06\x06",
        b"PK\x07\x08",
        b"\xff\xff\xff\xff",
        b"\0\0\0\0",
    ),
}
_KINDS = (
    _Kind(22, _text),
    _Kind(8, _paste),
    _Kind(25, _html),
    _Kind(12, _cues),
    _Kind(11, _json),
    _Kind(22, _docx),
)
_MAKERS = tuple(kind.make for kind in _KINDS)
_SHARES = tuple(kind.share for kind in _KINDS)
