"""Names and offices whose letters are set apart are read by their gaps: none ends amid letters equally far apart."""

import pytest

from tests.unit.recognize.reading_aloud import read, said

PEOPLE = {
    "相川 次郎": "委員長",
    "岩村 文弘": "副委員長",
    "山内 広子": "委員",
    "佐貫 豊": "委員",
    "須藤 甚一": "委員",
}
TALK = (
    "○相川委員長　　ただいまから、委員会を開会いたします。\n"
    "○山科議会事務局次長　　補足説明いたします。四年に一度撮っております。\n"
    "○相川委員長　　質疑を受けます。\n"
    "○山内委員　　眼鏡が変わった場合はどうなりますか。\n"
    "○山科議会事務局次長　　申し出により、撮り直しております。\n"
    "○須藤委員　　髪はどうですか。\n"
    "○佐貫委員　　私は撮り直しを申し出ます。\n"
    "○岩村副委員長　　本件は継続といたします。\n"
)
WHO = ["相川", None, "相川", "山内", None, "須藤", "佐貫", "岩村"]
ROWS = {
    "beside the heading": "３　出席者　　委員長　　　相　川　次　郎　　　副委員長　　岩　村　文　弘\n"
    "　　　（5名）委　　員　　山　内　広　子　　　委　　員　　佐　貫　　　豊\n"
    "　　　　　　　委　　員　　須　藤　甚　一\n",
    "below it": "３　出席者\n　　委 員 長　　相　川　次　郎\n　　副委員長　　岩　村　文　弘\n"
    "　　委　　員　　山　内　広　子\n　　委　　員　　佐　貫　　　豊\n　　委　　員　　須　藤　甚　一\n",
    "in columns": "３　出席委員\n　　委員長　相　川　次　郎　　副委員長　岩　村　文　弘\n"
    "　　委　員　山　内　広　子　　委　員　佐　貫　　　豊　　委　員　須　藤　甚　一\n",
}


@pytest.mark.parametrize("kind", ROWS)
@pytest.mark.parametrize(
    "others", ["", "５　説明員　荒　井　企画部長　　　勝　田　秘書課長\n　　（3名）酒　井　広報課長\n"]
)
def test_a_list_in_letters_set_apart_names_who_speaks(kind: str, others: str) -> None:
    head = "企画委員会\n１　日　時　令和2年6月19日（金）\n２　場　所　第一委員会室\n"
    found = read(f"{head}{ROWS[kind]}４　欠席者　なし\n{others}６　議　題\n　　写真に関する陳情\n{TALK}")
    people = {person.name: person.title for person in found.state.record.participants if person.name}
    assert PEOPLE.items() <= people.items()
    assert [who for who, _ in said(found)] == WHO
