"""The currencies of the world: the signs, codes and names that articles write them with, as ISO 4217 codes.

What several countries call the same (“rupees”, “pesos”, “¥”) has no code, unless a nation stands before it.
"""

from collections.abc import Mapping

_CODES = (  # noqa: SIM905 - a word list
    "AED ALL AMD AOA ARS AUD AZN BAM BBD BDT BGN BHD BND BOB BRL BWP BYN CAD CDF CHF CLP CNY COP CRC CZK "
    "DKK DOP DZD EGP ETB EUR FJD GBP GEL GHS GMD GTQ GYD HKD HNL HUF IDR ILS INR IQD IRR ISK JMD JOD JPY "
    "KES KGS KHR KMF KRW KWD KZT LAK LBP LKR LRD LYD MAD MDL MGA MKD MMK MNT MUR MVR MWK MXN MYR MZN NAD "
    "NGN NIO NOK NPR NZD OMR PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SCR SDG SEK SGD SLL SOS SSP "
    "SYP SZL THB TJS TND TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND XAF XOF YER ZAR ZMW "
).split()
#: What stands before a figure.
SIGNS: Mapping[str, str] = {code: code for code in _CODES if code not in ("COP", "ALL")} | {
    "US$": "USD", "U.S.$": "USD", "A$": "AUD", "AU$": "AUD", "AUD$": "AUD", "C$": "CAD", "CA$": "CAD",
    "CAD$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "SG$": "SGD", "NT$": "TWD", "R$": "BRL",
    "MX$": "MXN", "J$": "JMD", "TT$": "TTD", "EC$": "XCD", "Bds$": "BBD", "G$": "GYD", "FJ$": "FJD",
    "N$": "NAD", "L$": "LRD", "P": "", "B$": "", "Z$": "", "$": "USD", "€": "EUR", "£": "GBP", "₹": "INR",
    "₽": "RUB",
    "₩": "KRW", "₺": "TRY", "₪": "ILS", "₦": "NGN", "₱": "PHP", "₫": "VND", "฿": "THB", "₴": "UAH",
    "₸": "KZT", "₡": "CRC", "₲": "PYG", "₭": "LAK", "₮": "MNT", "₾": "GEL", "৳": "BDT", "₵": "GHS",
    "GH₵": "GHS", "GH¢": "GHS", "GHC": "GHS", "KSh": "KES", "Ksh": "KES", "Sh": "", "USh": "UGX",
    "Ush": "UGX", "TSh": "TZS", "Tsh": "TZS", "KD": "KWD", "QR": "QAR", "SR": "SAR",
    "Dh": "AED", "Dhs": "AED", "Dhs.": "AED", "RM": "MYR", "Rp": "IDR",
    "Rp.": "IDR", "Php": "PHP", "Tk": "BDT", "Tk.": "BDT", "LE": "EGP", "RMB": "CNY", "CN¥": "CNY",
    "JP¥": "JPY", "S/": "PEN", "Lm": "", "FCFA": "", "CFA": "", "Rs": "", "Rs.": "", "Re": "", "¥": "",
    "Kč": "CZK", "zł": "PLN", "Fr": "CHF", "SFr": "CHF", "Sfr": "CHF", "Bs": "", "kr": "", "Nu": "BTN",
}  # fmt: skip
#: Codes and signs that stand behind a figure as well: “500 EUR”, “20€”.
BEHIND: Mapping[str, str] = {code: code for code in _CODES if code != "ALL"} | {
    "€": "EUR", "£": "GBP", "RMB": "CNY", "kr": "", "zł": "PLN", "FCFA": ""
}  # fmt: skip
#: Names of currencies; those of several countries have no code of their own.
NAMES: Mapping[str, str] = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "won": "",
    "rupee": "", "rouble": "RUB", "ruble": "RUB", "peso": "", "franc": "", "krona": "SEK", "kronor": "SEK",
    "krone": "", "kroner": "", "kronur": "ISK", "zloty": "PLN", "zlotys": "PLN", "złoty": "PLN",
    "forint": "HUF", "lira": "", "lire": "", "shekel": "ILS", "naira": "NGN", "rand": "ZAR", "baht": "THB",
    "ringgit": "MYR", "rupiah": "IDR", "dong": "VND", "real": "", "reais": "BRL", "dirham": "", "riyal": "",
    "rial": "", "dinar": "", "shilling": "", "cedi": "GHS", "hryvnia": "UAH", "hryvnias": "UAH",
    "taka": "BDT", "birr": "ETB", "cent": "", "pence": "GBp", "bitcoin": "XBT", "kwacha": "", "tenge": "KZT",
    "lari": "GEL", "leu": "", "lei": "", "leva": "BGN", "kyat": "MMK", "riel": "KHR", "tugrik": "MNT",
    "quetzal": "GTQ", "quetzales": "GTQ", "lempira": "HNL", "gourde": "HTG", "guarani": "PYG",
    "boliviano": "BOB", "bolivar": "VES", "kwanza": "AOA", "dalasi": "GMD", "metical": "MZN",
    "meticais": "MZN", "ariary": "MGA", "koruna": "CZK", "korunas": "CZK", "toman": "", "soles": "PEN",
    "colones": "", "afghani": "AFN", "manat": "", "pataca": "MOP", "loti": "LSL", "lilangeni": "SZL",
    "rufiyaa": "MVR", "ngultrum": "BTN", "guilder": "", "crown": "", "farthing": "", "guinea": "",
    "ether": "",
}  # fmt: skip
#: A nation before a currency's name tells whose it is: “Indian rupees”.
NATIONAL: Mapping[str, str] = {
    f"{nation} {name}": code
    for name, nations in {
        "dollar": "australian AUD, canadian CAD, new zealand NZD, hong kong HKD, singapore SGD, taiwan TWD, "
        "taiwanese TWD, american USD, u.s. USD, us USD, jamaican JMD, trinidad TTD, barbados BBD, fijian "
        "FJD, "
        "namibian NAD, liberian LRD, guyanese GYD, bahamian BSD, zimbabwean ZWL, zimbabwe ZWL, belize BZD, "
        "brunei BND, east caribbean XCD",
        "rupee": "indian INR, pakistani PKR, pakistan PKR, sri lankan LKR, sri lanka LKR, nepali NPR, "
        "nepalese NPR, mauritian MUR, seychelles SCR",
        "peso": "mexican MXN, argentine ARS, argentinian ARS, chilean CLP, colombian COP, philippine PHP, "
        "cuban CUP, dominican DOP, uruguayan UYU",
        "franc": "swiss CHF, congolese CDF, rwandan RWF, burundian BIF, guinean GNF, djiboutian DJF",
        "krone": "danish DKK, norwegian NOK",
        "kroner": "danish DKK, norwegian NOK",
        "krona": "swedish SEK, icelandic ISK",
        "kronor": "swedish SEK, icelandic ISK",
        "crown": "danish DKK, norwegian NOK, swedish SEK, czech CZK",
        "koruna": "czech CZK",
        "lira": "turkish TRY, lebanese LBP, syrian SYP, italian ITL, maltese MTL",
        "pound": "egyptian EGP, lebanese LBP, syrian SYP, british GBP, sudanese SDG, south sudanese SSP, "
        "falkland FKP, irish IEP, cypriot CYP, turkish TRY",
        "won": "south korean KRW, korean KRW, north korean KPW",
        "dirham": "emirati AED, uae AED, moroccan MAD",
        "riyal": "saudi SAR, qatari QAR",
        "rial": "omani OMR, iranian IRR, yemeni YER, qatari QAR",
        "dinar": "kuwaiti KWD, iraqi IQD, jordanian JOD, bahraini BHD, libyan LYD, tunisian TND, "
        "algerian DZD, serbian RSD",
        "shilling": "kenyan KES, kenya KES, ugandan UGX, uganda UGX, tanzanian TZS, tanzania TZS, somali SOS",
        "real": "brazilian BRL",
        "reais": "brazilian BRL",
        "kwacha": "zambian ZMW, malawian MWK, malawi MWK",
        "lei": "romanian RON, moldovan MDL",
        "leu": "romanian RON, moldovan MDL",
        "manat": "azerbaijani AZN, azeri AZN, turkmen TMT",
        "ruble": "russian RUB, belarusian BYN",
        "rouble": "russian RUB, belarusian BYN",
        "toman": "iranian IRR",
        "colones": "costa rican CRC",
        "cent": "u.s. USc, us USc",
        "guilder": "dutch NLG",
        "ether": "",
    }.items()
    for nation, _, code in (entry.strip().rpartition(" ") for entry in nations.split(",") if entry.strip())
    if code != "USc"
}
