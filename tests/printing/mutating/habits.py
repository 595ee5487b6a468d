"""Habits of labels that were thought of after the recogniser was written: what stands beside names, and where."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from random import Random

from tests.printing.forms import written
from tests.printing.gold import Document
from tests.printing.lines import Line, Part
from tests.printing.model import OUTSIDERS
from tests.printing.mutating import inventing
from tests.printing.mutating.labels import relabelled
from tests.printing.mutating.sheet import Change, Mutator, Sheet
from tests.printing.styles import AXES, OWN

_PLAIN = frozenset({"own", "own_blank", "own_colon", "colon"})
_MARKED = frozenset({"own_circle", "circle", "lenticular", "own_bracket", "angle", "square"})
_PARENS = frozenset({"paren", "own_paren", "half_paren"})
_INLINE = frozenset({"colon", "lenticular", "paren", "angle", "square", "half_paren", "circle"})
_SHORT = frozenset({"family", "full"})
_NAMED = _SHORT | {"san", "shi", "office"}
_TAGS = ("b", "strong", 'span class="name"', "em", 'p class="speaker"')
_OLD_SHAPES = str.maketrans("沢真関礼髙﨑高崎学国広沓恵", "澤眞關禮高崎髙﨑學國廣沓惠")
_DEEDS = ("うなずきながら", "身を乗り出して", "資料を掲げ", "少し考えて", "隣を見やり", "苦笑いで")
_AGES = ("三十代", "40代", "入庁5年目", "二児の母", "在住十年", "当時二十歳")
_LETTERS = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "甲乙丙丁戊己庚辛壬癸", "アイウエオカキクケコサシスセソ")


def _alone(line: Line) -> bool:
    """Tell whether a label is one name of somebody and nothing besides."""
    return len(line.keys) == 1 and line.keys[0] not in OUTSIDERS and not set(line.who) & set("（(「、：:")


def _named(sheet: Sheet, change: Callable[[Line, int], Line]) -> Sheet:
    """Return the sheet with the labels changed that are a name alone; `change` is told the turn of its bearer."""
    turns = Counter[str]()

    def changed(line: Line, _: int) -> Line:
        if not _alone(line):
            return line
        turns[line.keys[0]] += 1
        return change(line, turns[line.keys[0]] - 1)

    return relabelled(sheet, changed)


def with_deeds(sheet: Sheet, rng: Random) -> Sheet:
    """What somebody does while speaking stands in brackets behind some of the labels."""

    def deed() -> str:
        return rng.choice(
            (*_DEEDS, f"{inventing.made_up_word(rng)}を手に", f"{inventing.topic(rng)}を思い浮かべ")
        )

    return _named(
        sheet, lambda line, _: replace(line, who=f"{line.who}（{deed()}）") if rng.random() < 0.4 else line
    )


def with_abouts(sheet: Sheet, rng: Random) -> Sheet:
    """What somebody is stands in brackets behind the label, not always the same."""

    def about() -> str:
        told = (inventing.office(rng), f"{inventing.place(rng)}在住", rng.choice(_AGES))
        return rng.choice(("・", "、", "／")).join(rng.sample(told, rng.choice((1, 2, 2))))

    abouts = {p.key: (about(), about()) for p in sheet.content.people}
    later = rng.choice((0.0, 0.3, 0.6))

    def told(line: Line, turn: int) -> Line:
        if turn and rng.random() >= later:
            return line
        return replace(line, who=f"{line.who}（{abouts[line.keys[0]][min(turn, 1)]}）")

    return _named(sheet, told)


def with_readings(sheet: Sheet, rng: Random) -> Sheet:
    """The kana of a name stand in brackets behind it, at first or always."""
    one, other = rng.choice(("（）", "()", "《》", "〔〕"))
    always = rng.choice((True, False))
    kana = {p.key: "".join(inventing.syllable(rng) for _ in range(2)) for p in sheet.content.people}
    return _named(
        sheet,
        lambda line, turn: (
            replace(line, who=f"{line.who}{one}{kana[line.keys[0]]}{other}") if always or not turn else line
        ),
    )


def in_two_lines(sheet: Sheet, rng: Random) -> Sheet | None:
    """The title stands on a line, and on the next the name."""
    titles = {p.key: p.title for p in sheet.content.people if p.title and not p.moderator}

    def parted() -> Iterator[Line]:
        for line in sheet.lines:
            if line.part is Part.TALK and _alone(line) and line.keys[0] in titles:
                yield replace(line, who=titles[line.keys[0]], closing="", text="", glued="")
            yield line

    return sheet.having(parted()) if titles else None


def below(sheet: Sheet, rng: Random) -> Sheet | None:
    """The label stands below what is said, at the right."""
    if any(block.get("continued") for block in sheet.gold["body"]):
        return None
    indent = rng.choice(("　" * 12, "　" * 20, " " * 30))
    one, other = rng.choice((("（", "）"), ("――", ""), ("", ""), ("【", "】")))
    lines, labels = list(sheet.lines), dict[int, Line]()
    last = {line.unit: place for place, line in enumerate(lines) if line.unit}
    for place in sheet.labelled():
        line = lines[place]
        labels[last[line.unit]] = Line(
            "", Part.TALK, line.unit, indent + one, line.who, other, keys=line.keys
        )
        lines[place] = replace(line, opening="", who="", closing="", text=line.text.strip())
    return sheet.having(
        found
        for place, line in enumerate(lines)
        for found in (line, labels.get(place))
        if found is not None and (found.printed or found.part is not Part.TALK)
    )


def spaced(sheet: Sheet, rng: Random) -> Sheet:
    """The letters of names stand apart in the labels, and in the list they do not."""
    space = rng.choice(("　", " "))
    return _named(sheet, lambda line, _: replace(line, who=space.join(line.who)))


def _by_legend(sheet: Sheet, rng: Random, short: Mapping[str, str]) -> Sheet | None:
    """Return the sheet in which labels are what `short` says, and a legend tells whom they mean."""
    spoken = list(dict.fromkeys(line.keys[0] for line in sheet.lines if line.who and _alone(line)))
    if len({short.get(key) for key in spoken} - {None}) < len(spoken) or len(spoken) < 2:
        return None
    sign, gap = rng.choice(("＝", "：", "…", " = ")), rng.choice(("、", "　", "／"))
    people = {key: sheet.content.person(key) for key in spoken}
    told = [f"{short[key]}{sign}{rng.choice((p.full, p.family))}" for key, p in people.items()]
    rows = rng.choice((told, [gap.join(told)], [f"（{gap.join(told)}）"]))
    heading = rng.choice(([], ["発言者の略号は次のとおり。"], ["［略号］"], ["凡例"]))
    changed = _named(sheet, lambda line, _: replace(line, who=short[line.keys[0]]))
    listed = sheet.places(Part.ROW)
    place = max(listed) + 1 if listed else min(sheet.places(Part.TALK))
    blank = Line("", Part.BLANK)
    return changed.put(
        place, [blank, *(Line(text, Part.ADDED, "legend") for text in (*heading, *rows)), blank]
    )


def first_letters(sheet: Sheet, rng: Random) -> Sheet | None:
    """Labels are the first letters of names, which a legend explains."""
    return _by_legend(sheet, rng, {p.key: p.family[0] for p in sheet.content.people})


def seat_letters(sheet: Sheet, rng: Random) -> Sheet | None:
    """Labels are letters of another alphabet, which a legend explains."""
    letters = rng.choice(_LETTERS)
    shape = rng.choice(("{}", "{}", "{}氏"))
    people = sheet.content.people
    return _by_legend(sheet, rng, {p.key: shape.format(s) for p, s in zip(people, letters, strict=False)})


def display_names(sheet: Sheet, rng: Random) -> Sheet:
    """Labels are names as people call themselves in a meeting by video: with a place or a number."""
    shape = rng.choice(
        ("{place}_{name}", "{name}＠{place}", "{number:02}{name}", "{name}/{place}", "{name}@{place}")
    )
    numbers = {p.key: (number, inventing.place(rng)) for number, p in enumerate(sheet.content.people, 1)}

    def shown(line: Line, _: int) -> Line:
        number, place = numbers[line.keys[0]]
        return replace(line, who=shape.format(name=line.who, number=number, place=place))

    return _named(sheet, shown)


def tagged(sheet: Sheet, rng: Random) -> Sheet:
    """Tags of a web page are left around labels."""
    tag = rng.choice(_TAGS)
    own = sheet.style.label in OWN
    after = "" if own else rng.choice(("：", "", " ", "&nbsp;"))
    opening, closing = f"<{tag}>", f"</{tag.split()[0]}>{after}"
    return relabelled(sheet, lambda line, _: replace(line, opening=opening, closing=closing))


def old_shapes(sheet: Sheet, rng: Random) -> Sheet:
    """Some labels of people who are listed are in the old shapes of characters."""
    rows = "".join(sheet.lines[place].text for place in sheet.places(Part.ROW))

    def changed(line: Line, _: int) -> Line:
        listed = all(sheet.content.person(key).family in rows for key in line.keys)
        return replace(line, who=line.who.translate(_OLD_SHAPES)) if listed and rng.random() < 0.6 else line

    return _named(sheet, changed)


def redacted(sheet: Sheet, rng: Random) -> Sheet | None:
    """One name is blacked out in all labels."""
    turns, unfit = Counter[str](), {p.key for p in sheet.content.people if p.moderator} | {sheet.content.host}
    for block in sheet.gold["body"]:
        turns[block.get("speaker") or ""] += 1
        unfit |= set(block.get("with", ())) | ({block.get("speaker")} if block.get("continued") else set())
        unfit |= {block.get("speaker")} if block.get("with") else set()
    fit = sorted(key for key, count in turns.items() if key and key not in unfit and count > 1)
    signs = [sign for sign in "●■＊×◇□" if sign not in sheet.text]
    if not fit or not signs:
        return None
    key, black = rng.choice(fit), rng.choice(signs) * rng.choice((2, 3))

    def change(document: Document) -> None:
        for block in document["body"]:
            if block.get("speaker") == key:
                block["speaker"] = None

    def blacked(line: Line, _: int) -> Line:
        return replace(line, who=black) if line.keys == (key,) else line

    return relabelled(sheet, blacked).golden(change)


def taken_up_again(sheet: Sheet, rng: Random) -> Sheet | None:
    """Who goes on behind a picture or a remark is named again, with a word that says so."""
    after = rng.choice(("（続き）", "（つづき）", "（承前）", "(続)"))
    going_on = {b["id"]: b["speaker"] for b in sheet.gold["body"] if b.get("continued") and b.get("speaker")}
    models = {line.keys[0]: line for line in reversed(sheet.lines) if line.who and len(line.keys) == 1}
    own, lines, seen = sheet.style.label in OWN, list[Line](), set[str]()
    for line in sheet.lines:
        key = going_on.get(line.unit)
        model = models.get(key or "")
        if key is None or model is None or line.unit in seen or line.blank:
            lines.append(line)
            continue
        seen.add(line.unit)
        who = written(sheet.content.person(key), sheet.content, sheet.style) + after
        label = replace(model, text="", glued="", unit=line.unit, who=who)
        lines += [label, line] if own else [replace(label, text=line.text.strip())]
    return sheet.having(lines) if seen else None


def honorifics_mixed(sheet: Sheet, rng: Random) -> Sheet:
    """Behind one name stands now one honorific, now another."""
    words = ("", "", "さん", "氏", "様", "先生", "殿")
    return _named(sheet, lambda line, _: replace(line, who=line.who + rng.choice(words)))


def timed_in_words(sheet: Sheet, rng: Random) -> Sheet:
    """A time in another form stands before each label."""
    shape = rng.choice(
        (
            "{m}分{s:02}秒　",
            "［{m}分{s:02}秒］",
            "[{m}'{s:02}\"] ",
            "00:{m:02}:{s:02},480 ",
            "00:{m:02}:{s:02}～00:{m:02}:{n:02} ",
            "（録音{m}分ごろ）",
            "{m:02}.{s:02} ",
        )
    )
    step = rng.randrange(5, 50)

    def clocked(line: Line, turn: int) -> Line:
        minutes, seconds = divmod(turn * step + turn % 7, 60)
        return replace(
            line, opening=shape.format(m=minutes % 60, s=seconds, n=min(59, seconds + 4)) + line.opening
        )

    return relabelled(sheet, clocked)


def questions_numbered(sheet: Sheet, rng: Random) -> Sheet | None:
    """The moderator's questions are numbered."""
    shape = rng.choice(("Q{}. ", "Q{}：", "問{}　", "質問{}　", "【質問{}】", "Ｑ{}　", "[{}] "))
    asked = [p for p in sheet.places(Part.TALK) if _is_prompt(sheet.lines[p])]
    lines = list(sheet.lines)
    for number, place in enumerate(asked, 1):
        lines[place] = replace(lines[place], opening=shape.format(number))
    return sheet.having(lines) if len(asked) >= 3 else None


