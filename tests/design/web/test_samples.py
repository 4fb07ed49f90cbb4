from localaction.design.web import samples


def test_both_languages_say_everything() -> None:
    assert samples.WORDS["ar"].keys() == samples.WORDS["en"].keys()


def test_the_wrong_form_is_wrong_in_every_way_a_field_can_be() -> None:
    sample = samples.page("en", prefix="p")
    assert set(sample["wrong"].errors) == {"title", "kind", "country", "letter", "agreed"}
    assert sample["fresh"].is_bound is False
