"""Habits of speeches that were thought of after the recogniser was written: what is quoted, counted or shown."""

from random import Random

from tests.printing.model import Piece
from tests.printing.mutating import inventing
from tests.printing.mutating.sheet import Sheet
from tests.printing.mutating.talk import in_speech, inserted, others

_COUNTERS = (
    ("（ア）", "（イ）", "（ウ）"),
    ("一、", "二、", "三、"),
    ("１）", "２）", "３）"),
    ("・", "・", "・"),
    ("第一に　", "第二に　", "第三に　"),
    ("その一　", "その二　", "その三　"),
    ("Ａ案　", "Ｂ案　", "Ｃ案　"),
)
_MATTERS = ("名称", "会場", "定員", "費用", "締切", "対象", "持ち物", "担当")


def quoted(sheet: Sheet, rng: Random) -> Sheet | None:
    """A paragraph begins with the name of somebody and what they once said."""

    def more(piece: Piece) -> list[str]:
        people = others(sheet, rng, piece, 1)
        if not people:
            return []
        who, words = people[0].family, f"{inventing.topic(rng)}はどうなるのですか"
        return [
            rng.choice(
                (
                    f"{who}さん「{words}」。そう聞かれた日のことを覚えています。",
                    f"{who}「{words}」――あのときの言葉が、今も胸にあります。",
                    f"「{words}」と{who}さんが尋ねてくださいました。",
                )
            )
        ]

    return inserted(sheet, rng, more)


def points(sheet: Sheet, rng: Random) -> Sheet | None:
    """Somebody counts points, each on a line of its own."""

    def more(piece: Piece) -> list[str]:
        counters, ends = rng.choice(_COUNTERS), rng.choice(("", "こと", "を進めること。"))
        rows = [f"{counter}{inventing.topic(rng)}{ends}" for counter in counters]
        return ["私から申し上げたいのは、次の三つです。", *rows, "以上でございます。"]

    return inserted(sheet, rng, more)


def pairs(sheet: Sheet, rng: Random) -> Sheet | None:
    """Somebody reads out what something is called, where it is and what it costs, a line for each."""

    def more(piece: Piece) -> list[str]:
        sign = rng.choice(("：", "：", "　", "／"))
        values = (
            f"{inventing.topic(rng)}の会",
            f"{inventing.place(rng)}会館",
            f"{rng.randrange(10, 99)}名",
            f"{rng.randrange(1, 30)}00円",
            f"{rng.randrange(1, 13)}月末",
        )
        words = (*rng.sample(_MATTERS, 2), inventing.made_up_word(rng))
        rows = [f"{word}{sign}{value}" for word, value in zip(words, rng.sample(values, 3), strict=True)]
        return ["案内の紙を読み上げますと、", *rows, "と書いてあります。"]

    return inserted(sheet, rng, more)


def table(sheet: Sheet, rng: Random) -> Sheet | None:
    """Somebody shows a table, which was pasted with it."""

    def more(piece: Piece) -> list[str]:
        gap = rng.choice(("\t", "　　", " | ", "  "))
        heads = gap.join(("年度", inventing.made_up_word(rng), inventing.made_up_word(rng)))
        rows = [
            gap.join((f"令和{year}年", str(rng.randrange(20, 900)), str(rng.randrange(2, 90))))
            for year in (3, 4, 5)
        ]
        return ["数の移り変わりは、次の表のとおりです。", heads, *rows, "ゆるやかに増えております。"]

    return inserted(sheet, rng, more)


def links(sheet: Sheet, rng: Random) -> Sheet | None:
    """Somebody tells of a page, whose address stands on a line of its own."""

    def more(piece: Piece) -> list[str]:
        slug = rng.choice(("kikaku", "archive/2024", "soumu/kiroku"))
        page = (
            f"https://www.{rng.choice(('city', 'town'))}.example.lg.jp/{slug}/{rng.randrange(100, 999)}.html"
        )
        mail = rng.choice(("kiroku@example.jp", "E-mail: kiroku@example.jp", "連絡先：kiroku@example.jp"))
        return [
            "詳しい案内はこちらに載せています。",
            page,
            *rng.choice(((), (mail,))),
            "どうぞご覧ください。",
        ]

    return inserted(sheet, rng, more)


def comment_of_the_absent(sheet: Sheet, rng: Random) -> Sheet | None:
    """Somebody reads out what one who is absent wrote."""

    def more(piece: Piece) -> list[str]:
        families = {person.family for person in sheet.content.people}
        who = inventing.name(rng, "")
        while any(who.startswith(family) for family in families):
            who = inventing.name(rng, "")
        words = f"{inventing.topic(rng)}については、{inventing.place(rng)}の例にならってはどうかと考えます。"
        shape = rng.choice((f"{who}（書面）", f"【{who}さんの書面】", f"{who}さんより", f"（{who}）"))
        return [
            f"本日お休みの{who}さんから文書を預かりましたので、代わりに読みます。",
            shape,
            words,
            "文書は以上です。",
        ]

    return inserted(sheet, rng, more)


MUTATORS = (
    in_speech("quoted-in-speech", quoted),
    in_speech("points-in-speech", points),
    in_speech("pairs-in-speech", pairs),
    in_speech("table-in-speech", table),
    in_speech("link-in-speech", links),
    in_speech("comment-in-speech", comment_of_the_absent),
)
