"""Names apart from all other lines, where labels stand right above what is said."""

from tests.unit.recognize.made_reads import lines_of
from zadankai_editor.recognize.decode.portraits import with_portraits
from zadankai_editor.recognize.decode.roles import Cue, Option, Role, Ways
from zadankai_editor.recognize.labels import Label
from zadankai_editor.recognize.spans.label_spans import Signature

OWN = Signature(place="own")
LABEL = Option(Role.LABEL_ALONE, 3.0, "", label=Label("早瀬", speakers=(0,)), signature=OWN)
CAPTION = Option(Role.CAPTION, -1.8, "早瀬 望")
SAID: Ways = [Option(Role.TEXT, 0.0, None)]
NAME: Ways = [LABEL, CAPTION]


def captions(text: str, name: Ways = NAME) -> list[float]:
    """Return what speaks for being a caption of each name alone in a text."""
    lines = lines_of(text)
    options = [SAID if line.text.endswith("。") else name for line in lines]
    found = with_portraits(lines, options)
    return [o.score for ways in found for o in ways if o.role is Role.CAPTION]


TALK = "早瀬\n海です。\n\n早瀬\n山です。\n\n早瀬\n川です。\n\n"


def test_a_name_that_stands_apart_is_likelier_shown() -> None:
    found = captions(f"{TALK}早瀬\n\n船です。\n")
    assert found[:3] == [CAPTION.score] * 3
    assert found[3] > LABEL.score


def test_where_labels_themselves_stand_apart_none_is() -> None:
    assert set(captions("早瀬\n\n海です。\n\n" * 4)) == {CAPTION.score}
    assert set(captions(TALK)) == {CAPTION.score}
    assert set(captions("早瀬\n海です。\n\n早瀬\n\n船です。\n")) == {CAPTION.score}


def test_a_mark_or_a_stranger_makes_no_portrait() -> None:
    for label in (
        LABEL._replace(signature=Signature(mark="○", place="own")),
        LABEL._replace(label=Label("丹波")),
        LABEL._replace(score=0.0),
    ):
        assert set(captions(f"{TALK}早瀬\n\n船です。\n", [label, CAPTION])) == {CAPTION.score}


def test_a_caption_that_something_else_says_keeps_its_weight() -> None:
    marked = CAPTION._replace(cue=Cue.MARK, score=1.0)
    assert set(captions(f"{TALK}早瀬\n\n船です。\n", [LABEL, marked])) == {1.0}
