"""Makes documents from nothing: right in their grammar, as people and programs would hardly write them."""

import json
from collections.abc import Sequence
from random import Random
from typing import Any

from fuzz.words import CUES, HEADINGS, HTML, NAMES, NUMBERS, SAID, SIGNS, TITLES

_COLONS = (":", "：", "　", " ", "", "「", "(", "）", ": ", "氏：")
_INDENTS = ("", "", "", " ", "　")
_ENDS = ("\n", "\n", "\n\n")
_INLINE = (
    "b", "i", "span", "strong", "font", "a", "u", "ruby", "rt", "em", "sup", "o:p", "label", "code", "q",
)  # fmt: skip
_BLOCKS = (
    "p", "div", "h1", "h2", "h4", "li", "ul", "ol", "table", "tr", "td", "th", "blockquote", "pre", "dl",
    "dt", "dd", "figure", "figcaption", "section", "form", "select", "option", "button", "center", "body",
    "html", "head", "svg",
)  # fmt: skip
_ATTRIBUTES = (
    "", "", "", " hidden", " class=MsoListParagraph", " style='display:none'", " style='font-weight:bold'",
    " style='mso-list:l0 level1 lfo1'", " style='mso-list:Ignore'", " style='white-space:pre'",
    " start=5 type=a", " role=heading aria-level=3", " style='display:block;margin:0'",
    " style='mso-tab-count:1'", " colspan=9",
)  # fmt: skip
_KEYS = (
    "segments", "words", "utterances", "transcription", "word_segments", "text", "speaker", "start", "end",
    "timestamps", "offsets", "from", "to", "transcript", "word", "speaker_label", "confidence", "language",
)  # fmt: skip


def line(rng: Random) -> str:
    """Return a line such as records have, or nearly."""
    name, title, said = rng.choice(NAMES), rng.choice(TITLES), rng.choice(SAID)
    colon = rng.choice(_COLONS)
    shape = rng.randrange(13)
    if shape < 3:
        return said
    if shape < 5:
        return rng.choice((name, title, name + colon))
    shapes = (
        f"{name}{colon}{said}",
        f"{title}{colon}{name}",
        f"【{name}】{said}",
        f"{title}：{name}（以下「{rng.choice(NAMES)}」）",
        f"{title}{colon}{name}{rng.choice(TITLES)}{rng.choice(NAMES)}",
        f"{rng.choice(HEADINGS)}",
        f"{said}{rng.choice(SIGNS)}{said}",
        "".join(rng.choice(SIGNS) for _ in range(rng.randrange(1, 8)))[:60],
    )
    return shapes[shape - 5]


def plain(rng: Random) -> str:
    """Return a text of such lines; a few have many."""
    most = 60 if rng.random() < 0.05 else 12
    lines = (line(rng) for _ in range(rng.randrange(1, most)))
    return "".join(rng.choice(_INDENTS) + each + rng.choice(_ENDS) for each in lines)


def noise(rng: Random) -> str:
    """Return characters of all planes, as good as none of them Japanese."""
    kinds = ((0, 0x80), (0x3000, 0x9FFF), (0, 0x10FFFF), (0x2000, 0x2070), (0xFE00, 0xFFFF), (0xD7F0, 0xE010))
    return "".join(chr(rng.randint(*rng.choice(kinds))) for _ in range(rng.randrange(200)))


def page(rng: Random) -> str:
    """Return HTML: elements in elements that may not be there, closed or not."""
    begin = rng.choice(
        ("", "", "<!DOCTYPE html>", "<html><meta charset=utf-8>", "<html><style>p{margin:0}</style><body>")
    )
    return begin + "".join(_element(rng, rng.randrange(1, 7)) for _ in range(rng.randrange(1, 8)))


