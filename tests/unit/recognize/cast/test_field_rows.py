"""Fields of the table above a talk that tell who takes part."""

from tests.unit.recognize.reading_aloud import doubts, read, said
from zadankai_editor.recognize.cast.field_rows import list_among_fields
from zadankai_editor.recognize.lines import read_page

TABLE = (
    "湊浜町　港を語る会　記録\n\n日　時　令和5年10月14日　午前10時\n場　所　湊浜公民館\n来場者　町民27人\n"
)


def test_people_stand_in_a_field_behind_any_word() -> None:
    talk = "●町長　始めます。\n●港湾課長　試験を行います。\n●教育長　声をかけます。\n●町長　終わります。\n"
    found = read(
        f"{TABLE}町側　早瀬町長、榎戸副町長、柏原教育長、磯貝港湾課長（司会）\n\n1　意見交換\n{talk}"
    )
    people = found.state.record.participants
    assert [(person.label, person.title, person.moderator) for person in people] == [
        ("早瀬", "町長", False),
        ("榎戸", "副町長", False),
        ("柏原", "教育長", False),
        ("磯貝", "港湾課長", True),
    ]
    assert [who for who, _ in said(found)] == ["早瀬", "磯貝", "柏原", "早瀬"]
    assert {kind for kind, _ in doubts(found)} <= {"import.kind.uncertain"}


def test_fields_of_people_below_each_other_are_one_list() -> None:
    rows = "役　員　会長 早瀬 望　副会長 榎戸 達也　書記 辻 るみ\n学　校　校長 磯貝 茂　教頭 砂川 久子\n"
    talk = "早瀬会長：始めます。\n磯貝校長：児童は四百人です。\n辻書記：資料です。\n早瀬会長：以上です。\n"
    found = read(f"{TABLE}{rows}\n1．開会\n{talk}")
    assert [person.name for person in found.state.record.participants] == [
        *("早瀬 望", "榎戸 達也", "辻 るみ", "磯貝 茂", "砂川 久子")
    ]
    assert [who for who, _ in said(found)] == ["早瀬", "磯貝", "辻", "早瀬"]


def test_members_in_one_line_behind_a_group_in_letters_set_apart() -> None:
    rows = (
        "委　員　会長 早瀬 望、職務代理者 岩濱 香、榎戸 昇、辻 麻衣(オンライン)\n"
        "欠　席　砂川 委員\n"
        "事務局　館長 椿、副館長 磯貝\n"
    )
    talk = "◇椿館長　始めます。\n◇早瀬会長　議事に入ります。\n◇岩濱職務代理者　はい。\n◇辻委員　賛成です。\n"
    found = read(f"{TABLE}{rows}傍聴人　1名\n\n{talk}◇榎戸委員　同じく。\n◇早瀬会長　以上です。\n")
    assert [(person.name, person.title, person.reading) for person in found.state.record.participants] == [
        ("早瀬 望", "会長", None),
        ("岩濱 香", "職務代理者", None),
        ("榎戸 昇", "委員", None),
        ("辻 麻衣", "委員", None),
        ("椿", "館長", None),
        ("磯貝", "副館長", None),
    ]
    assert [who for who, _ in said(found)] == ["椿館長", "早瀬", "岩濱", "辻", "榎戸", "早瀬"]


def test_a_field_of_one_or_of_no_person_is_no_row() -> None:
    lines = read_page("町側　早瀬町長、榎戸副町長\n場所　湊浜公民館\n").filled
    assert list_among_fields(lines, lines) is None
    for line in lines:
        line.is_field = True
    found = list_among_fields(lines, lines)
    assert found is not None
    assert (found.rows, found.loose) == ((lines[0],), True)


SEATS = (
    "湊浜町農業委員会総会　議事録\n\n１．開催日時　　令和６年１２月１０日（火）午前９時\n２．開催場所　　湊浜町役場\n"
    "３．出席委員（４人）\n　　会　長　　７番　　椿　　　和　子\n"
    "　　委　員　　１番　　早　瀬　良　平　　　２番　　磯　貝　さと子\n　　　　　　　３番　　榎　戸　　　実\n"
    "４．欠席委員（１人）　４番　　柏　原　克　己\n"
    "５．事務局職員　　事務局長　　砂　川　　隆　　　書記　　辻　　由　佳\n\n６．会議の概要\n"
)


def test_seats_behind_offices_are_what_members_are_called_by_and_a_numbered_table_goes_on() -> None:
    talk = "議　長　　開会します。\n事務局長　二件です。\n３番委員　見てきました。\n議　長　　質疑はありますか。\n"
    more = "１番委員　水利の当番は。\n３番委員　引き継ぎます。\n書　記　　取下げが一件です。\n議　長　　閉会します。\n"
    found = read(f"{SEATS}{talk}{more}")
    people = [(person.name, person.title, person.post) for person in found.state.record.participants][:6]
    assert people == [
        ("椿 和子", "会長", "７番"),
        ("早瀬 良平", "委員", "１番"),
        ("磯貝 さと子", "２番", None),
        ("榎戸 実", "３番", None),
        ("砂川 隆", "事務局職員　　事務局長", None),
        ("辻 由佳", "書記", None),
    ]
    assert [who for who, _ in said(found)][1:7] == ["砂川", "榎戸", None, "早瀬", "榎戸", "辻"]
