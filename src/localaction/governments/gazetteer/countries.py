"""Countries by ISO 3166-1."""

from localaction.kit.countries import FALLBACK_LANGUAGE, territories

# Not countries, though CLDR names them: retired codes, blocs and pretended places.
_NOT_COUNTRIES = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)


def country_codes() -> frozenset[str]:
    """The ISO 3166-1 codes of all countries and territories, and XK for Kosovo."""
    return frozenset(territories(FALLBACK_LANGUAGE)) - _NOT_COUNTRIES
