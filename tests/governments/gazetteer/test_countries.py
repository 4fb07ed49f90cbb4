from localaction.governments.gazetteer import country_codes


def test_the_codes_are_those_of_countries() -> None:
    codes = country_codes()
    assert len(codes) == 250
    assert {"UG", "PS", "XK", "TW", "AQ"} <= codes
    assert not {"EU", "UN", "ZZ", "UK", "001"} & codes
