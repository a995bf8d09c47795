"""Pages in other scripts and languages: their furniture goes, their headline is found, their text stays."""

import pytest

from reader.cleaning import clean
from reader.cleaning.furniture import sign_of
from reader.cleaning.units import is_stopped
from reader.sources import draft_from_text

#: By language: what stands over the headline, the headline, what is under it, the story, what is behind it.
PAGES = {
    "Chinese": (
        ["港口日报", "首页", "新闻", "登录"],
        "老渡轮的最后一次航行",
        ["作者：李海", "2019年5月3日 10:20", "分享到："],
        [
            "本周一，往返于索尔维克与群岛之间的老渡轮完成了最后一次航行，距离它首航已经过去了四十年。",
            "今年三月，市议会投票决定用一座大桥取代渡轮，大桥于周二凌晨正式通车。",
            "许多岛民手持蜡烛站在码头上，在渡轮最后一次靠岸时放声歌唱。",
        ],
        ["责任编辑：王码头", "相关阅读", "群岛十大景点", "发表评论", "123条评论", "版权所有 港口日报 2019"],
    ),
    "Japanese": (
        ["港新聞", "ホーム", "ログイン"],
        "最後のフェリー、四十年の歴史に幕",
        ["2019年5月3日 10時20分", "シェア", "ツイート"],
        [
            "ソルヴィクと島々を結ぶ古いフェリーが月曜日、四十年の歴史に幕を下ろし、最後の航海を終えた。",
            "議会は三月、フェリーに代わる橋の建設を決め、橋は火曜日の早朝に開通した。",
            "多くの島民がろうそくを手に岸壁に立ち、最後の船が着くのを歌いながら見守った。",
        ],
        ["関連記事", "島の名所十選", "コメントを書く", "無断転載を禁じます", "お問い合わせ"],
    ),
    "Russian": (
        ["Портовая газета", "Главная", "Войти"],
        "Последний рейс старого парома",
        ["3 мая 2019, 10:20", "Поделиться"],
        [
            "Старый паром между Сольвиком и островами совершил в понедельник последний рейс, и навсегда.",
            "В марте совет проголосовал за то, чтобы заменить его мостом, который открылся рано утром.",
            "Многие жители островов стояли на причале со свечами и пели, когда судно подошло к берегу.",
        ],
        ["Читайте также: Десять островов", "Оставить комментарий", "Все права защищены"],
    ),
    "Arabic": (
        ["جريدة الميناء", "الرئيسية", "تسجيل الدخول"],
        "الرحلة الأخيرة للعبارة القديمة",
        ["3 مايو 2019", "شارك"],
        [
            "قامت العبارة القديمة بين سولفيك والجزر برحلتها الأخيرة يوم الاثنين، بعد أربعين عاما.",
            "صوت المجلس في مارس على استبدالها بجسر افتتح أمام السيارات في صباح يوم الثلاثاء.",
            "وقف كثير من سكان الجزر على الرصيف يحملون الشموع ويغنون حين وصل القارب للمرة الأخيرة.",
        ],
        ["مقالات ذات صلة", "عشر جزر تستحق الزيارة", "أضف تعليق", "جميع الحقوق محفوظة"],
    ),
    "Thai": (
        ["หนังสือพิมพ์ท่าเรือ", "หน้าแรก", "เข้าสู่ระบบ"],
        "เที่ยวสุดท้ายของเรือข้ามฟากลำเก่า",
        ["3 พฤษภาคม 2562", "แชร์"],
        [
            "เรือข้ามฟากลำเก่าระหว่างโซลวิกกับหมู่เกาะออกเดินทางเที่ยวสุดท้ายเมื่อวันจันทร์ที่ผ่านมา สี่สิบปีหลังจากเที่ยวแรก",
            "สภาลงมติเมื่อเดือนมีนาคมให้สร้างสะพานขึ้นแทน และสะพานก็เปิดให้รถวิ่งในเช้าตรู่ของวันอังคาร",
            "ชาวเกาะหลายคนยืนถือเทียนอยู่บนท่าเรือและร้องเพลงขณะที่เรือเข้าเทียบท่าเป็นครั้งสุดท้ายในเย็นวันนั้น",
        ],
        ["ข่าวที่เกี่ยวข้อง", "สิบเกาะที่น่าไปเยือน", "แสดงความคิดเห็น", "สงวนลิขสิทธิ์"],
    ),
}


@pytest.mark.parametrize("language", PAGES)
def test_a_page_is_cleaned_in_its_own_words(language):
    over, headline, under, story, behind = PAGES[language]
    article = clean(draft_from_text("\n\n".join([*over, headline, *under, *story, *behind]))).article
    assert article.text.split("\n\n") == [headline, *story]
    assert article.meta.title == headline


@pytest.mark.parametrize("language", PAGES)
def test_a_text_without_its_page_stays_as_it_is(language):
    _, headline, _, story, _ = PAGES[language]
    text = "\n\n".join([headline, *story])
    assert clean(draft_from_text(text)).article.text == text


@pytest.mark.parametrize("language", ["Chinese", "Japanese", "Arabic"])
def test_the_day_is_read(language):
    over, headline, under, story, behind = PAGES[language]
    article = clean(draft_from_text("\n\n".join([*over, headline, *under, *story, *behind]))).article
    assert article.meta.published == "2019-05-03"


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Lesen Sie auch: Die Brücke", "related"),
        ("Tous droits réservés", "copyright"),
        ("Deja un comentario", "comment-form"),
        ("Condividi su Facebook", "share-bar"),
        ("Leia também: A ponte", "related"),
        ("관련 기사", "related"),
        ("댓글 쓰기", "comment-form"),
        ("2019년 5월 3일", "timestamp"),
        ("评论（12）", "count"),
        ("เข้าสู่ระบบ", "navigation"),
    ],
)
def test_furniture_is_known(line, label):
    sign = sign_of(line)
    assert sign is not None
    assert (sign.label, sign.certain) == (label, True)


def test_long_lines_of_scripts_without_stops_are_sentences():
    assert is_stopped(PAGES["Thai"][3][0])
    assert not is_stopped("หน้าแรก")
