"""WebVTT and SRT: a million lines, times beyond all reason, markup without end."""

from collections.abc import Callable, Mapping

from fuzz.inputs import Door, Input, from_text

SORT = "cues"


def _srt(text: str) -> Input:
    return from_text("cues", Door.FILE, "字幕.srt", text)


def _vtt(text: str) -> Input:
    return from_text("cues", Door.FILE, "字幕.vtt", "WEBVTT\n\n" + text)


def _numbered(count: int, point: str) -> str:
    """Return so many cues of four lines each."""
    clocks = (f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}{point}" for n in range(1, count + 1))
    return "".join(f"{n}\n{clock}000 --> {clock}900\nはい。\n\n" for n, clock in enumerate(clocks, 1))


_TIMES = "00:00:01.000 --> 00:00:02.000\n"

HOSTILE: Mapping[str, Callable[[int], Input]] = {
    "SRT of a million lines": lambda many: _srt(_numbered(5 * many // 2, ",")),
    "WebVTT of a million lines": lambda many: _vtt(_numbered(5 * many // 2, ".")),
    "one cue of a million lines": lambda many: _srt(
        "1\n" + _TIMES.replace(".", ",") + "はい\n" * (10 * many)
    ),
    "times only": lambda many: _vtt(_TIMES * many),
    "numbers only": lambda many: _srt("1\n" + _TIMES.replace(".", ",") + "はい\n\n" + "7\n" * (5 * many)),
    "blank lines": lambda many: _vtt("\n" * (10 * many) + _TIMES + "はい"),
    "arrows": lambda many: _vtt("-->" * (5 * many)),
    "arrows, a line each": lambda many: _vtt("a -->\n" * (5 * many)),
    "dashes before an arrow": lambda many: _srt(f"1\n00:01 {'-' * (10 * many)}"),
    "spaces before times": lambda many: _srt(
        "1\n" + " " * (10 * many) + "\n00:00:01,000 --> 00:00:02,000\nはい"
    ),
    "huge times": lambda many: _srt(
        f"1\n999999:999:99,999999999 --> 0:0,1\nはい\n\n2\n{'9' * many}:00:00,000 --> 1\nはい\n"
    ),
    "a huge number": lambda many: _srt(f"{'9' * many}\n00:00:01,000 --> 00:00:02,000\nはい\n"),
    "times that go back": lambda many: _srt("1\n09:00:00,000 --> 00:00:00,000\nはい\n\n" * (many // 10)),
    "voices in a line": lambda many: _vtt(_TIMES + "<v 甲野>はい</v>" * many),
    "voices in a line, all different": lambda many: _vtt(
        _TIMES + "".join(f"<v 甲{n}>はい</v>" for n in range(many // 10))
    ),
    "tags that are never closed": lambda many: _vtt(_TIMES + "<b>" * many + "はい"),
    "half tags": lambda many: _vtt(_TIMES + "<v " * many + "<" * many),
    "classes without end": lambda many: _vtt(_TIMES + "<c" + ".x" * (5 * many)),
    "entities": lambda many: _vtt(_TIMES + "&amp;&#0;&#x110000;&bogus;" * many),
    "positions": lambda many: _srt("1\n" + _TIMES.replace(".", ",") + "{\\pos(" * many),
    "notes": lambda many: _vtt("NOTE\n\n" * many + _TIMES + "はい"),
    "style without end": lambda many: _vtt("STYLE\n" + "::cue{}\n" * many),
    "settings without end": lambda many: _vtt(_TIMES.rstrip() + " align:start" * many + "\nはい"),
    "a header without end": lambda many: from_text(
        "cues", Door.FILE, "字幕.vtt", "WEBVTT " + "x" * (20 * many)
    ),
    "only a header": lambda many: _vtt(""),
}
