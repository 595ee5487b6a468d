"""Names within a sentence, or read out one below the other: they stay with whoever says them."""

import pytest

from tests.unit.recognize.reading_aloud import HEADER, doubts, kinds, read, said
from zadankai_editor.recognize import Recognition

ROWS = {
    "spaced": "　　５番　磯　貝　　茂　君\n　　６番　早　瀬　　望　君",
    "plain": "５番　磯貝茂君\n６番　早瀬望君",
    "brackets": "５番（磯貝茂君）\n６番（早瀬望君）",
    "offices": "　　商工会長　　磯貝　茂\n　　課長　　早瀬　望",
}
TURNS = ["港の話をしましょう。", "船は三十そうです。", "学校でも学んでいます。", "それはよいですね。"] * 3


def talk(labels: list[str], between: str, amid: str, gap: str = "\n\n") -> Recognition:
    """Return what is read of a talk in whose fourth turn somebody says `amid`, too."""
    turns = [f"{labels[n % 3]}{between}{words}" for n, words in enumerate(TURNS)]
    turns[3] += f"\n{amid}"
    return read(HEADER + gap.join(turns))


def words(text: str) -> str:
    return text.replace("　", "").replace("\n", "")


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("署名議員に、", "を指名いたします。"),
        ("署名議員は、", "の両君です。"),
        ("署名議員を申し上げます。", "以上二名を指名いたします。"),
        ("署名議員を申し上げます。", "よろしくお願いします。"),
    ],
)
@pytest.mark.parametrize(
    ("labels", "between"),
    [
        (["椿", "磯貝", "早瀬"], "："),
        (["○椿町長", "○磯貝会長", "○早瀬課長"], "　"),
        (["椿：", "磯貝：", "早瀬："], "\n"),
        (["【椿】", "【磯貝】", "【早瀬】"], "\n"),
    ],
)
def test_who_is_appointed_does_not_speak(
    labels: list[str], between: str, before: str, behind: str, rows: str
) -> None:
    found = talk(labels, between, f"{before}\n{rows}\n{behind}")
    assert [who for who, _ in said(found)] == ["椿", "磯貝", "早瀬"] * 4
    assert words(said(found)[3][1]) == words(f"{TURNS[3]}{before}{rows}{behind}")
    assert set(kinds(found)) == {"utterance"}


def test_names_with_commas_within_a_sentence_are_no_label_and_its_words() -> None:
    found = talk(["椿", "磯貝", "早瀬"], "　", "世話役は、\n早瀬　望、磯貝　しげる\nでございます。")
    assert [who for who, _ in said(found)] == ["椿", "磯貝", "早瀬"] * 4


def test_rows_within_a_sentence_are_neither_a_section_nor_captions_nor_participants() -> None:
    found = read(
        HEADER
        + "（椿）\nはい。\n\n（磯貝）\n港が好きでした。\n世話人に\n　８番　磯　貝　茂　さん\n　１番　早　瀬　望　さん\n"
        "を指名いたします。\n\n（早瀬）\n分かりました。\n\n（椿）\n以上です。\n\n（磯貝）\nはい。"
    )
    record = found.state.record
    assert [p.name for p in record.participants] == ["椿 和子", "磯貝 茂", "早瀬 望"]
    assert kinds(found) == ["utterance"] * 5
    assert (
        words(said(found)[1][1]) == "港が好きでした。世話人に８番磯貝茂さん１番早瀬望さんを指名いたします。"
    )
    assert doubts(found) == []


def test_a_label_like_the_others_among_names_that_are_said_is_doubted() -> None:
    found = talk(["椿", "磯貝", "早瀬"], "\n", "お招きした方々です。\n早瀬\n磯貝\nよろしくお願いします。")
    block = next(b for b in found.state.record.blocks if "よろしくお願いします。" in b.paragraphs)
    assert ("import.speaker.uncertain", block.id) in doubts(found)


def test_a_caption_that_names_somebody_above_a_label_is_no_row_of_names() -> None:
    found = talk(["椿", "磯貝", "早瀬"], "\n", "\n湊浜町長", gap="\n\n")
    assert [who for who, _ in said(found)] == ["椿", "磯貝", "早瀬"] * 4
    assert kinds(found).count("photo") == 1


def test_two_names_amid_a_talk_without_a_list_are_not_the_cast() -> None:
    labels = ["○三枝", "○椎野", "○相馬"]
    turns = [f"{labels[n % 3]}　{said_}" for n, said_ in enumerate(TURNS)]
    turns[4] += (
        "\n\n世話役をお知らせします。\n\n　司書　　三枝　桜\n　保育士　　椎野　薫\n\n以上でございます。"
    )
    found = read("港町座談会\n\n" + "\n".join(turns))
    assert [who for who, _ in said(found)] == ["三枝", "椎野", "相馬"] * 4
