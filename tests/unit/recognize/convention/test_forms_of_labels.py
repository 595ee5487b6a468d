"""How labels are printed in a document: by what recurs before speech, whatever the form."""

import pytest

from zadankai_editor.recognize.convention.prompts import leading_sign, prompt_marks
from zadankai_editor.recognize.convention.signatures import Signatures, read_signatures, spanned_lines
from zadankai_editor.recognize.lines import read_page
from zadankai_editor.recognize.spans.label_spans import Signature

SAID = [
    "灯台から海が見えます。",
    "沼では舟が出ています。",
    "鐘の音が届くのですね。",
    "風の向きがよければ届きます。",
]


def read(style: str) -> Signatures:
    names = ["早房", "久礼"] * 2
    text = "\n".join(style.format(who, said) for who, said in zip(names, SAID, strict=True))
    return read_signatures(spanned_lines(read_page(text).filled))


@pytest.mark.parametrize(
    ("style", "signature"),
    [
        ("❖{}　{}", Signature("❖", "", " ")),
        ("{}｜{}", Signature("", "", "|")),
        ("〚{}〛{}", Signature("", "〚〛", "")),
        ("{}\n{}", Signature("", "", "", "own")),
    ],
)
def test_the_form_that_recurs_weighs_most(style: str, signature: Signature) -> None:
    found = read(style)
    assert max(found.weights, key=found.weight) == signature
    group = found.group(signature, "早房さん")
    assert group is not None
    assert group.count == 2


def test_a_form_that_is_seen_once_weighs_little() -> None:
    lines = read_page("費用：三十万円です。\n" + "\n".join(f"○早房　{said}" for said in SAID)).filled
    found = read_signatures(spanned_lines(lines))
    assert found.weight(Signature("", "", ":")) < found.weight(Signature("○", "", " "))
    assert found.weight(Signature("", "", "#")) == -5.0


def test_lines_that_begin_with_a_label_are_told() -> None:
    spanned = spanned_lines(
        read_page("\n".join(f"○早房　{said}" for said in SAID) + "\n海が見えます。").filled
    )
    signatures = read_signatures(spanned)
    assert [signatures.begins_with_label(one) for one in spanned] == [True] * 4 + [False]


def test_no_lines_have_no_forms() -> None:
    assert spanned_lines([]) == []
    assert read_signatures([]).weights == {}


def test_a_sign_before_questions_is_the_moderators() -> None:
    text = "\n".join(
        f"◇{said}" for said in ("灯台はどうですか。", "沼はどうですか。", "鐘は鳴りますか。", "舟は？")
    )
    lines = read_page(text + "\n■灯台のいま").filled
    found = prompt_marks(lines, frozenset())
    assert list(found) == ["◇"]
    assert prompt_marks(lines, frozenset("◇")) == {}
    assert leading_sign("「灯台」") == ""


@pytest.mark.parametrize(
    ("said", "marks"),
    [
        (["海は見えますか？", "灯りは要りますか？", "最後にひとことお願いします。"], {"⇒"}),
        (["海は見えますか？", "灯りを増やす", "渡し船を出す"], set()),
    ],
)
def test_an_arrow_asks_only_where_all_behind_it_are_questions(said: list[str], marks: set[str]) -> None:
    lines = read_page("\n\n".join(f"⇒{one}\n\n早房：はい。" for one in said)).filled
    assert set(prompt_marks(lines, frozenset())) == marks
