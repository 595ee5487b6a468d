"""Words of people whom the record does not know become nobody's before somebody was asked."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.qt.test_offering import Bench
from zadankai_editor.recognize import recognize
from zadankai_editor.record.nodes import BlockKind
from zadankai_editor.record.review import Source
from zadankai_editor.ui.main_window import MainWindow

FIRST_HALF = """湊の座談会

参加者
湊市CIO：早瀬 文乃
市民部長：真鍋 恵子

早瀬
港の話から始めます。

真鍋
船が増えました。

早瀬
そうですか。

真鍋
はい。
"""

TURNS = (("桐生", "海が近いです。"), ("大槻", "そうですね。"), ("桐生", "祭りは秋です。"))
FORMS = (
    "{}：{}",
    "{}:{}",
    "【{}】{}",
    "［{}］{}",
    "○{}　{}",
    "◆{}　{}",
    "{}　{}",
    "{}「{}」",
    "{}さん：{}",
    "{}\n{}\n",
)
LIST = "出席者\n桐生 学（湊市長）\n大槻 花（港町商店会長）\n\n"
PAGE = """<html><body><h1>湊の座談会　後編</h1><h2>出席者</h2>
<ul><li>桐生 学（湊市長）</li><li>大槻 花（港町商店会長）</li></ul><h2>海の話</h2>
<p><b>桐生</b>　海が近いです。</p><p><b>大槻</b>　そうですね。</p><p><b>桐生</b>　祭りは秋です。</p>
</body></html>"""
BOLD = "<p><b>桐生</b> 海が近いです。</p><p><b>大槻</b> そうですね。</p><p><b>桐生</b> 祭りは秋です。</p>"


class SecondHalf(Bench):
    """Somebody whose record has no one of those who speak in what is pasted."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        super().__init__(qtbot, window)
        self.session.open(recognize(Source(name="前編.txt", text=FIRST_HALF)).state)
        self.first = self.session.state
        self.index = next(
            i for i, b in enumerate(self.session.record.blocks) if b.kind is BlockKind.UTTERANCE
        )
        self.to_start()

    def to_start(self) -> None:
        """Put the caret behind the first utterance."""
        self.put(self.index, len(self.session.record.blocks[self.index].text))

    @property
    def turns(self) -> list[tuple[str, str]]:
        """What was put in behind the first utterance, with the printed or the listed name, without marks."""
        record = self.session.record
        new = record.blocks[
            self.index + 1 : len(record.blocks) - len(self.first.record.blocks) + self.index + 1
        ]
        marks = "○◯◆【】［］"
        return [
            ((record.label_of(b.speaker) or b.written or "").strip(marks).removesuffix("さん"), b.text)
            for b in new
            if b.kind is BlockKind.UTTERANCE
        ]


@pytest.fixture
def bench(qtbot: QtBot, window: MainWindow) -> SecondHalf:
    return SecondHalf(qtbot, window)


@pytest.mark.parametrize("form", FORMS)
def test_strangers_in_any_form_are_offered_and_stay_open_with_doubts(bench: SecondHalf, form: str) -> None:
    bench.paste("\n".join(form.format(who, said) for who, said in TURNS))
    assert bench.session.state is bench.first, "nothing changes before somebody has answered"
    assert "桐生" in bench.question().text()
    assert "大槻" in bench.question().text()
    bench.answer(Qt.Key.Key_S)
    bench.inserted()
    assert [(who, said.strip("「」")) for who, said in bench.turns] == list(TURNS)
    record, review = bench.session.record, bench.session.review
    assert record.participants == bench.first.record.participants
    old = {b.id for b in bench.first.record.blocks}
    new = [b for b in record.blocks if b.id not in old]
    assert all(b.speaker is None for b in new)
    assert {b.id for b in new} <= {d.block for d in review.doubts}
    assert tuple(b for b in record.blocks if b.id in old) == bench.first.record.blocks
    bench.session.undo()
    assert bench.session.state == bench.first


@pytest.mark.parametrize("form", ["{}：{}", "{}　{}", "【{}】{}", "{}さん「{}」", "◯{}　{}", "{} 花：{}"])
def test_two_lines_are_enough_where_both_are_names(bench: SecondHalf, form: str) -> None:
    turns = [("佐藤", "海が近いです。"), ("鈴木", "そうですね。")]
    bench.paste("\n".join(form.format(who, said) for who, said in turns))
    bench.answer(Qt.Key.Key_S)
    bench.inserted()
    assert [(who.removesuffix(" 花"), said.strip("「」")) for who, said in bench.turns] == turns


def test_a_stranger_is_offered_beside_somebody_known(bench: SecondHalf) -> None:
    bench.paste("真鍋　海が近いです。\n鈴木　そうですね。")
    assert "「真鍋」、「鈴木」" in bench.question().text()
    assert "2行あります" in bench.question().text()
    bench.answer(Qt.Key.Key_S)
    bench.inserted()
    assert bench.turns == [("真鍋", "海が近いです。"), ("鈴木", "そうですね。")]


def test_times_beside_the_names_do_not_hide_them(bench: SecondHalf) -> None:
    bench.paste("\n".join(f"00:0{n} {who}：{said}" for n, (who, said) in enumerate(TURNS)))
    bench.answer(Qt.Key.Key_S)
    bench.inserted()
    assert bench.turns == list(TURNS)


