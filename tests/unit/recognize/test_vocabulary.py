"""Words that records share: what the patterns are for, and what they must not take in."""

import re
import string
import time

import pytest

from zadankai_editor.japanese.folding import folded
from zadankai_editor.recognize import vocabulary as words

FULL = [
    (
        words.PARTICIPANTS_HEADING,
        ["出席者", "本日の登壇者一覧", "MEMBERS", "座談会参加者(敬称略)"],
        ["欠席者", "椿"],
    ),
    (words.ABSENT_HEADING, ["欠席者", "欠席委員(2名)", "傍聴人 3名"], ["出席者", "欠"]),
    (words.AGENDA_HEADING, ["議題", "本日のテーマ", "議事日程第2号", "Agenda"], ["議題です", "港の議題"]),
    (words.OPENING_HEADING, ["会議録", "議事の概要", "質疑応答"], ["会議", "港の会議録"]),
    (words.PSEUDONYM, ["A", "B子", "K.T", "K.T."], ["AB子", "椿", "ABC"]),
    (
        words.PLACEHOLDER,
        ["Speaker 1", "SPEAKER_00", "話者2", "unknown", "A", "12"],
        ["椿", "話", "speaker of the house"],
    ),
    (words.PERSON_NAME, ["椿", "早瀬", "ジョンソン", "みどり", "Lee"], ["椿 和子", "椿、", ""]),
    (
        words.CLOCK,
        ["午前10時 開会", "散会 午後 3時20分", "10時再開"],
        ["10時", "開会", "午前10時に開会しました"],
    ),
    (words.ASIDE, ["拍手", "会場笑い", "苦笑"], ["拍手する人", "海"]),
    (words.CLOSING_ALONE, ["(了)", "以上", "終わり。", "(湊浜会館にて)"], ["以上です", "(海)"]),
    (words.EVENT_DETAIL, ["日時", "開催場所", "とき"], ["日時は", "時"]),
    (words.INITIALS, ["K", "K.T", "KTさん", "A子さん"], ["椿", "A子と"]),
    (words.ROLE_LABEL, ["会場", "質問者A", "事務局"], ["会場の海", "椿"]),
]


@pytest.mark.parametrize(("pattern", "fitting", "others"), FULL)
def test_whole_texts_that_a_pattern_is_for(
    pattern: re.Pattern[str], fitting: list[str], others: list[str]
) -> None:
    assert [text for text in fitting if not pattern.fullmatch(text)] == []
    assert [text for text in others if pattern.fullmatch(text)] == []


FOUND = [
    (words.EVENT, "港の座談会", "港の話"),
    (words.HELD, "五月に開催", "五月の海"),
    (words.HELD_LABEL, "開催日時: 五月", "五月の日時"),
    (words.TIMED, "港の灯り(03:15~)", "港の灯り"),
    (words.STAGE_DIRECTION, "町長退席", "町長"),
    (words.ITEM_OF_BUSINESS, "議案第3号 灯り", "議案が三つ"),
    (words.SIGNATURE, "会議録署名委員:椿", "署名を集めました"),
    (words.POLITE_END, "海が好きですね", "海が好き"),
    (words.PREDICATE_END, "灯台を守る", "灯台の守り"),
    (words.CAPTION_END, "灯台の様子", "灯台の話"),
    (words.CAPTION_PLACE, "左から椿、磯貝", "椿、磯貝"),
    (words.CLOSING, "次回は六月です", "海の話です"),
    (words.ENDS_TALK, "これで終了します", "海の話です"),
    (words.UNIT_END, "港湾課", "椿"),
]


@pytest.mark.parametrize(("pattern", "holding", "other"), FOUND)
def test_texts_in_which_a_pattern_is_found(pattern: re.Pattern[str], holding: str, other: str) -> None:
    assert pattern.search(holding)
    assert not pattern.search(other)


def _texts() -> list[str]:
    found = [value for value in vars(words).values() if isinstance(value, tuple | frozenset)]
    return [text for group in found for text in group]


def test_all_words_are_written_as_texts_are_folded() -> None:
    assert [text for text in _texts() if folded(text) != text] == []
    assert "" not in _texts()


def test_no_pattern_is_slow_on_long_lines() -> None:
    patterns = [value for value in vars(words).values() if isinstance(value, re.Pattern)]
    assert len(patterns) > 20
    long = ["あ" * 20_000, "(" * 20_000, "1" * 20_000, string.ascii_letters * 400, "出席者" * 6_000]
    begin = time.process_time()
    for pattern in patterns:
        for text in long:
            pattern.search(text)
            pattern.match(text)
    assert time.process_time() - begin < 10
