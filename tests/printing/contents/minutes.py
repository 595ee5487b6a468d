"""Minutes of a committee and of a city council: attendance lists and hundreds of speeches.

The speeches are put together from phrases, always the same ones in the same order.
"""

import random
from collections.abc import Iterator, Sequence

from tests.printing.model import Apart, Content, Person, Piece, narration, say, section, vaguely

_TOPICS = (
    "学校給食の食材費",
    "雨水管の更新",
    "路線バスの減便",
    "図書館の開館時間",
    "空き家の解体補助",
    "防犯灯の電気料金",
    "消防団員の確保",
    "公園の遊具の点検",
    "鳥獣被害の対策",
    "保育士の処遇改善",
    "駅前広場の整備",
    "ごみ袋の有料化",
)
_QUESTIONS = (
    "{topic}について伺います。昨年度からの変化を数字でお示しください。",
    "{topic}ですが、市民から不安の声が届いています。現状をどう認識していますか。",
    "では、{topic}の今後の予定を教えてください。",
    "{topic}に関連して、近隣の自治体と比べた水準をお聞きします。",
    "確認ですが、{topic}は国の補助の対象になりますか。",
)
_FOLLOW = (
    "なぜこれほど差が出るのか、理由を伺います。",
    "現場の負担が増えるのではないかと心配しています。",
    "資料の3ページ：ここに書かれた金額の根拠もお願いします。",
    "市長の施政方針でも触れられていました。",
)
_ANSWERS = (
    "{topic}は、昨年度が{a}件、今年度は{b}件の見込みです。",
    "ご指摘の{topic}につきましては、{a}月に方針を定め、{b}月から実施します。",
    "{topic}の対象は{a}世帯で、このうち{b}世帯から申請がありました。",
    "お答えします。{topic}に要する経費は{a}万円、うち一般財源は{b}万円です。",
)
_MORE = (
    "詳細は次回までに資料をお示しします。",
    "費用：{a}万円、期間：{b}か月を見込んでいます。",
    "近隣では{b}市のうち{a}市が実施済みと聞いています。",
    "引き続き、関係する部署と調整してまいります。",
)
_THANKS = ("分かりました。", "ありがとうございます。以上です。", "要望にとどめます。", "承知しました。")
_CHAIR = (
    "ほかにございますか。",
    "続けてどうぞ。",
    "答弁を求めます。",
    "よろしいですか。それでは次に移ります。",
)


def _spoken(rng: random.Random, phrases: Sequence[str], topic: str) -> str:
    low = rng.randrange(2, 12)
    return rng.choice(phrases).format(topic=topic, a=low, b=low + rng.randrange(1, 40))


def _round(
    rng: random.Random, chair: str, members: Sequence[str], officers: Sequence[str], topic: str
) -> Iterator[Piece]:
    """A member asks, an officer answers, they thank; the chair has a word between."""
    member, officer = rng.choice(members), rng.choice(officers)
    question = [_spoken(rng, _QUESTIONS, topic)]
    if rng.random() < 0.3:
        question.append(rng.choice(_FOLLOW))
    yield say(member, *question)
    if rng.random() < 0.4:
        yield say(chair, "答弁を求めます。")
    answer = [_spoken(rng, _ANSWERS, topic)]
    if rng.random() < 0.4:
        answer.append(_spoken(rng, _MORE, topic))
    yield say(officer, *answer)
    if rng.random() < 0.6:
        yield say(member, rng.choice(_THANKS))
    if rng.random() < 0.5:
        yield say(chair, rng.choice(_CHAIR))


