"""The map stays small however much there is, and loses nothing it stands for."""

from localaction.register.search import Point
from localaction.showcase.queries import world


def _points(count: int) -> list[Point]:
    return [
        Point(
            f"LA-{n}",
            (n * 37) % 120 - 60 + n / 1000,
            (n * 91) % 350 - 175 + n / 1000,
            f"Title {n}",
            "en",
            "City",
        )
        for n in range(count)
    ]


def test_few_points_keep_their_own_page() -> None:
    points = world.gathered(_points(3), "en")
    assert [point.href for point in points] == ["/en/actions/LA-0/", "/en/actions/LA-1/", "/en/actions/LA-2/"]
    assert all(point.is_new for point in points)


def test_only_the_newest_of_all_is_named() -> None:
    points = world.gathered(_points(5), "en")
    assert [point.name for point in points] == ["City", "", "", "", ""]


def test_many_points_are_gathered_and_still_counted() -> None:
    points = world.gathered(_points(5_000), "en")
    assert len(points) <= world.MOST_POINTS
    assert sum(point.weight for point in points) == 5_000
    assert sum(point.is_new for point in points) <= world.NEW


def test_actions_in_one_place_are_one_point_that_says_so() -> None:
    here = [Point(f"LA-{n}", 0.31, 32.58, "Title", "en", "Kampala") for n in range(3)]
    (point,) = world.gathered(here, "en")
    assert point.label == "Kampala: Title, and 2 more actions here"
    assert point.weight == 3
