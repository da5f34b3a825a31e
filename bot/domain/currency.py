"""The currencies that pay is stated in, and how people write them."""

from enum import StrEnum
from typing import Final


class Currency(StrEnum):
    """ISO 4217 codes of the currencies that pay is stated in."""

    AED = "AED"
    ARS = "ARS"
    AUD = "AUD"
    BGN = "BGN"
    BHD = "BHD"
    BRL = "BRL"
    CAD = "CAD"
    CHF = "CHF"
    CLP = "CLP"
    CNY = "CNY"
    COP = "COP"
    CZK = "CZK"
    DKK = "DKK"
    EGP = "EGP"
    EUR = "EUR"
    GBP = "GBP"
    HKD = "HKD"
    HUF = "HUF"
    IDR = "IDR"
    ILS = "ILS"
    INR = "INR"
    ISK = "ISK"
    JPY = "JPY"
    KES = "KES"
    KRW = "KRW"
    KWD = "KWD"
    MXN = "MXN"
    MYR = "MYR"
    NGN = "NGN"
    NOK = "NOK"
    NZD = "NZD"
    PHP = "PHP"
    PKR = "PKR"
    PLN = "PLN"
    QAR = "QAR"
    RON = "RON"
    RSD = "RSD"
    SAR = "SAR"
    SEK = "SEK"
    SGD = "SGD"
    THB = "THB"
    TRY = "TRY"
    TWD = "TWD"
    UAH = "UAH"
    USD = "USD"
    VND = "VND"
    ZAR = "ZAR"

    @property
    def minor_units(self) -> int:
        """Decimal places of the smallest unit (ISO 4217): 2 for USD, 0 for JPY, 3 for KWD."""
        return _MINOR_UNITS.get(self, 2)


_MINOR_UNITS: Final = {
    Currency.BHD: 3,
    Currency.CLP: 0,
    Currency.ISK: 0,
    Currency.JPY: 0,
    Currency.KRW: 0,
    Currency.KWD: 3,
    Currency.VND: 0,
}
SIGNS: Final = {
    Currency.EUR: "€",
    Currency.GBP: "£",
    Currency.INR: "₹",
    Currency.JPY: "¥",
    Currency.USD: "$",
}
"""Currencies written with a sign; all others are written with their code."""

SMALL_UNITS: Final = {
    Currency.ARS: 100,
    Currency.CLP: 100,
    Currency.HUF: 100,
    Currency.ISK: 100,
    Currency.JPY: 100,
    Currency.NGN: 100,
    Currency.COP: 1000,
    Currency.KRW: 1000,
    Currency.IDR: 10_000,
    Currency.VND: 10_000,
}
"""Roughly how many units make a dollar, where an ordinary salary runs to many millions."""

_DOLLARS: Final = (
    Currency.USD,
    Currency.AUD,
    Currency.CAD,
    Currency.CLP,
    Currency.COP,
    Currency.HKD,
    Currency.MXN,
    Currency.NZD,
    Currency.SGD,
    Currency.TWD,
    Currency.ARS,
)
CROWNS: Final = (Currency.SEK, Currency.NOK, Currency.DKK, Currency.ISK)
_YENS: Final = (Currency.JPY, Currency.CNY)
_RUPEES: Final = (Currency.INR, Currency.PKR)

MARKS: Final[dict[str, tuple[Currency, ...]]] = {
    **{code.value.lower(): (code,) for code in Currency},
    "$": _DOLLARS,
    "dollar": _DOLLARS,
    "dollars": _DOLLARS,
    "us$": (Currency.USD,),
    "a$": (Currency.AUD,),
    "au$": (Currency.AUD,),
    "c$": (Currency.CAD,),
    "ca$": (Currency.CAD,),
    "hk$": (Currency.HKD,),
    "nt$": (Currency.TWD,),
    "nz$": (Currency.NZD,),
    "s$": (Currency.SGD,),
    "mx$": (Currency.MXN,),
    "r$": (Currency.BRL,),
    "€": (Currency.EUR,),
    "euro": (Currency.EUR,),
    "euros": (Currency.EUR,),
    "£": (Currency.GBP,),
    "pound": (Currency.GBP,),
    "pounds": (Currency.GBP,),
    "¥": _YENS,
    "yen": (Currency.JPY,),
    "rmb": (Currency.CNY,),
    "₹": (Currency.INR,),
    "rs": _RUPEES,
    "rs.": _RUPEES,
    "rupees": _RUPEES,
    "kr": CROWNS,
    "kr.": CROWNS,
    "fr.": (Currency.CHF,),
    "sfr.": (Currency.CHF,),
    "zł": (Currency.PLN,),
    "kč": (Currency.CZK,),
    "ft": (Currency.HUF,),
    "lei": (Currency.RON,),
    "₩": (Currency.KRW,),
    "₪": (Currency.ILS,),
    "฿": (Currency.THB,),
    "₺": (Currency.TRY,),
    "₱": (Currency.PHP,),
    "₫": (Currency.VND,),
    "₴": (Currency.UAH,),
    "₦": (Currency.NGN,),
    "rm": (Currency.MYR,),
    "rp": (Currency.IDR,),
    "r": (Currency.ZAR,),
}
"""What may stand before or after a number; of several, the default wins, else the first."""
