"""Countries in the United Nations' regions and subregions (M49). Codes only here: their names come from CLDR.

Source: the UN Statistics Division's standard country or area codes for statistical use (M49).
"""

from localaction.kit.countries import region_name

SUBREGIONS: dict[str, tuple[str, str]] = {
    "015": ("002", "DZ EG EH LY MA SD TN"),
    "014": ("002", "BI KM DJ ER ET TF IO KE MG MW MU YT MZ RE RW SC SO SS TZ UG ZM ZW"),
    "017": ("002", "AO CM CF TD CG CD GQ GA ST"),
    "018": ("002", "BW SZ LS NA ZA"),
    "011": ("002", "BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG"),
    "029": ("019", "AI AG AW BS BB BQ VG KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC VI"),
    "013": ("019", "BZ CR SV GT HN MX NI PA"),
    "005": ("019", "AR BO BV BR CL CO EC FK GF GY PY PE GS SR UY VE"),
    "021": ("019", "BM CA GL PM US"),
    "143": ("142", "KZ KG TJ TM UZ"),
    "030": ("142", "CN HK MO KP JP MN KR TW"),
    "035": ("142", "BN KH ID LA MY MM PH SG TH TL VN"),
    "034": ("142", "AF BD BT IN IR MV NP PK LK"),
    "145": ("142", "AM AZ BH CY GE IQ IL JO KW LB OM QA SA PS SY TR AE YE"),
    "151": ("150", "BY BG CZ HU PL MD RO RU SK UA"),
    "154": ("150", "AX DK EE FO FI GG IS IE IM JE LV LT NO SJ SE GB"),
    "039": ("150", "AL AD BA HR GI GR VA IT MT ME MK PT SM RS SI ES XK"),
    "155": ("150", "AT BE FR DE LI LU MC NL CH"),
    "053": ("009", "AU CX CC HM NZ NF"),
    "054": ("009", "FJ NC PG SB VU"),
    "057": ("009", "GU KI MH FM NR MP PW UM"),
    "061": ("009", "AS CK PF NU PN WS TK TO TV WF"),
}

REGIONS = ("002", "019", "142", "150", "009")

_of_country = {
    country: (region, subregion)
    for subregion, (region, countries) in SUBREGIONS.items()
    for country in countries.split()
}


def regions_of(country: str) -> tuple[str, ...]:
    """Region and subregion codes of an ISO 3166-1 alpha-2 country, "KE" → ("002", "014"); () when it has none."""
    return _of_country.get(country.upper(), ())


def subregions_of(region: str) -> tuple[str, ...]:
    """The subregions of a region, in the order of the standard."""
    return tuple(code for code, (parent, _) in SUBREGIONS.items() if parent == region)


def countries_of(region: str) -> frozenset[str]:
    """The countries that lie in a region or subregion, "014" → {"BI", "KM", …}; none for another code."""
    return frozenset(country for country, codes in _of_country.items() if region in codes)


def region_choices(language: str) -> list[tuple[str, str]]:
    """Every region, each followed by its subregions: code and name in a language."""
    codes = [code for region in REGIONS for code in (region, *subregions_of(region))]
    return [(code, region_name(code, language)) for code in codes]
