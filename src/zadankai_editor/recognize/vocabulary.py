"""Words that records of roundtables share, whoever writes them: general knowledge, as data.

All are written as `folding.folded` gives them (half-width marks and digits).
"""

import re


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


HAN = "一-鿿々〆ヶヵ㐀-䶿豈-\ufaff\U00020000-\U0003ffff"
"""Kanji of all planes, and what stands among them in names, for a character class."""


PLATFORM = frozenset(
    {
        "見出し画像",
        "ヘッダー画像",
        "いいなと思ったら応援しよう!",
        "この記事が気に入ったらサポートをしてみませんか?",
        "気に入ったらサポート",
        "サポートをする",
        "チップで応援する",
        "チップを贈る",
        "記事をシェア",
        "この記事をシェアする",
        "シェアする",
        "ツイートする",
        "フォローする",
        "フォロー中",
        "スキする",
        "コメントを投稿するには、ログインまたは会員登録をする必要があります。",
        "ログイン",
        "会員登録",
        "すべて表示",
    }
)
"""Lines of the publishing platform; none of them is said at a roundtable."""

PLATFORM_BUTTONS = frozenset(
    {"スキ", "フォロー", "シェア", "サポート", "コメント", "ツイート", "目次", "いいね", "いいね!"}
)
"""Words that are buttons where they stand alone between blank lines."""

_PRESENT = (
    r"(?:参加|出席|登壇|対談|出演|列席|臨席|陪席|説明|座談会参加|座談会出席)"
    r"(?:者|委員|議員|説明員|職員|理事|理事者|メンバー|構成員)"
)
_LIST_OF = r"(?:の?(?:氏名|職氏名|職・?氏名|役職・?氏名))?(?:一覧|紹介|名簿|プロフィール)?"

PARTICIPANTS_HEADING = re.compile(
    r"(?:本日の|今日の|当日の|今回の|座談会の?|対談の?|主な|会議の?|オンライン|"
    r"地方自治法第 ?[0-9〇一二三四五六七八九十百]{1,5}条(?:第 ?[0-9〇一二三四五六七八九十]{1,2}項)?(?:の規定)?"
    r"に(?:より|基づき|よって|よる)、?)*(?:"
    rf"{_PRESENT}|メンバー|(?i:members?|speakers?|profiles?|panelists?|participants?|cast)|プロフィール|"
    r"パネリスト|パネラー|語り手|話し手|話して?(?:くれた|くださった|いただいた)(?:人|方|皆さん)|登場人物|"
    r"構成員|委員名簿|役員等?|説明者|(?:[一-鿿]{2,8})?委員構成|"
    r"(?:ご?参加|ご?出席|ご?登壇)(?:された|いただいた|した|の)(?:皆様|皆さま|皆さん|みなさま|みなさん|方々|方|者)|"
    r"(?:説明|職務)の?ため(?:に|、)?(?:議場に|会議に|本会議に)?(?:出席|列席|臨席)(?:した|を求めた)?(?:者|"
    r"説明員|事務局職員|職員)|"
    r"(?:議会|当局|本会議に?)?(?:出席|職務のため出席)?(?:した)?事務局(?:出席)?(?:職員|の?出席)?(?:者)?(?:出席者)?|"
    r"出席した[一-鿿]{1,8}(?:者|員)|(?:市|県|町|区|村|都|府)側出席者|出席|事務局職員出席者"
    rf"){_LIST_OF}(?: ?[\[(](?P<aside>[^()\[\]]{{1,24}})[)\]])?"
)
PRESENT = re.compile(
    rf"(?:{_PRESENT}|参加メンバー|参加|出席|登壇|パネリスト|メンバー)(?:の?職?氏名)?(?:\([^()]{{1,20}}\))?"
)
"""The heading of a list of participants that may begin behind it, in the same line."""

OPENING_HEADING = re.compile(
    r"(?:会議|議事|審議|会見|発言|質疑|協議|懇談|意見交換)の?(?:経過|概要|要旨|要点|大要|内容|記録|結果|録)"
    r"(?:(?:及び|と)結果)?|質疑応答|主な(?:意見|発言|質疑)(?:等|など)?"
)
"""What minutes print right before the talk."""

ABSENT_HEADING = re.compile(
    r"委員の異動|欠席(?:者|委員|議員|理事|した[一-鿿]{1,6})(?:の?(?:氏名|"
    r"職氏名))?(?: ?\([^()]{1,20}\))?(?: ?[: ].*)?|(?:傍聴|配布|配付)(?:者|人|資料)?.*"
)
"""Who was not there, and what is no list of people."""

