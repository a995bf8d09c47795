"""The language of a text, from its words and its script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.language import language_of

TEXTS = {
    "en": "The boat will not sail before spring, and nobody knows what the council wants to do about it.",
    "de": "Das Boot wird vor dem Frühjahr nicht fahren, und niemand weiß, was der Rat tun will.",
    "fr": "Le bateau ne partira pas avant le printemps et personne ne sait ce que le conseil veut faire.",
    "es": "El barco no saldrá antes de la primavera y nadie sabe lo que el consejo quiere hacer.",
    "it": "La nave non partirà prima della primavera e nessuno sa che cosa il consiglio vuole fare.",
    "pt": "O barco não vai sair antes da primavera e ninguém sabe o que o conselho quer fazer com ele.",
    "nl": "De boot zal niet varen voor het voorjaar en niemand weet wat de raad met het schip wil doen.",
    "sv": "Båten kommer inte att gå före våren och ingen vet vad rådet vill göra med den.",
    "da": "Båden sejler ikke før foråret, og ingen ved, hvad rådet vil gøre ved det, siger han.",
    "no": "Båten går ikke før våren, og ingen vet hva rådet vil gjøre med det, sier han til oss.",
    "fi": "Vene ei lähde ennen kevättä, mutta hän ei ole vielä sanonut, mitä se voi maksaa.",
    "pl": "Statek nie wypłynie przed wiosną i nikt nie wie, co rada chce z tym zrobić, ale to już jest.",
    "cs": "Loď nevypluje před jarem a nikdo neví, co s tím rada chce udělat, ale je to tak jako vždy.",
    "tr": "Gemi bahardan önce kalkmayacak ve bu çok kötü bir durum, ancak daha iyi olan da yok.",
    "ro": "Nava nu va pleca înainte de primăvară și nimeni nu știe ce vrea să facă consiliul cu ea.",
    "hu": "A hajó tavasz előtt nem indul el, és senki sem tudja, hogy mit akar, de ez már csak így van.",
    "id": "Kapal itu tidak akan berlayar dan tidak ada yang tahu apa yang akan dilakukan untuk ini.",
    "ru": "Лодка не выйдет до весны, и никто не знает, что хочет сделать совет.",
    "uk": "Човен не вийде до весни, і ніхто не знає, що хоче зробити рада її міста.",
    "el": "Το πλοίο δεν θα αποπλεύσει πριν από την άνοιξη.",
    "he": "הספינה לא תפליג לפני האביב",
    "ar": "لن تبحر السفينة قبل الربيع ولا أحد يعرف ماذا يريد المجلس",
    "fa": "کشتی پیش از بهار حرکت نخواهد کرد و کسی نمی‌داند چه می‌شود",
    "ja": "船は春まで出ないし、議会が何をしたいのか誰も知らない。",
    "zh": "船在春天之前不会开航，没有人知道议会想做什么。",
    "ko": "배는 봄까지 출항하지 않을 것이며 아무도 모른다.",
    "th": "เรือจะไม่ออกก่อนฤดูใบไม้ผลิ",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_the_language_is_told(code: str, text: str) -> None:
    assert language_of(text) == code


def test_letters_tell_where_the_words_do_not() -> None:
    assert language_of("Hafta sonu sığınakta kalan işçiler, yağışlı kış günü limandan ayrıldı.") == "tr"
    assert language_of("Łódź żegluje, Święta Żółw milczy; źdźbło rośnie.") == "pl"
    assert language_of("Zoë and Jürgen ate crème brûlée at the café.") == "en"


@pytest.mark.parametrize(
    "text", ["", "Soup", "Bread 12, butter 3", "Oda Lind, Bo Lund, Ida Frost, Ann Hall", "🙂 🙂"]
)
def test_what_cannot_be_told_is_left_open(text: str) -> None:
    assert language_of(text) == ""


def test_a_few_foreign_words_do_not_make_a_foreign_text() -> None:
    quotation = "“La nave non parte,” said the captain, and"
    assert language_of(f"{quotation} {TEXTS['en']} {TEXTS['en']}") == "en"


@given(st.text(max_size=300))
def test_any_text_has_a_code_or_none(text: str) -> None:
    assert len(language_of(text)) in (0, 2)
