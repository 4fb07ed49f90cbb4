"""The tables of the search file and every question asked of them."""

TABLES = """
CREATE TABLE place (id INTEGER PRIMARY KEY, kind TEXT, country TEXT, admin1 TEXT, latitude REAL, longitude REAL,
    population INTEGER, timezone TEXT, square INTEGER, names TEXT);
CREATE TABLE name (id INTEGER PRIMARY KEY, folded TEXT, tier INTEGER, country TEXT, place INTEGER, position INTEGER);
CREATE TABLE gram (gram TEXT PRIMARY KEY, names BLOB) WITHOUT ROWID;
CREATE TABLE admin1 (country TEXT, code TEXT, iso TEXT, name TEXT, PRIMARY KEY (country, code)) WITHOUT ROWID;
CREATE TABLE subdivision (code TEXT PRIMARY KEY, country TEXT, admin1 TEXT, geonames_id INTEGER,
    latitude REAL, longitude REAL, en TEXT, fr TEXT, es TEXT, ar TEXT, pt TEXT) WITHOUT ROWID;
CREATE TABLE extent (country TEXT PRIMARY KEY, runs BLOB) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX own_name ON name (folded, id, country) WHERE tier = 0;
CREATE INDEX other_name ON name (folded, id, country) WHERE tier > 0;
CREATE INDEX place_square ON place (square, country, latitude, longitude) WHERE kind = 'place';
"""

_NAMED = "name.place, name.position, name.tier, place.population, place.kind"

# Smaller name numbers belong to bigger places, hence ORDER BY id.
OWN_NAMES = f"""
SELECT {_NAMED} FROM name JOIN place ON place.id = name.place WHERE name.id IN (
    SELECT id FROM name INDEXED BY own_name
    WHERE tier = 0 AND folded BETWEEN :first AND :last AND (:country = '' OR country = :country)
    ORDER BY id LIMIT :most)
"""  # noqa: S608
OTHER_NAMES = f"""
SELECT {_NAMED} FROM name JOIN place ON place.id = name.place WHERE name.id IN (
    SELECT id FROM name INDEXED BY other_name
    WHERE tier > 0 AND folded BETWEEN :first AND :last AND (:country = '' OR country = :country)
    ORDER BY id LIMIT :most)
"""  # noqa: S608
NAMES = f"""
SELECT name.folded, {_NAMED} FROM json_each(?) JOIN name ON name.id = value JOIN place ON place.id = name.place
"""  # noqa: S608
OF_COUNTRY = "SELECT name.id FROM json_each(?) JOIN name ON name.id = value WHERE country = ?"

GRAM_SIZES = "SELECT length(names) / 4, gram FROM gram WHERE gram IN (SELECT value FROM json_each(?))"
GRAM = "SELECT names FROM gram WHERE gram = ?"

_IN_LANGUAGE = (
    "CASE :language WHEN 'fr' THEN s.fr WHEN 'es' THEN s.es WHEN 'ar' THEN s.ar WHEN 'pt' THEN s.pt END"
)

PLACES = f"""
SELECT p.id, p.names, p.country, p.admin1, coalesce({_IN_LANGUAGE}, s.en, a.name, ''),
    p.latitude, p.longitude, p.population, p.timezone, p.kind
FROM json_each(:numbers) JOIN place p ON p.id = value
LEFT JOIN admin1 a ON a.country = p.country AND a.code = p.admin1
LEFT JOIN subdivision s ON s.code = a.iso
"""  # noqa: S608
SUBDIVISIONS = f"""
SELECT s.code, coalesce({_IN_LANGUAGE}, s.en), s.country, coalesce(s.admin1, ''), s.geonames_id, s.latitude, s.longitude
FROM subdivision s WHERE s.code BETWEEN :first AND :last
"""  # noqa: S608
NEAR = """
SELECT latitude, longitude, id FROM place INDEXED BY place_square
WHERE kind = 'place' AND square BETWEEN :first AND :last AND (:country = '' OR country = :country)
"""
EXTENTS = "SELECT country, runs FROM extent"

COUNTED_BY_COUNTRY = """
SELECT country, COUNT(*) FROM place WHERE kind = 'place' AND population >= ? GROUP BY country
"""