PSEUDONYM = re.compile(r"[A-Z](?:子|美|男|夫|郎|太|助|江|代|実)?|[A-Z][. ・]?[A-Z]\.?")
"""Names that hide who somebody is: a letter, a letter and a character, initials."""

BODIES = re.compile(
    r"(?:本誌|当社|弊社|[一-鿿]{0,8})(?:編集部|編集室|広報課|広報係|広報室|事務局|取材班|制作部)|編集部|本誌"
)
"""Who asks on behalf of a publisher, and is no person."""

TABLE_HEADINGS = re.compile(
    r"区分|氏名|お?名前|所属|所属等|所属・?役職|所属団体|役職|役職名|職名|職|役|備考|団体名|機関名|"
    r"選出区分|出欠|番号|No\.?"
)
"""What names the columns of a table of participants."""

WHO_COLUMN = re.compile(r"発言者(?:名)?|話者(?:名)?|発話者|話し手|氏名|名前|(?i:speaker|name|who)")
SAID_COLUMN = re.compile(
    r"(?:発言|発話)(?:の?内容|要旨)?|内容|本文|テキスト|文字起こし|(?i:text|transcript|comment|message|words)"
)
"""What names the columns of a table of turns."""

GROUPS = re.compile(
    r"(?:[一-鿿]{0,6}?)(?:委員|議員|事務局|事務局職員|説明員|理事者|オブザーバー|アドバイザー|パネリスト|"
    r"パネラー|登壇者|"
    r"モデレーター|コーディネーター|ファシリテーター|司会|進行|ゲスト|政府参考人|参考人|関係者|市側|県側|町側|当局|"
    r"学識経験者|有識者|学生|教員|職員|社員|会員|市民|住民|庁内|外部|出席|聞き手|語り手|話し手|講師|来賓|"
    r"座長|指定討論者|討論者|話題提供者|報告者|発表者|演者|コメンテーター)"
)
"""How a group in a list of participants is called, whose rows follow."""

_AGENDA = (
    r"議題(?:及び[^ :]{1,8})?|"
    r"議事|次第|議事次第|会議次第|議事日程(?: ?第[0-9一二三四五六七八九十]{1,3}号)?|日程|付議事項|"
    r"審査案件|審議案件|審査事項|話し合ったこと|話し合う(?:こと|テーマ)|付議事件|付議案件|審議事項|"
    r"協議事項|議案|会議に付した(?:事件|案件)|"
    r"会議に付議した事件|案件|テーマ|トピックス?|アジェンダ|(?i:agenda|topics?|themes?|contents?)"
)
AGENDA_HEADING = re.compile(
    rf"(?:本日の|今日の|当日の|今回の|座談会の?|対談の?|主な|会議の?)*(?:{_AGENDA})(?:一覧)?(?: ?\([^()]{{1,20}}\))?"
)

TITLE_TAILS = _words(
    """
    副市長 副知事 副区長 副町長 副村長 副大臣 副部長 副課長 副局長 副室長 副会長 副社長 副理事長 副学長
    副所長 副院長 副校長 副園長 副館長 副センター長 副委員長 市長 知事 区長 町長 村長 大臣 政務官
    事務次官 審議官 参事官 長官 部長代理 課長代理 局長代理 室長代理 所長代理 部長補佐 課長補佐 室長補佐
    CIO補佐官 CIO補佐 補佐官 補佐 統括部長 担当部長 担当課長 担当係長 統括課長 部長 次長 課長 係長 局長
    室長 所長 館長 園長 校長 院長 学長 学部長 センター長 グループ長 グループ長代理 チーム長 班長 主幹
    主査 主任 主事 主席 参事 参与 理事長 理事 監事 会長 社長 取締役 執行役員 代表 代表取締役 専務 常務
    座長 議長 委員長 委員 議員 教授 准教授 講師 助教 研究員 職員 担当 担当者 専門員 専門官 指導員
    相談員 アドバイザー ディレクター マネージャー マネジャー リーダー コーディネーター エンジニア
    デザイナー プロデューサー CIO CDO CISO CTO CEO COO CFO CDXO CIO補佐監 監 本部長 事務局長 事務局
    支配人 店長 組合長 司書 学芸員 保健師 弁護士 医師 記者 ライター 長 管理者 書記 参考人 公述人 証人 幹事
    顧問 相談役 店主 農家 杜氏 職人 代議士 長官 次官 主計官 調査官 企画官 統括官 専門役 監督 選手 作家
    編集者 編集長 俳優 僧侶 住職 宮司 会員 団員 部員 社員 学生 院生 名誉教授 特任教授 助手 看護師 介護士
    保育士 栄養士 建築士 税理士 会計士 行政書士 司法書士 社会保険労務士 臨床心理士 警察官 消防士 巡査 園主
    女将 代理者 代理 建築家 写真家 音楽家 専門家 研究家 評論家 起業家 芸術家
    画家 書家 染織家 陶芸家 彫刻家 料理家 登山家 冒険家 教頭 教諭 監査 会計 庶務
    来賓 総代 班長 組長 候補 候補者 校医 次席 園児 料理長 シェフ
    コンサルタント アナリスト アナウンサー キャスター パートナー オーナー フェロー
    """
)
"""How titles of offices and occupations end."""

