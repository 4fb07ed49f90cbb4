"""The source tree as the house tests see it."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "localaction"
TESTS = ROOT / "tests"
PARTS = (
    "kit",
    "design",
    "accounts",
    "frameworks",
    "governments",
    "register",
    "safety",
    "declarations",
    "actions",
    "assessment",
    "outreach",
    "desk",
    "showcase",
    "trust",
    "figures",
    "embeds",
    "syndication",
    "opendata",
    "api",
    "mirror",
    "config",
)


def modules() -> list[Path]:
    """Every Python module of the product but migrations, relative to the package."""
    found = (file.relative_to(SOURCE) for file in SOURCE.rglob("*.py"))
    return sorted(file for file in found if "migrations" not in file.parts and "static" not in file.parts)


def templates() -> list[Path]:
    """Every template, relative to the package."""
    return sorted(file.relative_to(SOURCE) for file in SOURCE.glob("*/templates/**/*") if file.is_file())
