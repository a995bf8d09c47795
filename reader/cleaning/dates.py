"""Lines that say when: is a line nothing but a time, and which day does it name?"""

import re
from functools import lru_cache

from reader.cleaning.days import MONTHS, read_days
from reader.cleaning.units import word_set

_DAYS = word_set(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    yesterday today montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi
    vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì
    giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"""
)
_FILLERS = word_set(
    """published updated posted last first modified on at date time ago of am pm a m p noon midnight st nd rd
    th de le el and h et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist jst kst aest aedt
    eet msk sgt hkt local eastern hour hours hr hrs minute read reading minutes min mins day days week weeks
    month months year years just now an one updates issued created um uhr veröffentlicht aktualisiert
    publicado actualizado publié mis à jour t z den am vom stand il del alle ore pubblicato aggiornato
    gepubliceerd bijgewerkt op om uur a las hora horas 年 月 日 时 分 時 秒 发布 更新 发布时间 更新时间 發布
    公開日 更新日 投稿日 配信 公開 년 월 일 오전 오후 입력 수정 기사입력 최종수정 года г в назад
    опубликовано обновлено мин час часа часов"""
)
_AGO = re.compile(r"\b\d+ ?(?:minute|min|hour|hr|day|week|month)s? ago\b", re.IGNORECASE)
_FIGURES = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:(?:19|20)\d\d|\d\d)(?!\d)")
#: The longest line that gives the day of an article beside its author or its section, in words.
_LONGEST_DATED = 16
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+|\d+")


def is_timestamp(line: str) -> bool:
    """Tell whether `line` is nothing but a date, a time, or both."""
    if len(line) > 110 or _DIGIT.search(line) is None:
        return False
    numbers = months = other = days = 0
    words = _WORD.findall(line.lower())
    for word in words:
        if word.isdigit():
            if len(word) > 4:
                return False
            numbers += 1
        elif word in MONTHS:
            months += 1
        elif word in _DAYS:
            days += 1
        elif word not in _FILLERS:
            return False
        elif word not in ("a", "an", "of", "on", "at", "one", "and"):
            other += 1
    if months:
        # “May 5” and “5 July 2018”, but not a bare “May” or a headline such as “March 1917”.
        return numbers >= 2 or other > 0 or days > 0 or len(words) == 2
    clock = re.search(r"\d{1,2}[:.]\d\d", line) is not None
    return "ago" in words or (clock and other > 0) or _is_numeric_date(line) or (clock and days > 0)


def _is_numeric_date(line: str) -> bool:
    figures = r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b|\d\s?[月월]\s?\d{1,2}\s?[日일]"
    return re.search(figures, line) is not None


def published(line: str) -> str:
    """Return the first day that `line` names, as ISO 8601, or "" if none can be read.

    Days in figures alone are read only where their order is beyond doubt (2018-07-15, 2018/7/15, 15.7.2018).
    """
    days = read_days(line)
    return days[0][1] if days else ""


@lru_cache(maxsize=2_048)
def gives_day(line: str) -> bool:
    """Tell whether a short line names a whole day, or how long ago: “Ann Hall 4 May 2019 · Energy”."""
    if not _DIGIT.search(line) or len(words := _WORD.findall(line.lower())) > _LONGEST_DATED:
        return False
    if _AGO.search(line) or _FIGURES.search(line):
        return True
    years = any(len(word) == 4 and word.isdigit() and word[:2] in ("19", "20") for word in words)
    days = any(word.isdigit() and len(word) <= 2 for word in words)
    return years and days and not MONTHS.keys().isdisjoint(words)