WEAK_TAILS = frozenset(
    ["担当", "担当者", "代表", "職員", "委員", "議員", "補佐", "監", "リーダー", "チーム長"]
)
"""Endings that are words of their own, too: they name nobody when they stand alone."""

HONORIFICS = ("さん", "さま", "様", "氏", "先生", "君", "くん", "殿")
"""What follows a name and is no part of it."""

MODERATORS = (
    "司会進行",
    "司会者",
    "司会",
    "進行",
    "モデレーター",
    "ファシリテーター",
    "聞き手",
    "インタビュアー",
    "インタビューアー",
    "インタビュー",
    "コーディネーター",
    "進行役",
)
"""Who leads the talk, by role."""

OTHER_ROLES = ("語り手", "話し手", "回答者", "ゲスト")
"""Who else takes part, by role."""

ORGANIZATION = re.compile(
    r"(?:[一-鿿々ヶケぁ-んァ-ヶー]{1,8}(?:都|道|府|県|市|区|町|村|省|庁|大学|学校|病院|協会|財団|機構|"
    r"委員会|組合|銀行|新聞社)"
    r"|株式会社|有限会社|合同会社|一般社団法人|一般財団法人|公益財団法人|国立|独立行政法人|NPO法人|内閣)"
)
"""How the names of organisations begin."""

UNIT_END = re.compile(
    r"(?:部|課|室|局|係|班|省|庁|社|会|校|大学|学部|研究科|学科|専攻|センター|グループ|チーム|支店|支社|支部|支局|"
    r"本部|本社|工場|事業所|事務所|研究所|財団|法人|協会|組合|銀行|公社|機構|年生|年目|入社|担当|区分|"
    r"氏名|所属|役職)$"
)
"""How the names of organisations and their parts end, which no given name does."""

PREFECTURES = _words(
    """
    北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県
    新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県
    奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県
    熊本県 大分県 宮崎県 鹿児島県 沖縄県
    """
)

EVENT = re.compile(
    r"座談会|対談|鼎談|懇談|意見交換|インタビュー|シンポジウム|パネル|フォーラム|会議(?!事)|会見|トーク|(?i:meeting|talk)"
)
"""What such an event is called."""

OF_SITE = re.compile(
    r"ページ|サイト|メニュー|リンク|パンくず|シェア|ツイート|検索|文字サイズ|こちら|読み飛ば|スキップ|"
    r"^本文|^閉じる|^(?i:home|top|menu|back|share)\b"
)
"""What a site prints around its texts, to lead to others or to show them otherwise."""

HELD = re.compile(
    r"実施|開催|行い|行われ|行った|開き|開いた|開かれ|集ま|収録|取材|語り合|話し合|座談会|対談|鼎談|懇談|意見交換"
)
"""What the sentence says that announces the date of the event."""

HELD_LABEL = re.compile(
    r"(?:開催|実施|収録|取材)?(?:日 ?時|日 ?程|年月日|期日|日|とき) ?:|(?:開催|実施)日[ 時]"
)
"""How a line begins that gives the date and nothing else."""

EVENT_DETAIL = re.compile(
    r"(?:[一-鿿]{2,4}の?)?(?:日 ?時|日 ?程|場 ?所|会 ?場|期 ?日)|"
    r"(?:開催|実施|収録|取材)?(?:日|とき|ところ|時 ?間)|日にち"
)
"""What stands before a colon in the header and says when and where."""

