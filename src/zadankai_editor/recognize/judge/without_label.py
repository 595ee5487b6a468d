"""Whoever begins to speak amid somebody else's words, called or asked by them, with no label before what they say.

They say their own name, or answer the question to somebody by name right above. What follows below may be theirs, too.
"""

import re
from collections.abc import Iterator, Sequence

from zadankai_editor.japanese.folding import folded, key
from zadankai_editor.japanese.surnames import begins_with_name, is_family, is_full_name, is_place
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
    rf"(?:[^。「」()!?、]{{1,8}}[、。!] ?)?(?P<of>[^。「」()!?]{{0,24}}?)(?P<who>[{HAN}ヶ]{{2,6}}|[ァ-ヶー・]{{2,12}})"
    "(?P<says>と(?:申し|言い|いい)ます|です。|でございます)"
)
_CALLS = re.compile("(?:お願い[^。、]{0,6}|どうぞ|(?:伺|聞き|紹介)[^。、]{0,8}ます|ください)[。」]*$")
_SAYS, _BEGINNING = ("と申し", "と言い", "といい", "です。", "でございます"), 56
_ASKS = re.compile(
    "「?(?:(?:では|じゃあ|次に?|続いて|まず|それで)[^、。]{0,4}、? ?)?(?P<who>[^ 、。「」()]{1,10}?)"
    "(?:(?:(?P<called>さん|氏|様|先生)、|(?:さん|氏|君|くん|様|先生)[はにもの]?)|[、はにも])[^。]*(?:か。?|\\?|お願い[^。、]{0,6}|どうぞ)[。」?]*$"
)
_ANSWERS = re.compile(
    "「?(?:はい|ええ|うん|いいえ|いや|いえ|そうですね|私|僕|ありがとうございます)[、。はも]"
)
_BEGINS_TURN = LABELLED | {Role.PROMPT, Role.PROMPT_ALONE}
_SAID = (Role.TEXT, Role.SIGNED, Role.ANSWER, Role.ASIDE)
_WITHIN = (At.SPEECH, At.AMID, At.PROMPT, At.UNSIGNED, At.SHOWN)


def doubts_of_words_without_label(
    lines: Sequence[Line], reads: Sequence[Read], directory: Directory
) -> Iterator[tuple[int, DoubtNote]]:
    """Yield the doubts about paragraphs that may be said by somebody else than who speaks above them."""
    own: Label | None = None
    begun = False
    for place, (line, read) in enumerate(zip(lines, reads, strict=True)):
        if read.option.role in _BEGINS_TURN:
            own, begun = read.option.label, False
        if read.option.role not in _SAID or read.before not in _WITHIN or read.option.cue is Cue.DECIDED:
            continue
        above = lines[place - 1].folded
        named = _named(line, above, own, directory)
        asked = _asked(line, reads[place - 1].option.text or above, own, directory) if named is None else None
        if named is not None:
            told = f"{quoted(named)}が話し始めたようです。この段落からこの人の発言でないか"
        elif asked is not None:
            told = f"上の段落は{quoted(asked)}への問いかけのようです。この段落がその答えでないか"
        elif begun:
            told = "上の段落から別の人の発言なら、その続きでないか"
        else:
            continue
        begun = True
        yield place, DoubtNote(Uncertain.SPEAKER, f"{told}確かめてください。", line.number)


def _named(line: Line, above: str, own: Label | None, directory: Directory) -> str | None:
    """Return the name that somebody says as their own at the beginning of a line, as printed."""
    # At one glance first: hardly any line says so at its beginning.
    if not any(line.folded.find(word, 1, _BEGINNING) > 0 for word in _SAYS):
        return None
    found = _SAYS_NAME.match(line.folded)
    if found is None or not _is_name(found, above, directory):
        return None
    return None if _is_own(found, own, directory) else line.text[found.start("of") : found.end("who")]


def _asked(line: Line, above: str, own: Label | None, directory: Directory) -> str | None:
    """Return whom the question above names, where a line answers it."""
    found = _ASKS.match(folded(above)) if _ANSWERS.match(line.folded) else None
    if found is None:
        return None
    mention = directory.mention(found["who"])
    if mention is None or mention.person is None or mention.form > Form.TITLE:
        return found["who"] + found["called"] if found["called"] else None
    return None if own is not None and mention.person in own.speakers else found["who"]


def _is_name(found: "re.Match[str]", above: str, directory: Directory) -> bool:
    """Tell whether somebody is named as people name themselves: by a name alone, or behind what they are.

    Whoever is called to speak in the line `above` may have a name that is one of places, too.
    """
    who, of = found["who"], found["of"].removesuffix("の")
    told = found["says"].startswith("と") or (of != found["of"] and (is_title(of) or is_body(of)))
    if of and not told:
        return False
    mention = directory.mention(who)
    if mention is not None and mention.form <= Form.TITLED:
        return True
    called = told or _CALLS.search(above) is not None
    return is_family(who) or is_full_name(who) or (begins_with_name(who) and (called or not is_place(who)))


def _is_own(found: "re.Match[str]", own: Label | None, directory: Directory) -> bool:
    """Tell whether the name, or what its bearer is, is that of whom the label above names."""
    if own is None:
        return False
    written, who, of = key(own.who or own.written), key(found["who"]), key(found["of"].removesuffix("の"))
    if written in who or who in written or (of and of in written and not own.speakers):
        return True
    mention = directory.mention(found["who"])
    return mention is not None and not set(own.speakers).isdisjoint(mention.people)
