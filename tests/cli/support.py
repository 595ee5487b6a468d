"""A small source, a ready record, and what a command did."""

from collections.abc import Callable
from dataclasses import dataclass

SOURCE = """\
~丘上市CIO×谷下市CIO座談会~

丘上市と谷下市が、窓口の工夫を語り合いました。
第3回は「丘上市CIO×谷下市CIO座談会」をお届けします!

※CIO(最高情報責任者):組織の情報戦略の責任者

令和6年5月17日に、「まちの窓口ひろば第3回座談会」を実施しました。

参加者(敬称略)
丘上市CIO(副市長):甲野 洋
谷下市CIO(副市長):乙川 学

議題
①窓口の待ち時間
②夜間の相談

窓口の待ち時間

十分を五分に

―まず、待ち時間についてお聞かせください

丘上市CIO:甲野(以下「甲野」)
 長いときは三十分でした。
 いまは十分ほどです。

丘上市CIO

谷下市CIO:乙川(以下「乙川」)
 私どもでは予約を始めました。

甲野
 それはよいですね。

夜間の相談

電話から始める

乙川
 夜は電話で受けています。

―そろそろお時間です。

次回もお楽しみに!
"""

READY = """\
format: zadankai/1
status: ready
title: 丘上市CIO×谷下市CIO座談会
held:
  date: '2024-05-17'
lead:
  - はじめに。
participants:
  - label: 甲野
    name: 甲野 洋
    title: 丘上市CIO
  - label: 乙川
    name: 乙川 学
    title: 谷下市CIO
agenda:
  - number: 1
    text: 窓口の待ち時間
body:
  - id: b1
    type: section
    text: 窓口の待ち時間
    agenda: 1
  - id: b2
    type: utterance
    speaker: 甲野
    text: 長いときは三十分でした。
  - id: b3
    type: photo
    caption: 丘上市CIO
    file: images/a.png
    alt: 話す甲野さん
  - id: b4
    type: utterance
    speaker: 乙川
    text: 予約を始めました。
closing:
  - 次回もお楽しみに!
"""


@dataclass(frozen=True)
class Outcome:
    """What a command did."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")

    def failed_with(self, *words: str) -> None:
        """Check that the command failed with one sentence in Japanese on one line, and said nothing else."""
        assert (self.code, self.out) == (2, b""), self
        self.told(*words)

    def told(self, *words: str) -> None:
        """Check that standard error holds one line of Japanese with all of `words`."""
        assert self.err.endswith("。\n"), self.err
        assert self.err.count("\n") == 1, self.err
        assert any("ぁ" <= c <= "ん" for c in self.err), self.err
        assert "Traceback" not in self.err
        assert "プログラムの誤り" not in self.err
        for word in words:
            assert word in self.err


Run = Callable[..., Outcome]
