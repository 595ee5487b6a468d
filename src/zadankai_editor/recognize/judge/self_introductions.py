"""Whoever says their own name amid somebody else's words: called to speak, with no label before what they say."""

import re
from collections.abc import Iterator, Sequence

from zadankai_editor.japanese.folding import key
from zadankai_editor.japanese.surnames import is_common_noun, is_family, is_full_name, is_place
from zadankai_editor.recognize.cast.callings import Form
from zadankai_editor.recognize.cast.directory import Directory
from zadankai_editor.recognize.cast.offices import is_body, is_title
from zadankai_editor.recognize.decode.path import Read
from zadankai_editor.recognize.decode.roles import LABELLED, At, Cue, Role
from zadankai_editor.recognize.doubts import DoubtNote, Uncertain, quoted
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.vocabulary import HAN

_SAYS_NAME = re.compile(
    rf"(?P<of>[^。「」()!?]{{0,24}}?)(?P<who>[{HAN}ヶ]{{2,6}}|[ァ-ヶー・]{{2,12}})"
    "(?P<says>と(?:申し|言い|いい)ます|です。|でございます)"
)
_CALLS = re.compile("(?:お願い[^。、]{0,6}|どうぞ|(?:伺|聞き|紹介)[^。、]{0,8}ます|ください)[。」]*$")
_SAYS, _BEGINNING = ("と申し", "と言い", "といい", "です。", "でございます"), 48
_BEGINS_TURN = LABELLED | {Role.PROMPT, Role.PROMPT_ALONE}
_SAID = (Role.TEXT, Role.SIGNED, Role.ANSWER, Role.ASIDE)
_WITHIN = (At.SPEECH, At.AMID, At.PROMPT, At.UNSIGNED, At.SHOWN)


def doubts_of_self_introductions(
    lines: Sequence[Line], reads: Sequence[Read], directory: Directory
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about paragraphs in which somebody says who they are, and another speaks above them."""
    own: Label | None = None
    for place, (line, read) in enumerate(zip(lines, reads, strict=True)):
        if read.option.role in _BEGINS_TURN:
            own = read.option.label
        if read.option.role not in _SAID or read.before not in _WITHIN or read.option.cue is Cue.DECIDED:
            continue
        # At one glance first: hardly any line says so at its beginning.
        says = any(line.folded.find(word, 1, _BEGINNING) > 0 for word in _SAYS)
        found = _SAYS_NAME.match(line.folded) if says else None
        above = lines[place - 1].folded
        if found is not None and _is_name(found, above, directory) and not _is_own(found, own, directory):
            shown = quoted(line.text[: found.end("who")])
            message = f"{shown}と名乗る段落です。この人の発言でないか確かめてください。"
            yield place, DoubtNote(Uncertain.SPEAKER, message, line.number)


def _is_name(found: "re.Match[str]", above: str, directory: Directory) -> bool:
    """Tell whether somebody is named as people name themselves: by a name alone, or behind what they are.

    Whoever is called to speak in the line `above` may have a name that no dictionary knows.
    """
    who, of = found["who"], found["of"].removesuffix("の")
    told = found["says"].startswith("と") or (of != found["of"] and (is_title(of) or is_body(of)))
    if of and not told:
        return False
    mention = directory.mention(who)
    known = mention is not None and mention.form <= Form.TITLED
    called = _CALLS.search(above) is not None and not is_common_noun(who)
    return known or is_family(who) or is_full_name(who) or (told and (called or is_place(who)))


def _is_own(found: "re.Match[str]", own: Label | None, directory: Directory) -> bool:
    """Tell whether the name, or what its bearer is, is that of whom the label above names."""
    if own is None:
        return False
    written, who, of = key(own.who or own.written), key(found["who"]), key(found["of"].removesuffix("の"))
    if written in who or who in written or (of and of in written and not own.speakers):
        return True
    mention = directory.mention(found["who"])
    return mention is not None and not set(own.speakers).isdisjoint(mention.people)
