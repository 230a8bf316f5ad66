"""Tell from what a speaker is called which side they are on."""

from __future__ import annotations

import re
from typing import Final

_AFTER_SIDE: Final = (
    r"(?:speakers?|speech|team|side|case|reply|rebuttal|summary|constructive|opening|closing|crossfire|argument"
    r"|redner(?:in)?|rede|final)"
)
_MOTION: Final = (
    r"(?:(?:the|this|our)[ \t]+)?(?:motion|proposition|resolution|house)|(?:die[ \t]+)?these"
    r"|tez[ue]|(?:den[ \t]+)?antrag|(?:de[ \t]+)?stelling"
)
_STANDS: Final = rf"(?=[ \t-]*(?:\d|(?:{_MOTION})\b|{_AFTER_SIDE}\b|\Z))"
"""After a short word that also means something else: a number, the motion, a speaker, or nothing."""
# In Spanish and Italian “con” means “with”: it is a side only where no other word follows.
_ALONE: Final = rf"(?![ \t]+(?!{_AFTER_SIDE}\b)[^\W\d])"
_PREPOSITION: Final = r"against|opposing|contras?|kontra|contre|contro|против|împotriv[aă]"
_AGAINST: Final = re.compile(
    rf"\b(?:{_PREPOSITION}|neg|negati(?:on|ve|v[oa])|négati(?:f|ve)|opp|opponents?|opposition|oposici[oó]n|oposição"
    r"|opposizione|opozycja|оппозици[яи]|contrari[oae]?|dagegen|gegner(?:in)?|tegenstanders?|przeciw(?:ko)?|проти"
    r"|отрицани[ея]|отрицающ\w+|противник\w*|muhalefet|aleyhinde|shadow|opposers?|pembangkang|oposisi|negace"
    r"|oponentes?|opositor(?:a|es)?|odpůrc[ei]|przeciwni\w+|phản[ \t]+đối|ellene"
    rf"|desfavoráve(?:l|is)|oppositor[ei]|oppose|con{_ALONE})\b"
    r"|反方|反对|反對|反対(?!尋問|質疑|質問)|否定|野党|반대(?!\s*[신심]문)|부정|야당|معارض|مخالف|विपक्ष|असहमत|বিপক্ষ"
    r"|ฝ่ายค้าน|คัดค้าน|נגד|אופוזיציה"
    rf"|\A\W*(?:gegen|tegen|emot|imot|mod|mot(?! final)|proti(?:v)?|vastaan|vastu|cons|κατά|[12]n)\b{_STANDS}"
    r"|\A(?:(?:team|vote)[ \t]+)?(?:no|nein|non|nej|nee|нет|ні)\Z"
    r"|\b(?-i:[12]N[CR]|D?LO)\b",  # as policy and parliamentary debaters write them
    re.IGNORECASE,
)
_FOR: Final = re.compile(
    r"\b(?:in[ \t]+(?:favou?r|support)|support(?:ing|ers?))\b"
    r"|\b(?:[aà][ \t]+favore?|favorevole|aff|affirmati(?:on|f|ve|vo|va)|afirmativ[oa]"
    r"|prop|propon(?:ents?|entes?)|proposers?|proposition|proposici[oó]n|proposição|proposizione|propozycja|proposing|pr[oó]|pour|dafür"
    r"|gov|govt|government|governo|gobierno|regierung|gouvernement|правительств[оа]|hükümet"
    r"|prime[ \t]+minister|premi[eè]re?[ \t]+ministre|pemerintah|kerajaan"
    r"|afirmace|утверждени[ея]|утверждающ\w+|befürworter(?:in)?|voorstanders?|favoráve(?:l|is)|favorevoli|sostenitor[ei]|defensor(?:a|es)?"
    r"|сторонник\w*|прихильник\w*|lehinde|zastánc[ei]|zwolenni\w+|ủng[ \t]+hộ|mellett)\b"
    r"|\A\W*за\b|正方|赞成|贊成|賛成|肯定|政府|支持(?!率)"
    r"|찬성|긍정|정부|مؤيد|موافق|الموالاة|الحكومة|(?<!ि)पक्ष|(?<!अ)सहमत|(?<!ি)পক্ষে|ฝ่ายเสนอ|เห็นด้วย|בעד|ממשלה"
    rf"|\A\W*(?:strona[ \t]+)?(?:for|support|für|voor|för|za|pentru|puolesta|poolt|pr[oó]s|υπέρ|[12]a)\b"
    rf"{_STANDS}|\bfor(?:[ \t]+(?:{_MOTION}))?[ \t]*\d*\Z"
    r"|\A(?:(?:team|vote)[ \t]+)?(?:yes|ja|oui|s[iíì]|да|так)\Z"
    r"|\b(?-i:[12]A[CR]|(?<!\d )D?PM)\b",
    re.IGNORECASE,
)
_MINISTER: Final = re.compile(r"\bminister\b", re.IGNORECASE)
_AIMED: Final = re.compile(rf"\b(?:{_PREPOSITION})[ \t]+(?:the|el|la|le|il|die)[ \t]+\w+", re.IGNORECASE)
"""A side that is spoken against, such as “against the government”."""
_RACE: Final = re.compile(r"\bagainst[ \t]+(?:the[ \t]+clock|time)\b", re.IGNORECASE)
_ADDRESSED: Final = re.compile(
    r"\b(?P<what>reply|response|answers?|rebuttal|questions?)[ \t]+(?:to|for)[ \t].*", re.IGNORECASE
)
"""Whom a speech answers is not who gives it."""


def side_of(title: str) -> str:
    """Give ``for``, ``against`` or ``none``; none also where both sides are named.

    Examples
    --------
    >>> [side_of(t) for t in ("For the motion", "Contra 1", "Réplica con preguntas", "Time for questions")]
    ['for', 'against', 'none', 'none']
    >>> side_of("Against the government"), side_of("Reply to the opposition"), side_of("Pro and con")
    ('against', 'none', 'none')
    """
    title = _ADDRESSED.sub(r"\g<what>", _AIMED.sub("against", _RACE.sub("", title)))
    against, for_ = _AGAINST.search(title), _FOR.search(title)
    if against and for_:
        return "none"
    if against:
        return "against"
    return "for" if for_ or _MINISTER.search(title) else "none"