def test_a_list_of_its_own_makes_participants(bench: SecondHalf) -> None:
    bench.paste(LIST + "\n".join(f"{who}　{said}" for who, said in TURNS))
    bench.answer(Qt.Key.Key_S)
    bench.inserted()
    assert bench.turns == list(TURNS)
    assert [p.name for p in bench.session.record.participants[2:]] == ["桐生 学", "大槻 花"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (PAGE, "湊の座談会　後編\n出席者\n桐生 学（湊市長）\n大槻 花（港町商店会長）\n海の話\n"),
        (BOLD, ""),
    ],
)
def test_a_page_is_read_with_what_it_says_of_its_lines(bench: SecondHalf, html: str, text: str) -> None:
    bench.paste(text + "\n".join(f"{who}　{said}" for who, said in TURNS), html=html)
    assert "桐生" in bench.question().text()
    bench.answer(Qt.Key.Key_S)
    bench.inserted()
    assert bench.turns == list(TURNS)


def test_bold_names_alone_say_who_speaks(bench: SecondHalf) -> None:
    """Without the page nothing parts these names from the words: no name comes again."""
    html = "<p><b>桐生</b> 海が近いです。</p><p><b>大槻</b> そうですね。</p>"
    bench.paste("桐生 海が近いです。\n大槻 そうですね。", html=html)
    bench.answer(Qt.Key.Key_S)
    bench.inserted()
    assert bench.turns == list(TURNS[:2])


def test_a_drop_of_strangers_is_asked_about(bench: SecondHalf) -> None:
    assert bench.drop("\n".join(f"{who}：{said}" for who, said in TURNS), bench.index, 2)
    assert bench.session.state is bench.first
    bench.answer(Qt.Key.Key_S)
    bench.inserted()
    spoken = [b.written for b in bench.session.record.blocks if b.written]
    assert spoken == [who for who, _ in TURNS]


def test_committed_lines_of_strangers_are_asked_about(bench: SecondHalf) -> None:
    bench.commit("\n".join(f"{who}：{said}" for who, said in TURNS))
    bench.answer(Qt.Key.Key_S)
    bench.inserted()
    assert bench.turns == list(TURNS)


@pytest.mark.parametrize(
    "text",
    [
        "海が近いです。\nそうですね。\n祭りは秋です。",
        "日時：十月二日\n場所：市役所\n参加費：無料",
        "日時：十月二日の午後です。\n場所：市役所です。\n日時：雨のときは三日です。",
        "注：祭りは秋です。\n注：雨のときは中止です。",
        "https://example.jp/minato\nhttps://example.jp/matsuri",
        "10:30　開会します。\n11:00　休みます。\n10:30　もう一度です。",
        "・海が近いです。\n・祭りは秋です。\n・港が広いです。",
        "○海が近いです。\n○祭りは秋です。",
        "１　海が近いです。\n２　祭りは秋です。",
        "一つ目：海が近いです。\n二つ目：祭りは秋です。",
        "目的：町を知ることです。\n方法：歩いて見ます。",
        "祭りの話\n海が近いです。\n港の話\n船が増えました。",
        "メリット：安いです。\nデメリット：遠いです。\nメリット：近いです。",
        "午前　雨でした。\n午後　晴れました。\n午前　また雨でした。",
        "春　花が咲きます。\n夏　海に行きます。\n秋　月を見ます。",
        "海は広い　そして深いです。\n山は高い　だから遠いです。",
        "○前回　港の話でした。\n○今回　山の話です。",
        "佐藤　海が近いです。",
        "佐藤：海が近いです。\nそうですね。",
        "4月1日　入学式でした。\n4月2日　始業式でした。\n4月1日　雨でした。",
        "The sea is near.\nThe port is big.\nIt is fine.\nIt was good.",
        "まとめ：よい祭りでした。\nまとめ：よい港でした。",
        "「祭りは秋です。」\n「海が近いです。」",
        "　字下げの段落です。\n　もう一つの段落です。",
    ],
)
def test_other_lines_are_pasted_without_a_question(bench: SecondHalf, text: str) -> None:
    bench.paste(text)
    bench.not_asked()
    assert bench.session.record.blocks[bench.index].text.endswith(text)


def test_as_text_a_stranger_is_doubted(bench: SecondHalf) -> None:
    bench.paste("\n".join(f"【{who}】{said}" for who, said in TURNS))
    bench.answer(Qt.Key.Key_T)
    checker = bench.window.checker
    bench.qtbot.waitUntil(
        lambda: (
            [f.code for f in checker.findings].count("utterance.label.foreign") == len({w for w, _ in TURNS})
        )
    )


def test_a_real_record_takes_nothing_in_silence(bench: SecondHalf, shared_dir: Path) -> None:
    text = (shared_dir / "records" / "nishitokyo-32.txt").read_text(encoding="utf-8")
    bench.session.open(recognize(Source(name="前編.txt", text=text)).state)
    state = bench.session.state
    place = next(i for i, b in enumerate(state.record.blocks) if b.kind is BlockKind.UTTERANCE)
    for form in FORMS:
        bench.put(place, 0)
        bench.paste("\n".join(form.format(who, said) for who, said in TURNS))
        assert bench.session.state is state
        bench.answer(Qt.Key.Key_Escape)
