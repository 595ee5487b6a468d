"""The markup inside a cue of WebVTT or SRT: voices, and what else stands in angle brackets."""

import html
import re
from typing import NamedTuple

from zadankai_editor.readers.reports import Reports

# Only tags that the formats know: `<笑>` and `a < b` are what somebody wrote.
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>b|i|u|s|c|v|ruby|rt|lang|font)(?P<classes>\.[^\s<>]*)?(?:\s(?P<annotation>[^<>]*))?>"
    r"|<(?:\d+:)?\d+:\d+(?:\.\d+)?>"
    r"|\{\\(?:an?\d+|pos\([^{}]*\))\}",
    re.IGNORECASE | re.ASCII,
)
_NAMES = {
    "b": "太字（<b>）",
    "i": "斜体（<i>）",
    "u": "下線（<u>）",
    "s": "取り消し線（<s>）",
    "c": "字幕の装飾（<c>）",
    "font": "文字の装飾（<font>）",
    "lang": "言語の指定（<lang>）",
    "ruby": "ルビの指定（<ruby>）",
    "rt": "ルビの読み",
}
_OTHERS = "字幕の途中の時刻と位置の指定"


class CueLine(NamedTuple):
    """One line of a cue: who speaks it, where one voice speaks all of it, and its text without markup."""

    label: str | None
    text: str


class CueReader:
    """Reads the lines of one cue after another; a voice goes on to the next line of its cue.

    `entities`: whether `&amp;` and the like are to be decoded (in WebVTT they are, in SRT they are text).
    What is no voice and no text goes to `reports`.
    """

    def __init__(self, reports: Reports, *, entities: bool) -> None:
        self._reports = reports
        self._entities = entities
        self._voice: str | None = None
        self._in_reading = False

    def begin(self) -> None:
        """Start with the next cue: nobody speaks yet."""
        self._voice = None
        self._in_reading = False

    def read(self, line: str, number: int) -> CueLine:
        """Return what `line`, the source's line `number` (from 1), says.

        Where several voices speak in one line, or one speaks only part of it, it has no label: it is
        said in the reports who they are.
        """
        if "<" not in line and "{\\" not in line and "&" not in line:
            return CueLine(self._voice, line)
        spoken: list[str] = []
        voices: list[str | None] = []
        at = 0
        for tag in _TAG.finditer(line):
            self._say(line[at : tag.start()], number, spoken, voices)
            self._tag(tag, number)
            at = tag.end()
        self._say(line[at:], number, spoken, voices)
        return CueLine(self._one_of(voices, number), "".join(spoken))

    def _say(self, text: str, number: int, spoken: list[str], voices: list[str | None]) -> None:
        text = self._plain(text)
        if self._in_reading:
            if text:
                self._reports.add(_NAMES["rt"], number, text)
            return
        spoken.append(text)
        if text.strip() and self._voice not in voices:
            voices.append(self._voice)

    def _tag(self, tag: re.Match[str], number: int) -> None:
        name = (tag["name"] or "").lower()
        ends = bool(tag["end"])
        if name == "v":
            self._voice = None if ends else self._plain(tag["annotation"] or "").strip() or None
            return
        if name in ("rt", "ruby"):
            self._in_reading = name == "rt" and not ends
        if name != "rt" and not ends:
            self._reports.add_format(_NAMES.get(name, _OTHERS), number)

    def _one_of(self, voices: list[str | None], number: int) -> str | None:
        if len(voices) < 2:
            return voices[0] if voices else self._voice
        named = "、".join(voice for voice in voices if voice is not None)
        self._reports.add("1行に複数の発言者がいるため、その発言者の名前", number, named)
        return None

    def _plain(self, text: str) -> str:
        if not self._entities or "&" not in text:
            return text
        try:
            return html.unescape(text)
        except ValueError:  # a number of thousands of digits, which is no character
            return text
