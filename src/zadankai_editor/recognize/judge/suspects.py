"""What stands amid something said, and may be the label of somebody else all the same.

Not sure enough to be read as a label, and too likely to be passed over in silence: a doubt asks.
"""

import re
from collections.abc import Callable, Collection

from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence
from zadankai_editor.readers.structure import HintRole
from zadankai_editor.recognize.cast.likeness import likeness
from zadankai_editor.recognize.cast.names import parse_name
from zadankai_editor.recognize.cast.offices import is_body, is_title
from zadankai_editor.recognize.events import is_event
from zadankai_editor.recognize.lines import Line
from zadankai_editor.recognize.spans.label_spans import Signature
from zadankai_editor.recognize.spans.line_spans import spans_by_form, spans_of
from zadankai_editor.record.printed_labels import NO_SPEAKER

_NO_NAME = -2.5
_LONGEST = 8
_SHORTEST = 2
_LONGEST_NAME = 12
_LONGEST_INSIDE = 20
_BEGINNING = 40
_NUMBER = re.compile("[0-9①-⑳(]")
_PHRASE = re.compile("[はがをにへともやね]$|[はがをにへ](?=[^ぁ-ん])|[、。「」]")
_HIRAGANA = re.compile("[ぁ-ん]+")
_NEXT_NAME = re.compile("(?P<who>[^ 、。!?「」()0-9]{1,8})[ 「]+[^ ]")
_PROFILE = re.compile(r"[^ 、。()ぁ-ん]{1,4} *\([ぁ-んァ-ヶー・ ]{3,16}\)(?: |$)")
_KANA = re.compile("[ぁ-んァ-ヶー]+")
_DIGITS = re.compile("[0-9]+")
_BRACKETED = re.compile(r"[【\[<《〈](?P<inside>[^【】\[\]<>《》〈〉]{1,20})[】\]>》〉](?P<rest> *.)?")
_ROUND = re.compile(r"\((?P<inside>[^()]{1,20})\)")
_OPENERS = frozenset("【[<《〈(")
_POINTS = re.compile("[:>→⇒=|、]")
_POINTED_WITHIN = 16
_POINTED = re.compile(r"(?P<who>[^ 、。「」()!?:;>→⇒=|/]{1,10}?)(?P<by>(?:氏|さん|君|様)?:|[>→⇒=|;]) *[^ ]")
_DOES = re.compile(r"(?P<who>[^ 、。「」()!?:]{1,12})\((?P<does>[^()]{1,20})\) *[^ 、。とはがをのにも]")
_GROUP = re.compile("(?P<who>[^ 、。「」()]{2,8}?)(?:から|より|の?(?:回答|答弁|説明|意見|声))? +[^ ].*[。?]$")
_DOING = re.compile("[らてでつ]$|[うくすつぬむるぐ]$")
_TOLD = re.compile(
    "「[^「」]{1,80}」(?:と|、と)(?P<who>[^ 、。「」()]{1,12}?)(?:さん|氏|君|様|先生)?[。、はが]"
)
_TELLS = re.compile(
    "(?P<who>[^ 、。「」()]{1,12}?)(?:さん|氏|君|様|先生)?[はがも]"
    "[^「」]{1,24}(?<=[、。:うくすつむるたて])「[^「」]+」$"
)
"""Who says something, before what they say: `甲野が続ける。「はい」`."""
_ADDRESS = re.compile("さん[。、は]$|氏[。、は]$")
_SEVERAL = re.compile("[○●◎・◇◆■□〇★☆▶]? *(?P<one>[^ 、。「」]{1,8})、 ?(?P<two>[^ 、。「」:]{1,8})[ :「]")

Knows = Callable[[str], bool]
"""Tells whether somebody in the list is called so."""


class Usual:
    """The signatures of the labels in a document, and what is asked of them at each line."""

    def __init__(self, signatures: Collection[Signature]) -> None:
        self.signatures = signatures
        self.marks = frozenset(one.mark for one in signatures if one.mark)
        self.bold = any(one.source == "bold" for one in signatures)
        self.alone_in_brackets = any(one.brackets == "()" and one.place == "own" for one in signatures)


def hidden_label(line: Line, usual: Usual, knows: Knows) -> str | None:
    """Return what begins a line as a label might, as printed; `None` where nothing does.

    `usual` are the signatures of the labels in this document.
    """
    read = line.folded
    return (
        (_in_brackets(line, usual, knows) if read[:1] in _OPENERS else None)
        or _as_usual(line, usual)
        or _of_group(line)
        # At one glance first: hardly any line has such a mark so near its beginning.
        or (_pointing(line, knows) if _POINTS.search(read, 0, _POINTED_WITHIN) else None)
        or (_doing(line, knows) if read.find("(", 1, _LONGEST_NAME + 1) > 0 else None)
        or (_told_of(line, knows) if read[:1] == "「" or read[-1:] == "」" else None)
        or (_set_off(line, usual) if line.hint is not None else None)
    )


def second_label(rest: str, signature: Signature, knows: Knows) -> str | None:
    """Return what the text behind a label begins with as one more label might: two speak, or somebody else."""
    if signature.place != "line":
        return None
    read = folded(rest[:_BEGINNING])
    known = _known_in_brackets(read, knows) if read[:1] in _OPENERS else 0
    return rest[: known or _end_of_second(read, signature)] or None