def _is_prompt(line: Line) -> bool:
    return bool(line.opening) and not line.keys and not line.who


def stray_spaces(sheet: Sheet, rng: Random) -> Sheet:
    """Spaces stand before labels and behind lines, now and then."""

    def touched(line: Line) -> Line:
        if line.part is not Part.TALK or line.blank:
            return line
        before = rng.choice(("", "", "　", "  ", " ")) if line.who else ""
        after = rng.choice(("", "", "　", "  ", "\t"))
        return replace(line, opening=before + line.opening, text=line.text + after)

    return sheet.mapped(touched)


def _of(
    name: str, change: Change, labels: frozenset[str], names: frozenset[str], /, **under: frozenset[str]
) -> Mutator:
    fit = {"label": labels, "name": names, "slip": frozenset({"none"}), **under}
    return Mutator(name, change, frozenset({"label", "name"}), fit)


_FREE = frozenset({"never"})
_ANY_NAME = frozenset(AXES["name"]) - {"speaker", "initials", "letter"}

MUTATORS = (
    _of("label-deeds", with_deeds, _PLAIN | _MARKED, _NAMED, first=_FREE),
    _of("label-abouts", with_abouts, _PLAIN | _MARKED, _SHORT | {"san", "shi"}, first=_FREE),
    _of("label-readings", with_readings, _PLAIN | _MARKED, _SHORT, first=_FREE),
    _of(
        "label-two-lines",
        in_two_lines,
        frozenset({"own", "own_blank", "own_colon"}),
        _SHORT | {"san", "shi"},
        slip=frozenset({"none", "colon", "glued"}),
        layout=frozenset({"airy", "semi", "wide_gaps", "paragraphs"}),
        captions=frozenset(AXES["captions"]) - {"bare"},
    ),
    _of("label-below", below, _INLINE | frozenset(OWN), _ANY_NAME, layout=frozenset({"airy", "wide_gaps"})),
    _of("label-spaced", spaced, _PLAIN | _MARKED | _PARENS, frozenset({"family"}), first=_FREE),
    _of("label-first-letter", first_letters, _PLAIN | _MARKED | _PARENS, _NAMED, first=_FREE),
    _of("label-seat-letter", seat_letters, _PLAIN | _MARKED | _PARENS, _NAMED, first=_FREE),
    _of("label-display-name", display_names, _PLAIN | {"square", "timed", "time_after"}, _SHORT, first=_FREE),
    _of("label-tagged", tagged, _PLAIN | _MARKED | _PARENS, frozenset(AXES["name"])),
    _of("label-old-shapes", old_shapes, _PLAIN | _MARKED | _PARENS, _ANY_NAME, first=_FREE),
    _of("label-redacted", redacted, _PLAIN | _MARKED | _PARENS, _NAMED, first=_FREE),
    _of("label-taken-up", taken_up_again, _PLAIN | _MARKED, _ANY_NAME, first=_FREE),
    _of("label-honorifics", honorifics_mixed, _PLAIN | _MARKED | _PARENS, _SHORT, first=_FREE),
    _of("label-times-in-words", timed_in_words, _PLAIN - {"own_blank"} | _MARKED | _PARENS, _ANY_NAME),
    Mutator(
        "questions-numbered",
        questions_numbered,
        frozenset({"moderator"}),
        {"moderator": frozenset({"―", "――", "―――", "──"}), "label": frozenset(AXES["label"]) - {"answer"}},
    ),
    Mutator(
        "stray-spaces",
        stray_spaces,
        frozenset({"characters"}),
        {"label": _PLAIN | _MARKED | _PARENS, "slip": frozenset({"none"})},
    ),
)
