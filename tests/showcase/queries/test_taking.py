"""A list can be taken home whole, with all of its choices."""

from localaction.showcase.filters import read
from localaction.showcase.queries.taking import files


def test_files_keep_the_choices_and_not_the_page() -> None:
    asked = read({"q": ["housing"], "country": ["-DE"], "view": ["map"], "page": ["3"], "at": ["12"]})
    query = "q=housing&country=-DE&at=12"
    assert [(one.name, one.href) for one in files(asked, "fr")] == [
        ("CSV", f"/fr/data/actions.csv?{query}"),
        ("Excel", f"/fr/data/actions.xlsx?{query}"),
        ("GeoJSON", f"/fr/data/actions.geojson?{query}"),
    ]