def _talk(
    seed: int, speeches: int, chair: str, members: Sequence[str], officers: Sequence[str]
) -> Iterator[Piece]:
    rng = random.Random(seed)
    spoken = item = 0
    while spoken < speeches:
        topic = _TOPICS[item % len(_TOPICS)]
        item += 1
        if item > 1:
            yield section(f"議案第{item}号　{topic}に関する件")
            yield say(chair, f"議案第{item}号を議題とします。")
        for _ in range(speeches // 15):
            for piece in _round(rng, chair, members, officers, topic):
                spoken += 1
                yield piece
        if item == 2:
            yield say(chair, "暫時休憩します。")
            yield narration("午前10時42分　休憩")
            yield narration("午前10時55分　再開")
            yield say(chair, "再開します。")
        yield say(chair, "異議はありませんか。", "〔「異議なし」と呼ぶ者あり〕", "異議なしと認めます。")
        spoken += 1


_COMMITTEE = (
    Person("楠", "達也", "委員長", office="委員長", group="出席委員"),
    Person("安曇", "悦子", "副委員長", office="副委員長", group="出席委員"),
    Person("越智", "幹夫", "委員", office="委員", group="出席委員"),
    Person("東雲", "さやか", "委員", office="委員", group="出席委員"),
    Person("榊原", "耕太", "委員", office="委員", group="出席委員"),
    Person("入来", "真", "委員", office="委員", group="出席委員"),
    Person("日比谷", "かおる", "福祉部長", office="部長", group="説明のため出席した者"),
    Person("能登", "圭", "福祉部子ども課長", office="課長", group="説明のため出席した者"),
    Person("鴨志田", "巧", "総務部財政係長", office="係長", group="説明のため出席した者"),
)

COMMITTEE = Content(
    name="committee",
    title="桐ヶ野市総務福祉委員会会議録",
    held=("2023-09-12", "日時：令和5年9月12日（火曜日）"),
    people=_COMMITTEE,
    names=frozenset({"office", "paren_family", "paren_full", "spaced", "bare_title", "family"}),
    body=(
        section("開会"),
        say("楠", "ただいまから総務福祉委員会を開会します。", "本日の傍聴は3名です。"),
        *_talk(
            7,
            110,
            "楠",
            ["安曇", "越智", "東雲", "榊原", "入来"],
            ["日比谷", "能登", "鴨志田"],
        ),
        say("楠", "以上で本日の日程はすべて終了しました。これで閉会します。"),
    ),
)

_MEMBERS = (
    ("門真", "正人"),
    ("日向", "純"),
    ("鹿野", "瑠璃子"),
    ("佐伯", "光"),
    ("佐伯", "玲子"),
    ("帯刀", "信吾"),
    ("関", "まゆみ"),
    ("小鳥遊", "治"),
    ("長", "俊介"),
    ("五十川", "敬"),
    ("南雲", "さとみ"),
    ("能勢", "智弘"),
    ("阿久津", "浩二"),
    ("丹生", "香"),
    ("樋渡", "学"),
    ("白鳥", "純一郎"),
)


def _members() -> Iterator[Person]:
    for seat, (family, given) in enumerate(_MEMBERS, 2):
        shared = sum(family == other for other, _ in _MEMBERS) > 1
        apart = Apart.GIVEN if shared else Apart.NOTHING
        yield Person(
            family, given, f"{seat}番", office="議員", apart=apart, seat=f"{seat}番", group="出席議員"
        )


_COUNCIL = (
    Person("都筑", "邦彦", "議長", office="議長", group="出席議員"),
    *_members(),
    Person("藤代", "恵", "市長", office="市長", group="説明のため出席した者"),
    Person("梶", "隆", "副市長", office="副市長", group="説明のため出席した者"),
    Person("八女", "静香", "教育長", office="教育長", group="説明のため出席した者"),
    Person("小椋", "守", "総務部長", office="総務部長", group="説明のため出席した者"),
    Person("漆原", "美奈", "建設部長", office="建設部長", group="説明のため出席した者"),
    Person("沓掛", "洋平", "市民生活部長", office="市民生活部長", group="説明のため出席した者"),
)

COUNCIL = Content(
    name="council",
    title="令和5年第4回 蔵並市議会定例会会議録",
    series=("蔵並市議会定例会", 4),
    held=("2023-12-05", "〇日時　令和5年12月5日（火曜日）"),
    people=_COUNCIL,
    names=frozenset({"office", "paren_full", "spaced", "seat"}),
    body=(
        section("開議"),
        say("都筑", "これより本日の会議を開きます。"),
        *_talk(
            11,
            310,
            "都筑",
            [person.key for person in _COUNCIL if person.seat],
            ["藤代", "梶", "八女", "小椋", "漆原", "沓掛"],
        ),
        vaguely(say("佐伯玲子", "動議を提出します。")),
        vaguely(say("佐伯光", "賛成します。")),
        say("都筑", "動議は成立しました。"),
        say("都筑", "以上で本日の議事日程は全部終了しました。本日はこれにて散会します。"),
    ),
)

CONTENTS = (COMMITTEE, COUNCIL)