def _known_in_brackets(read: str, knows: Knows) -> int:
    """Return the end of the name of somebody known in brackets with which folded words begin; 0 where none is."""
    match = _BRACKETED.match(read) or _ROUND.match(read)
    known = match is not None and match.end() < len(read) and knows(match["inside"].strip())
    return match.end("inside") + 1 if match is not None and known else 0


def _end_of_second(read: str, signature: Signature) -> int:
    """Return the end of what folded words begin with in the form of the label before them; 0 where nothing is."""
    profile = _PROFILE.match(read) if signature.parting == " " else None
    if profile is not None:
        return profile.end()
    if signature.brackets:
        bracketed = _BRACKETED.match(read)
        return bracketed.end("inside") + 1 if bracketed and not is_event(bracketed["inside"]) else 0
    if signature.parting not in (" ", "「"):
        return 0
    match = _NEXT_NAME.match(read)
    if match is None or _HIRAGANA.search(match["who"][-1:]) or NO_SPEAKER.fullmatch(match["who"]):
        return 0
    return match.end("who")


def _in_brackets(line: Line, usual: Usual, knows: Knows) -> str | None:
    match = _BRACKETED.match(line.folded)
    if match is not None:
        inside = match["inside"].strip()
        return None if is_event(inside) or _DIGITS.fullmatch(inside) else line.text[: match.end("inside") + 1]
    match = _ROUND.match(line.folded)
    if match is None or is_event(match["inside"]):
        return None
    inside = match["inside"].strip()
    if match.end() < len(line.folded):
        hides = len(inside) >= _SHORTEST and not _NUMBER.match(inside)
    else:
        named = len(inside) <= _LONGEST and (is_title(inside) or parse_name(inside) is not None)
        hides = named and usual.alone_in_brackets and not _KANA.fullmatch(inside)
    return line.text[: match.end()] if hides or knows(inside) else None


def _as_usual(line: Line, usual: Usual) -> str | None:
    """Return what stands where the labels of this document stand, whatever it says."""
    for span in spans_by_form(line):
        if span.signature in usual.signatures and span.signature.place == "line":
            who = line.folded[span.start : span.end].strip()
            noted = not ends_sentence(line.folded)
            if (noted or likeness(who) > _NO_NAME) and _may_be_somebody(who, line.folded):
                return line.text[: span.end + len(span.signature.brackets) // 2].strip()
    if line.folded[:1] in usual.marks and _may_be_somebody(line.folded[1:].strip(), ""):
        return line.text
    return None


def _of_group(line: Line) -> str | None:
    """Return a group that nobody stands for, before a space, perhaps as who answers: `事務局回答　百人です。`."""
    match = _GROUP.match(line.folded) if line.folded.find(" ", 2, _LONGEST_NAME) > 0 else None
    return line.text[: match.end("who")] if match is not None and is_body(match["who"]) else None


def _may_be_somebody(who: str, read: str) -> bool:
    if not 0 < len(who) <= _LONGEST_NAME or _NUMBER.match(who):
        return False
    if _PHRASE.search(who) or ends_sentence(who):
        return False
    # A word in kana before a space is more likely one of those with which people begin to speak.
    return not (_HIRAGANA.fullmatch(who) and read[len(who) : len(who) + 1] == " ")


def _pointing(line: Line, knows: Knows) -> str | None:
    match = _POINTED.match(line.folded)
    if match and knows(match["who"]):
        return line.text[: match.end("by")]
    several = _SEVERAL.match(line.folded)
    return (
        line.text[: several.end("two")]
        if several and knows(several["one"]) and knows(several["two"])
        else None
    )


def _doing(line: Line, knows: Knows) -> str | None:
    """Return who does something in brackets right before what is said: `甲野(笑)そうかな。`."""
    match = _DOES.match(line.folded)
    if match is None or not (is_event(match["does"]) or _DOING.search(match["does"])):
        return None
    return line.text[: match.end("who")] if knows(match["who"]) else None


def _told_of(line: Line, knows: Knows) -> str | None:
    """Return what a paragraph in quotation marks is told of: `「はい」と甲野さん。`, `甲野は笑った。「はい」`."""
    match = _TOLD.match(line.folded)
    if match is not None and (_ADDRESS.search(match[0]) or knows(match["who"])):
        return line.text[: match.end()]
    match = _TELLS.match(line.folded)
    return line.text[: match.end("who")] if match is not None and knows(match["who"]) else None


def _set_off(line: Line, usual: Usual) -> str | None:
    """Return what the source itself sets off: bold where labels are, or the left cell of two."""
    if usual.bold:
        bold = next((span for span in spans_of(line) if span.signature.source == "bold"), None)
        if bold is not None and bold.signature.place == "line":
            return line.text[bold.start : bold.end].strip()
    if line.has_role(HintRole.TABLE_ROW):
        left, tab, right = line.text.partition("\t")
        if tab and right.strip() and len(left.strip()) <= _LONGEST_INSIDE and "\t" not in right:
            return left.strip() or None
    return None
