"""Draw the generated documents: where things are, the lifecycles, the settings, the commands, the jobs.

`draw_docs.py` writes them; `draw_docs.py --check` only says which are out of date and exits 1 when any is.
"""

from __future__ import annotations

import ast
import atexit
import dataclasses
import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "localaction"
DOCS = ROOT / "docs"
NOTE = "<!-- drawn by `make map`; change the code, not this page -->\n\n"
ORDER = (
    "config", "mirror", "api", "opendata", "syndication", "embeds", "figures", "trust", "showcase", "desk",
    "outreach", "assessment", "actions", "declarations", "safety", "register",
    "governments", "frameworks", "accounts", "design", "kit",
)  # fmt: skip


def _set_up() -> None:
    os.environ.setdefault("LOCALACTION_MODE", "test")
    if "LOCALACTION_DATA" not in os.environ:
        folder = tempfile.mkdtemp(prefix="localaction-docs-")
        os.environ["LOCALACTION_DATA"] = folder
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "localaction.config.settings")
    import django

    django.setup()


def _summary(file: Path) -> str:
    """The first sentence of a module's docstring."""
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    first = text.split("\n\n")[0].replace("\n", " ")
    return first.replace("|", "\\|")


def _modules(part: str) -> Iterator[Path]:
    for file in sorted((SOURCE / part).rglob("*.py")):
        if "migrations" not in file.parts and file.name != "__init__.py":
            yield file


def the_map() -> str:
    """Where is what: every module of every part with its one sentence, and every address with its page."""
    lines = ["# Where is what?", "", NOTE.strip(), ""]
    for part in ORDER:
        lines += [
            f"## {part}",
            "",
            _summary(SOURCE / part / "__init__.py"),
            "",
            "| module | what it is for |",
            "|---|---|",
        ]
        lines += [f"| `{file.relative_to(SOURCE)}` | {_summary(file)} |" for file in _modules(part)]
        lines.append("")
    lines += ["## Addresses", "", "| address | name | page |", "|---|---|---|", *_addresses(), ""]
    return "\n".join(lines)


def _addresses() -> list[str]:
    from django.urls import URLPattern, URLResolver, get_resolver

    def walk(resolver: URLResolver, before: str, spaces: list[str]) -> Iterator[str]:
        for entry in resolver.url_patterns:
            address = before + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry, address, [*spaces, *([entry.namespace] if entry.namespace else [])])
            elif isinstance(entry, URLPattern):
                module = getattr(entry.callback, "__module__", "")
                if module.startswith("localaction."):
                    name = ":".join([*spaces, entry.name or ""])
                    page = f"{module.removeprefix('localaction.')}.{getattr(entry.callback, '__name__', '')}"
                    yield f"| `/{address}` | `{name}` | `{page}` |"

    return sorted(set(walk(get_resolver(), "", [])))


def lifecycles() -> str:
    """Every lifecycle as a diagram and as a table that the secretariat can read."""
    from localaction.kit.lifecycle import Lifecycle

    lines = ["# Lifecycles", "", NOTE.strip(), ""]
    for part in reversed(ORDER):
        if part == "kit" or not (SOURCE / part / "lifecycle.py").exists():
            continue
        module = importlib.import_module(f"localaction.{part}.lifecycle")
        for table in (value for value in vars(module).values() if isinstance(value, Lifecycle)):
            labels = dict(zip(table.states.values, table.states.labels, strict=True))
            lines += [f"## {table.name} ({part})", "", "```mermaid", table.diagram(), "```", ""]
            lines += ["| move | from | to | in words |", "|---|---|---|---|"]
            for move in table.moves.values():
                sources = ", ".join(str(labels[source]) for source in move.sources)
                lines.append(f"| `{move.name}` | {sources} | {labels[move.target]} | {move.label} |")
            lines.append("")
    return "\n".join(lines)


def settings() -> str:
    """Every setting with its variable, default and meaning."""
    from localaction.config.environment import Environment

    lines = ["# Settings", "", NOTE.strip(), "", "| variable | default | what it does |", "|---|---|---|"]
    for field in dataclasses.fields(Environment):
        default = "`./var`" if field.name == "data" else f"`{field.default}`" if field.default else ""
        lines.append(f"| `{field.metadata['variable']}` | {default} | {field.metadata['help']} |")
    return "\n".join([*lines, ""])


def commands() -> str:
    """Every command with its one sentence, and every job with its rhythm."""
    from django.core.management import load_command_class

    lines = ["# Commands", "", NOTE.strip(), "", "| command | what it does |", "|---|---|"]
    for part in ORDER:
        folder = SOURCE / part / "management" / "commands"
        for file in sorted(folder.glob("[a-z]*.py")):
            command = load_command_class(f"localaction.{part}", file.stem)
            lines.append(f"| `localaction {file.stem.replace('_', '-')}` | {command.help} |")
    return "\n".join([*lines, ""])


def drawn() -> dict[Path, str]:
    """Every generated document with its text."""
    return {
        DOCS / "map.md": the_map(),
        DOCS / "lifecycles.md": lifecycles(),
        DOCS / "operating" / "settings.md": settings(),
        DOCS / "operating" / "commands.md": commands(),
    }


def main() -> int:
    """Write or check; returns the exit status."""
    _set_up()
    stale = [
        file
        for file, text in drawn().items()
        if not file.exists() or file.read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv:
        print("\n".join(f"out of date: {file.relative_to(ROOT)} (make map)" for file in stale))
        return 1 if stale else 0
    for file, text in drawn().items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    print(f"{len(stale)} drawn anew")
    return 0


if __name__ == "__main__":
    sys.exit(main())
