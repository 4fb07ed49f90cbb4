from localaction.governments.gazetteer.source import (
    SHIPPED,
    Row,
    read_lines,
    row_from,
    runs_from,
    write_source,
)

ROW = Row("place", 7, "UG", "C", 0.3163, 32.5822, 1680600, "Africa/Kampala", ("Kampala", "A|B", "كمبالا"))


def test_what_is_written_is_read_again() -> None:
    raw = write_source(
        rows=[ROW], admin1=[("UG", "C", "UG-C", "Central")], subdivisions=[], extents={"UG": {3, 4, 9}}
    )
    lines = [line.split("\t") for line in raw.decode().splitlines()]
    assert [line[0] for line in lines] == ["V", "A", "E", "P"]
    assert runs_from(lines[2][2]) == [3, 5, 9, 10]
    again = row_from(lines[3])
    assert again.names == ("Kampala", "A/B", "كمبالا")
    assert (again.geonames_id, again.kind, again.latitude) == (7, "place", 0.3163)


def test_the_same_input_gives_the_same_bytes() -> None:
    first, second = (
        write_source(rows=[ROW], admin1=[], subdivisions=[], extents={"UG": cells})
        for cells in ({1, 2, 9}, {9, 2, 1})
    )
    assert first == second


def test_the_shipped_file_is_small_and_holds_the_world() -> None:
    assert SHIPPED.stat().st_size < 8_000_000
    kinds = [fields[1] for fields in read_lines() if fields[0] == "P"]
    assert kinds.count("p") > 68_000
    assert kinds.count("s") > 3_500
    assert kinds.count("c") >= 245
