"""Habits of documents, thought of after the recogniser was written: between turns, around the talk, in lists."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from random import Random

from tests.printing.lines import BLANK, Line, Part
from tests.printing.model import Person
from tests.printing.mutating import inventing
from tests.printing.mutating.lists import rewritten
from tests.printing.mutating.sheet import Change, Mutator, Sheet
from tests.printing.styles import AXES

_LABELS = frozenset(AXES["label"]) - {"tail", "answer", "kagi"}
_APART = frozenset(AXES["rows"]) - {"shared", "run", "joined", "names", "two_colons"}
_NAMED = frozenset(AXES["name"]) - {"initials", "letter", "speaker"}
_UNITS = "市県町村部課局"


def _between(
    sheet: Sheet, rng: Random, made: Callable[[int], Sequence[str]], *, airy: bool = False
) -> Sheet | None:
    """Return the sheet with lines that nobody says before some of the turns; `made` is told how many there were."""
    turns = sheet.labelled()[1:]
    count = min(len(turns), rng.randrange(2, 6))
    chosen = sorted(rng.sample(turns, count))
    for number, place in reversed(list(enumerate(chosen))):
        lines = [Line(text, Part.ADDED, f"between{number}") for text in made(number)]
        gap = airy or sheet.lines[place - 1].blank
        before = [BLANK] if gap and not sheet.lines[place - 1].blank else []
        sheet = sheet.put(place, [*before, *lines, *([BLANK] if gap else [])])
    return sheet if chosen else None


def asides(sheet: Sheet, rng: Random) -> Sheet | None:
    """What happens stands between turns, in brackets."""
    one, other = rng.choice(("（）", "（）", "〔〕", "［］", "()"))

    def told(_: int) -> list[str]:
        word = inventing.made_up_word(rng)
        deed = rng.choice(
            ("会場から拍手", "一同うなずく", "資料を配る", f"{word}を囲んで休憩", f"{word}の映像を見る")
        )
        return [f"{one}{deed}{other}"]

    return _between(sheet, rng, told)


def remarks_of_editors(sheet: Sheet, rng: Random) -> Sheet | None:
    """Remarks of whoever edited it stand below turns."""
    shape = rng.choice(
        ("※編集部注：{}", "（注）{}", "［編注］{}", "＊{}", "（編集部より：{}）", "注{number}）{}")
    )

    def told(number: int) -> list[str]:
        word, where = inventing.made_up_word(rng), inventing.place(rng)
        return [
            shape.format(f"{word}とは、{where}で催される{inventing.topic(rng)}のこと。", number=number + 1)
        ]

    return _between(sheet, rng, told)


def places_of_pictures(sheet: Sheet, rng: Random) -> Sheet | None:
    """Where pictures were is told by placeholders."""
    shape = rng.choice(
        (
            "[画像]",
            "［写真{}］",
            "<写真{}>",
            "[画像: IMG_{:04}.jpg]",
            "![]({}.png)",
            "【写真{}】",
            "(image{})",
        )
    )
    return _between(sheet, rng, lambda number: [shape.format(number + 1)])


def rules(sheet: Sheet, rng: Random) -> Sheet | None:
    """Rules of signs stand between turns."""
    sign = rng.choice(("＊", "*", "─", "・", "◇", "〜", "-", "=", "＿", inventing.mark(sheet, rng)))
    gap = rng.choice(("", "", " ", "　"))
    line = rng.choice(("", "　　　")) + gap.join([sign] * rng.randrange(3, 24))
    return _between(sheet, rng, lambda _: [line])


def buttons_between(sheet: Sheet, rng: Random) -> Sheet | None:
    """What a web page puts amid an article stands between turns."""
    page = (
        "この記事をシェアする",
        "ポスト",
        "はてなブックマークに追加",
        "広告",
        "スポンサーリンク",
        "続きを読む",
        "画像をクリックすると拡大します",
        "メールマガジンの登録はこちら",
        f"▼あわせて読みたい：{inventing.topic(rng)}",
        f"関連記事：{inventing.place(rng)}市の{inventing.topic(rng)}",
        "1 2 3 次へ",
    )
    return _between(sheet, rng, lambda _: rng.sample(page, rng.randrange(1, 3)), airy=True)


def page_around(sheet: Sheet, rng: Random) -> Sheet:
    """Menus and the like of a web page stand above and below."""
    where = inventing.place(rng)
    above = (
        "本文へスキップ",
        f"{where}市公式サイト",
        f"ホーム ＞ 市政 ＞ {inventing.topic(rng)}",
        "文字サイズ　小　中　大",
        "検索",
        "更新日：2024年3月2日",
        "印刷する",
    )
    below = (
        "このページの先頭へ",
        "前の記事",
        "次の記事",
        "関連リンク",
        f"・{where}市の{inventing.topic(rng)}",
        "この記事は役に立ちましたか",
        "はい　いいえ",
        "サイトマップ",
        "プライバシーポリシー",
        f"Copyright © {where} City. All Rights Reserved.",
    )
    order = sorted(rng.sample(range(len(above)), 4))
    first = [Line(above[number], Part.ADDED, "menu") for number in order]
    order = sorted(rng.sample(range(len(below)), 5))
    last = [Line(below[number], Part.ADDED, "footer") for number in order]
    return sheet.having([*first, BLANK, *sheet.lines, BLANK, *last])


def list_below(sheet: Sheet, rng: Random) -> Sheet | None:
    """The list of people stands below the talk."""
    places = sheet.places(Part.LIST_HEADING, Part.ROW)
    if not places:
        return None
    listed, kept = (
        sheet.lines[min(places) : max(places) + 1],
        [line for place, line in enumerate(sheet.lines) if not min(places) <= place <= max(places)],
    )
    said = [place for place, line in enumerate(kept) if line.part in (Part.TALK, Part.CLOSING)]
    return sheet.having(kept).put(max(said) + 1, [BLANK, *listed])


def profiles(sheet: Sheet, rng: Random) -> Sheet | None:
    """Below each row of the list stands who that is."""
    lines, rows = list[Line](), 0
    indent = rng.choice(("", "　"))
    for line in sheet.lines:
        lines.append(line)
        if line.part is Part.ROW:
            rows += 1
            born = rng.choice(
                (f"{inventing.place(rng)}生まれ。", f"{rng.randrange(1950, 1995)}年生まれ。", "")
            )
            more = f"{inventing.place(rng)}で{inventing.topic(rng)}に携わり、現在は{inventing.office(rng)}も務める。"
            lines.append(Line(f"{indent}{born}{more}", Part.ADDED, "profile"))
    return sheet.having(lines) if rows else None


def titles_as_above(sheet: Sheet, rng: Random) -> Sheet | None:
    """A title that is that of the row above, or begins so, is told by a sign or a word."""
    sign, gap, done = rng.choice(("同", "〃", "同")), rng.choice(("　", "　　")), list[str]()

    def texts(people: Sequence[tuple[str, Person]]) -> list[str]:
        titles = [title for title, _ in people]
        short = [titles[0]] + [_as_above(one, other, sign) for one, other in pairwise(titles)]
        done.extend(title for title in short if title not in titles)
        return [f"{title}{gap}{p.family}　{p.given}" for title, (_, p) in zip(short, people, strict=True)]

    changed = rewritten(sheet, texts)
    return changed if done else None


def _as_above(above: str, title: str, sign: str) -> str:
    if title and title == above:
        return sign
    shared = 0
    while shared < min(len(above), len(title)) and above[shared] == title[shared]:
        shared += 1
    while shared and above[shared - 1] not in _UNITS:
        shared -= 1
    return f"{sign}{title[shared:]}" if shared > 2 and sign == "同" and shared < len(title) else title


def _of(name: str, change: Change, axis: str, /, **under: frozenset[str]) -> Mutator:
    return Mutator(name, change, frozenset({axis}), under)


MUTATORS = (
    _of("asides-between", asides, "between", label=_LABELS),
    _of("editors-remarks", remarks_of_editors, "between", label=_LABELS),
    _of("picture-places", places_of_pictures, "between", label=_LABELS),
    _of("rules-between", rules, "between", label=_LABELS),
    _of("page-between", buttons_between, "between", label=_LABELS),
    _of("page-around", page_around, "above", slip=frozenset({"none"})),
    _of("list-below", list_below, "people", slip=frozenset({"none"})),
    _of("list-profiles", profiles, "rows", rows=_APART, slip=frozenset({"none"})),
    _of("rows-ditto", titles_as_above, "rows", rows=_APART, name=_NAMED, slip=frozenset({"none"})),
)