def _element(rng: Random, depth: int) -> str:
    if depth == 0 or rng.random() < 0.2:
        return rng.choice((line(rng), line(rng), rng.choice(HTML), "<br>", "\n "))
    tag = rng.choice(_BLOCKS if rng.random() < 0.6 else _INLINE)
    inner = "".join(_element(rng, depth - 1) for _ in range(rng.randrange(4)))
    closing = "" if rng.random() < 0.15 else f"</{tag}>"
    return f"<{tag}{rng.choice(_ATTRIBUTES)}>{inner}{closing}"


def cues(rng: Random) -> tuple[str, str]:
    """Return a list of cues and the ending of its file, `vtt` or `srt`."""
    vtt = rng.random() < 0.5
    point = "." if vtt else ","
    blocks = []
    second = 0
    for number in range(rng.randrange(1, 12)):
        second += rng.randrange(-1, 9)
        times = f"{_clock(second, point)} --> {_clock(second + rng.randrange(-1, 5), point)}"
        if rng.random() < 0.1:
            times = times.replace("0", rng.choice((*NUMBERS, "０", "")), 1)
        said = "\n".join(_cue_text(rng) for _ in range(rng.randrange(3)))
        head = rng.choice((f"{number}\n", f"{number}\n", "", "x\n")) if vtt else f"{number}\n"
        blocks.append(f"{head}{times}{rng.choice(('', '', ' align:start', ' '))}\n{said}\n")
    gap = rng.choice(("\n", "\n", "\n\n", "", "\r\n"))
    return ("WEBVTT\n\n" if vtt else "") + gap.join(blocks), "vtt" if vtt else "srt"


def _cue_text(rng: Random) -> str:
    said = rng.choice((rng.choice(SAID), f"<v {rng.choice(NAMES)}>{rng.choice(SAID)}", line(rng)))
    return said + (rng.choice(CUES) if rng.random() < 0.2 else "")


def _clock(second: int, point: str) -> str:
    return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}{point}{second * 7 % 1000:03}"


def recognised(rng: Random) -> str:
    """Return JSON as recognisers write it, or with anything at all in the place of anything."""
    entries = [_turn(rng) for _ in range(rng.randrange(1, 8))]
    whole: Any = entries if rng.random() < 0.2 else {rng.choice(_KEYS[:5]): entries, "text": rng.choice(SAID)}
    if rng.random() < 0.1:
        whole = _anything(rng, 4)
    return json.dumps(whole, ensure_ascii=rng.random() < 0.5, indent=rng.choice((None, 1)))


def _turn(rng: Random) -> Any:
    if rng.random() < 0.05:
        return _anything(rng, 2)
    start = rng.randrange(1000) / 10
    turn: dict[str, Any] = {"start": start, "end": start + rng.randrange(50) / 10, "text": rng.choice(SAID)}
    if rng.random() < 0.7:
        turn["speaker"] = rng.choice(("A", "B", "SPEAKER_00", "甲野", 1, "", None))
    if rng.random() < 0.3:
        turn["words"] = [
            {"word": character, "speaker": rng.choice("AB")} for character in rng.choice(SAID)[:9]
        ]
    if rng.random() < 0.1:
        turn[rng.choice(_KEYS)] = _anything(rng, 2)
    return turn


def _anything(rng: Random, depth: int) -> Any:
    """Return any value that JSON has, and some that only Python's does."""
    if depth and rng.random() < 0.5:
        inner = [_anything(rng, depth - 1) for _ in range(rng.randrange(4))]
        return inner if rng.random() < 0.4 else {rng.choice(_KEYS): value for value in inner}
    leaves: Sequence[Any] = (
        *(
            None,
            True,
            -1,
            0,
            10**18,
            10**400,
            1e308,
            float("nan"),
            float("inf"),
            -0.0,
            0.1,
            "",
            " ",
            "\ud800",
            "\0\r\n",
        ),
        *(line(rng), rng.choice(SAID), "00:00:01,5", "SPEAKER_01", "9" * 50),
    )
    return rng.choice(leaves)