MEETING_DETAIL = re.compile(
    r"(?:配[布付]|参考)?資料(?:一覧)?(?:[0-9]{1,2}(?:-[0-9])?)?(?:[ :].*)?$|(?:傍聴|欠席|公開|開会|開議|"
    r"開催)[者人]?(?:の?状況)? ?[: ].*$|"
    r"(?:開催|実施)?(?:日 ?時|場 ?所|会 ?場|時 ?間)[ :].*$"
)
"""What minutes say of a meeting before it begins (in a folded line)."""

CREDITS = frozenset({"文", "取材", "撮影", "写真", "構成", "編集"})
"""What those did whom an article credits; in a list of participants perhaps what they are."""

UNDECIDED = frozenset({"発言者未定", "発言者不明", "話者未定", "話者不明"})
"""What is printed in the place of a label where nobody knows who speaks, by the editor's own article, too."""

BULLETS = frozenset("・-*→⇒")
"""What is printed before the rows of a list, and before what follows from one."""

CAPTION_MARK = re.compile(
    r"(?:[▲△▼▽↑↓←] ?|[◎●■◆○]?(?:写真|キャプション|写真説明)(?: ?[:/] ?| +)|[《<](?:写真|"
    r"画像)[0-9]*[》>] ?|\((?:写真|画像)[0-9]*\) ?|\[(?:写真|画像)[0-9]*\] ?|【(?:写真|画像)】 ?"
    r"|(?:写真|キャプション|写真説明) ?[:/] ?)"
)
"""What is printed before a caption and is no part of it."""

CAPTION_BEGIN = re.compile(
    r"\(?(?:写真|画像|図|図表)[0-9]+|\(?(?:写真)?(?:上|下)?(?:の写真)?(?:左|右|手前|奥|前列|後列)(?:から|より)|写真は"
)
CAPTION_END = re.compile(
    r"(?:参加者|出席者|登壇者|対談者|メンバー)(?:の|一同)?(?:皆さん|皆様|皆さま|みなさん|みなさま|全員|一同|様子)?$"
    r"|(?:の|と|した|する|いる)(?:様子|風景|光景|模様|ようす|一場面|一コマ|外観|内観|全景)$|(?:集合写真|"
    r"記念撮影|記念写真|ツーショット|スナップ)$"
)
CAPTION_PLACE = re.compile(
    r"(?:^|[。、 ])(?:前列|後列)?(?:左|右|手前|奥)(?:から|より)[^。]*$|"
    r"\((?:左|右|中央|手前|奥|左端|右端|左から.*|右から.*|撮影.*|写真.*)\)|(?i:photos?) ?[:/]"
)

MARKS_BEFORE = re.compile(
    r"[■□◆◇●○◎▼▽▲△★☆▶※・―]+ *|#{1,6} +|(?:写真|キャプション|写真説明|図[0-9]*|画像[0-9]*) ?[:/] ?|[【《<\[]"
)
"""What may be printed before a line to say of what kind it is."""

TIMED = re.compile(
    r"[(\[【<]? ?[0-9]{1,2}(?::[0-9]{2}){1,2} ?[~―-] ?(?:[0-9]{1,2}(?::[0-9]{2}){1,2})? ?[)\]】>]?$"
)
"""How a heading ends that says from when on a recording treats it."""

ASIDE = re.compile(r"(?:会場|一同|場内)?(?:拍手|笑い?|爆笑|大笑い?|苦笑)")
"""What is noted in brackets while somebody speaks."""

STAGE_DIRECTION = re.compile(
    r"拍手|笑い|笑声|爆笑|退席|着席|退場|入場|登壇|降壇|休憩|再開|中断|呼ぶ者|発言する者|発言あり|起立|"
    r"挙手|採決|投票|開票|"
    r"暗転|黙とう|黙祷|上映|速記|議場|交代|移動|うなず|沈黙|どよめ|歓声|一同|声あり|の声|異議な|開会|閉会|"
    r"退室|入室|採点|集計|散会"
)
"""What is noted in brackets on a line of its own: what happens, and is not said."""

ITEM_OF_BUSINESS = re.compile(
    r"^[■□◆◇●○〇◎△▽▼▲・ ]*(?:日程 ?第|(?:議案|請願|陳情|報告|諮問|同意|認定|"
    r"発議)第?) ?[0-9〇一二三四五六七八九十]{1,4}号?[ 、.:]|"
    r"^[■□◆◇●○〇◎△▽▼▲・ ]*[^。]{2,60}(?:に関する件|の件)$"
)
"""How assemblies word what they treat (in a folded line)."""

