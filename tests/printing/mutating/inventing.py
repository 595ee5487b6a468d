"""Signs drawn from Unicode and words that are made up: nothing here is taken from what the recogniser knows."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from random import Random

from tests.printing.mutating.sheet import Sheet

_SIGNS = (
    (0x21, 0x7E),
    (0xA1, 0xBF),
    (0x2010, 0x205E),
    (0x2190, 0x23FF),
    (0x25A0, 0x27BF),
    (0x2900, 0x2BFF),
    (0x3000, 0x303F),
    (0xFF01, 0xFF65),
    (0x1F300, 0x1F5FF),
    (0x1F900, 0x1F9FF),
)
_WORDLIKE = frozenset(
    (
        *("LETTER", "DIGIT", "NUMBER", "NUMERAL", "IDEOGRAPH", "SQUARED", "APL"),
        *("COMBINING", "MODIFIER", "SELECTOR", "RECORD", "FILLER", "SKIN"),
    )
)
_USED = set(
    "、。，．・…‥！？!?.,:：;；※＊*'\"“”‘’′″〃々〆&＆%％@＠#＃\\￥/‰°々「」『』（）()－―─—-~～〜＿_´｀`^¨=＝+＋"
)
_SYLLABLES = [a + b for a in "あかさたなはまやらつのふれ" for b in "いりみのせきたるけよこめ"]
_SIGN_NAMES = "梓椚楡汀渚磐凪櫟葦蕗茜澪椋榧樅楓梛橡"
_WHEN = ("本日", "当日", "このたび", "今宵", "この日", "今般", "ここに", "一同に")
_CAME = ("お集まり", "お運び", "顔をそろえ", "席をともに", "お時間をくださ", "膝を交え", "おいで", "円卓を囲")
_WHOM = ("いただいた面々", "の顔ぶれ", "くださった皆々さま", "なさった諸氏", "の面影", "った仲間たち", "の衆")
_CALLED = ("左記の方々", "次に掲げる面々", "後に名を記す諸氏", "下に並ぶ各位", "以下に控える一同")
_WAS = ("である。", "であった。", "が一堂に会した。", "をもって席とした。", "が膝を突き合わせた。")
_TOPICS = ("灯籠", "堤", "渡し船", "夜市", "苗代", "水車", "番屋", "早船", "糸車", "釣瓶", "石垣", "踊り場")
_DOINGS = ("の来し方", "を織りなす", "の行く先", "と歩む", "のあらまし", "をほどく", "の輪郭", "を継ぐ")
_FAMILIES = (
    "卯月",
    "霜鳥",
    "蓬莱",
    "樽見",
    "鵜久森",
    "苫米",
    "柚原",
    "弓削",
    "簗瀬",
    "蛯沢",
    "硲",
    "椋本",
    "雫石",
)
_GIVENS = ("周平", "千里", "巴", "朔太郎", "いずみ", "柾", "琴音", "泰三", "ゆきえ", "弦")
_POSTS = ("主任", "調整監", "庶務係", "記録係", "次長", "監事", "顧問", "専門員", "参事")
_PLACES = ("浮島", "鳴瀬", "碧野", "白銀台", "潮音", "朝霧原", "千代浜")


def made_up_word(rng: Random) -> str:
    """Return a word that means nothing."""
    kanji = "".join(rng.sample(_SIGN_NAMES, rng.choice((1, 2, 2))))
    return kanji + rng.choice(("", rng.choice(_SYLLABLES)))


def syllable(rng: Random) -> str:
    """Return two kana."""
    return rng.choice(_SYLLABLES)


def heading_of_people(rng: Random) -> str:
    """Return a heading for a list of people, in words that no list of headings has."""
    shape = rng.randrange(4)
    words = rng.choice(_WHEN) + rng.choice(_CAME) + rng.choice(_WHOM)
    if shape == 1:
        words = f"{made_up_word(rng)}の{rng.choice(('面々', '一座', '連', '組', '輪'))}"
    elif shape == 2:
        words = rng.choice(_CAME) + rng.choice(_WHOM)
    return rng.choice(("{}", "{}", "［{}］", "◇{}", "〜{}〜")).format(words)


def sentence_of_people(rng: Random) -> str:
    """Return a sentence that announces a list of people."""
    return rng.choice((f"{rng.choice(_WHEN)}、", "")) + rng.choice(_CALLED) + rng.choice(_WAS)


def heading_of_matters(rng: Random) -> str:
    """Return a heading for an agenda, in words that no list of headings has."""
    words = rng.choice(
        (
            f"{made_up_word(rng)}の段取り",
            f"{rng.choice(_WHEN)}の道筋",
            "語らいの順",
            "お品書き",
            "運びのあらまし",
        )
    )
    return rng.choice(("{}", "［{}］", "◇{}", "〜{}〜")).format(words)


def topic(rng: Random) -> str:
    """Return what a section may be about."""
    return rng.choice(
        (
            f"{rng.choice(_TOPICS)}{rng.choice(_DOINGS)}",
            f"{made_up_word(rng)}と{rng.choice(_TOPICS)}{rng.choice(_DOINGS)}",
        )
    )


def farewell(rng: Random) -> str:
    """Return a sentence with which a record may end."""
    return f"{made_up_word(rng)}の便りは、{rng.choice(_TOPICS)}の頃に改めてお目にかけます。"


def place(rng: Random) -> str:
    """Return the name of a place that there is not."""
    return rng.choice(_PLACES)


def name(rng: Random, space: str = "　") -> str:
    """Return the name of somebody whom no content has."""
    return f"{rng.choice(_FAMILIES)}{space}{rng.choice(_GIVENS)}"


def office(rng: Random) -> str:
    """Return what such a person is."""
    return rng.choice(("", f"{place(rng)}{rng.choice(('市', '町', '県'))}")) + rng.choice(_POSTS)


def mark(sheet: Sheet, rng: Random) -> str:
    """Return a symbol that may stand before a label and nowhere else in the sheet."""
    return rng.choice(_free(sheet, _marks()))


def parting(sheet: Sheet, rng: Random) -> str:
    """Return a sign that may stand between label and words and nowhere else in the sheet."""
    return rng.choice(("{}", "{}", "{} ", " {} ", "　{}　")).format(rng.choice(_free(sheet, _partings())))


def brackets(sheet: Sheet, rng: Random) -> tuple[str, str]:
    """Return a pair of brackets that stands nowhere else in the sheet."""
    text = sheet.text
    return rng.choice([pair for pair in _pairs() if pair[0] not in text and pair[1] not in text])


def _free(sheet: Sheet, signs: Iterable[str]) -> list[str]:
    text = sheet.text
    return [sign for sign in signs if sign not in text]


@cache
def _marks() -> tuple[str, ...]:
    return tuple(_signs(["So", "Sm", "Po", "So", "So"], mirrored=False))


@cache
def _partings() -> tuple[str, ...]:
    low = [sign for sign in _signs(["Sm", "Po", "Sk", "Pd"], mirrored=False) if ord(sign) < 0x2E00]
    return (
        *low,
        *"＞｜／：＜∥⟫»",
        *(s for s in _signs(["Sm", "Po", "Sk", "Pd"], mirrored=False) if ord(s) >= 0xFF00),
    )


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    opens = [chr(code) for low, high in _SIGNS for code in range(low, high + 1)]
    pairs = ((sign, chr(ord(sign) + 1)) for sign in opens if unicodedata.category(sign) == "Ps")
    return tuple(
        (one, other)
        for one, other in (*pairs, ("[", "]"), ("{", "}"), ("<", ">"), ("［", "］"), ("｛", "｝"))
        if unicodedata.mirrored(other) and one not in _USED and _plain_bracket(one)
    )


def _plain_bracket(sign: str) -> bool:
    named = unicodedata.name(sign)
    return not any(word in named for word in ("HOOK", "HALF", "LOW", "PIECE", "EXTENSION", "UPPER", "LOWER"))


def _signs(categories: Iterable[str], *, mirrored: bool) -> Iterator[str]:
    wanted = set(categories)
    for low, high in _SIGNS:
        for sign in map(chr, range(low, high + 1)):
            if unicodedata.category(sign) in wanted and sign not in _USED and _fit(sign, mirrored=mirrored):
                yield sign


def _fit(sign: str, *, mirrored: bool) -> bool:
    named = unicodedata.name(sign, "")
    alike = unicodedata.normalize("NFKC", sign) == sign or 0xFF00 < ord(sign) < 0xFF66
    strange = any(word in _WORDLIKE for word in named.replace("-", " ").split())
    return bool(named) and alike and not strange and bool(unicodedata.mirrored(sign)) == mirrored
