"""Labels as a text prints them: what is nobody's, and what around a name is no part of it."""

import re

from zadankai_editor.japanese.folding import WIDTH

NO_SPEAKER = re.compile(
    r"(?:開催|実施|収録|取材|撮影)?(?:日 ?時|日 ?程|日|場 ?所|時 ?間|期 ?日)|費用|期間|金額|予算|"
    r"(?:写真|図表?|表|画像|資料|注|例|参考|関連|議題|テーマ)(?:[0-9].*)?|"
    r"写真(?:説明|提供|撮影|協力|上|下|左|右|中央)|画像提供|資料(?:提供|請求|名|一覧)|注(?:意|記|釈)(?:事項|点)?|"
    r"例えば|(?:参考|関連)(?:資料|文献|記事|情報|サイト|リンク|ページ|(?i:url))|議題[一二三四五六七八九十]+|"
    r"出典|出所|備考|補足|リンク|文責|取材|撮影|構成|編集|文|司会.*|目的|内容|対象|定員|"
    r"内訳|理由|条件|原因|結論|要点|件名|題名|題目|方法|手順|項目|合計|小計|前提|参照|訂正|追記|定義|用語|"
    r"根拠|背景|現状|課題|"
    r"対策|効果|成果|結果|方針|方向性|目標|狙い|ねらい|趣旨|概要|特徴|特長|利点|欠点|長所|短所|問題点|"
    r"論点|争点|ポイント|ヒント|"
    r"提案|見出し|題|一つ目|二つ目|三つ目|四つ目|第[一二三四五]|その[0-9一二三]|約束.*|持ち物|参加費|会費|"
    r"募集|応募|締切|締め切り|期限|日付|曜日|天気|材料|作り方|価格|値段|料金|住所|連絡先|営業時間|定休日|"
    r"開館時間|休館日|交通|"
    r"種類|品名|品目|数量|単位|金額|比率|割合|人数|回数|件数|面積|距離|重さ|高さ|長さ|幅|色|形|味|香り|"
    r"主催|共催|協力|後援|問い?合わせ.*|電話|メール|(?i:url|https?|tel|fax|e-?mail|photo.*)|[0-9]+|[①-⑳].*"
)
"""What stands before a colon and is nobody (in normal width)."""

_MARKS = "○◯〇●◎■□◆◇▲△▼▽★☆▶・"
_SPACES = " \u3000\t"
_PAIRS = dict(zip("【[［〔<＜〈《(（｛{", "】]］〕>＞〉》)）｝}", strict=True))
_NAME = re.compile(
    r"[一-鿿々〆ヶァ-ヺーA-Za-z0-9・ ]+[ぁ-ん]{0,3}|[一-鿿][ぁ-ん一-鿿]{1,5}|[ぁ-ん]{2,6}(?:さん|くん|ちゃん)"
)
_SPOKEN = re.compile("[。！？!?」』、]")
_LONGEST_NAME = 14


def bare_label(printed: str) -> str:
    """Return the name in a label as it is printed, without the mark, brackets or colon around it.

    Two marks of one kind stand for a name that is kept back (○○さん) and stay.
    """
    bare = printed.strip().rstrip(f":：{_SPACES}")
    if bare[:1] in _MARKS and bare[1:2] != bare[:1]:
        bare = bare[1:].strip(_SPACES)
    closing = _PAIRS.get(bare[:1])
    if closing and bare.find(closing) == len(bare) - 1:
        bare = bare[1:-1].strip().rstrip(f":：{_SPACES}")
    return bare or printed.strip()


def may_name_somebody(bare: str, rest: str) -> bool:
    """Tell, by their looks alone, whether `bare` may be a name and `rest` what its bearer says."""
    read = WIDTH.of(bare).strip()
    named = 0 < len(read) <= _LONGEST_NAME and _NAME.fullmatch(read) is not None and not read.isdecimal()
    return named and NO_SPEAKER.fullmatch(read) is None and _SPOKEN.search(rest) is not None