CLOCK = re.compile(
    r"(?:午前|午後)? ?[0-9〇零一二三四五六七八九十]{1,3}時(?: ?[0-9〇零一二三四五六七八九十]{1,3}分?)? ?"
    r"(?:休憩|再開|開議|開会|閉会|散会|延会|閉議|開始|終了|開式|閉式)|"
    r"(?:休憩|再開|開議|開会|閉会|散会|延会|閉議|開式|閉式) *(?:午前|午後) ?"
    r"[0-9〇零一二三四五六七八九十]{1,3}時(?: ?[0-9〇零一二三四五六七八九十]{1,3}分?)?"
)
"""When the talk began, paused and ended, as minutes note it."""

CLOSING = re.compile(
    r"次回|お楽しみに|今後も(?:継続|続け|引き続き)|ご覧いただき|お読みいただき|最後までお|取組については|"
    r"座談会[はを](?:終|以上|これで)|対談[はを](?:終|以上|これで)|本記事[はを](?:終|以上|これで)|"
    r"この記事[はを](?:終|以上|これで)|文責|編集後記|後編|続きは|"
    r"次号|公開しています|掲載(?:し|いた|され|して)|加筆|採録|聞き取り|"
    r"構成 ?[・:/ ]|文責 ?[・:/ ]|取材 ?[・:/ ]|撮影 ?[・:/ ]|文 ?[・:/ ]|写真 ?[・:/ ]|編集 ?[・:/ ]|まとめ ?[・:/ ]|"
    r"またお会いし|お届けしま|お問い?合わせ"
)
"""What follows the talk. Each way begins with a character of its own: long lines are looked through quickly."""

CLOSING_ALONE = re.compile(
    r"\([^()]*(?:にて|収録|取材|編集部|提供)[^()]*\)|\(?(?:了|完|終わり|おわり|以上)\)?[。.]?"
)
"""A whole line that follows the talk."""

SIGNATURE = re.compile(
    r"署名する|署名します|ここに署名|署名(?:議員|委員|人) ?[: ]|会議録[^。]*(?:正確|相違ない|証する)|"
    r"議事録[^。]*(?:正確|相違ない|証する)|会議の経過[^。]*(?:正確|相違ない|証する)"
)
"""How minutes end, with who signs them."""

ENDS_TALK = re.compile(
    r"終了|終わり|終わら|終えたい|閉会|お開き|締め|しめくくり|ここまで|以上|お時間|時間(?:が|も|と)|"
    r"ありがとうございました|これをもち|終いに|本日は"
)
"""What a moderator says to end the talk."""

POLITE_END = re.compile(
    r"(?:です|ます|でした|ました|ません|ください|下さい|でしょう|ましょう|ございます|ですが|ますが|思う|願います)"
    r"(?:か|ね|よ|よね|かね|けど|が|から|し|な)?$"
)
"""How spoken sentences end where no full stop is written."""

PREDICATE_END = re.compile(
    r"(?:[うくぐすつぬぶむる]|[っいんし]た|[っん]だ|[をへに]|とは|から|まで|ために|して|って)$"
)
"""How a heading ends that cannot be the caption of a photo, which names what is seen."""

INTERJECTION = re.compile(r"[ぁ-んー、!?…]{1,8}$")

AGE = re.compile("[〇一二三四五六七八九十]+(?:歳|才|代)")
"""How old somebody is, which might be taken for a name."""

PERSON_NAME = re.compile(
    rf"[{HAN}][{HAN}ノツ]{{0,4}}|[ァ-ヶー・=]{{2,24}}|[ぁ-ん]{{1,4}}|[A-Za-z][A-Za-z.'-]{{0,14}}"
)
"""One part of a name."""

ROLE_LABEL = re.compile(
    r"(?:会場|会場の声|会場から|参加者|来場者|質問者|回答者|発言者|市民|住民|学生|職員|事務局|委員|傍聴者|"
    r"質問|回答|意見|要望|答弁|質疑|全員|一同|複数|男性|女性)[A-Za-z0-9]{0,2}"
)
"""Labels of people who are not named."""

INITIALS = re.compile(r"[A-Z](?:[.・ ]?[A-Z])?[.]?(?:さん|[子美男夫郎太]さん|氏|様)?")

PLACEHOLDER = re.compile(
    r"(?i:speaker|unknown|spk)[ _]?[0-9A-Z]{0,3}|(?i:unknown speaker)|(?:話者|発言者|スピーカー|参加者|"
    r"質問者|不明)[ _]?[0-9A-Z]{0,3}"
    r"|[0-9]{1,2}|[A-Z]"
)
"""What a machine prints in the place of a name (in a folded line)."""
