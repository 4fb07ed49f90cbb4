"""What a file tells of itself in its properties, where Word, Excel and LibreOffice keep it."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from localaction.kit.paperforms.asked import FORMAT, About, PaperForm, writable
from localaction.kit.paperforms.opening import Fault, NotReadable, parsed

PREFIX = "LocalAction"
OWN = ("form", "format", "reference", "state", "language")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KIND = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"


def facts_of(about: About) -> dict[str, str]:
    """What a file must know of itself, by name."""
    own = (about.form, FORMAT, about.reference, about.state, about.language)
    return dict(zip(OWN, own, strict=True)) | dict(about.facts)


def about_of(facts: Mapping[str, str]) -> About:
    """The other way. Raises NotReadable when it is no form of ours, or one of another version."""
    if not facts.get("form"):
        raise NotReadable(Fault.OTHER_FORM)
    if facts.get("format") != FORMAT:
        raise NotReadable(Fault.OTHER_FORMAT)
    return About(
        form=facts["form"],
        language=facts.get("language", "en"),
        reference=facts.get("reference", ""),
        state=facts.get("state", ""),
        facts={name: value for name, value in facts.items() if name not in OWN},
    )


def named(about: About) -> dict[str, str]:
    """The facts under the names that a person sees in the properties of the file."""
    return {f"{PREFIX} {name}": value for name, value in facts_of(about).items() if value}


def core(form: PaperForm) -> str:
    """The title and the language of the file."""
    names = {
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    }
    head = "".join(f" {name}={quoteattr(value)}" for name, value in names.items())
    said = f"<dc:title>{escape(writable(form.title))}</dc:title><dc:creator>Local Action</dc:creator>"
    said += f"<dc:language>{escape(form.about.language)}</dc:language>"
    return f"{_HEAD}<cp:coreProperties{head}>{said}</cp:coreProperties>"


def custom(form: PaperForm) -> str:
    """The facts as custom properties."""
    lines = [
        f'<property fmtid="{_KIND}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(writable(value))}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(named(form.about).items(), start=2)
    ]
    return f'{_HEAD}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}">{"".join(lines)}</Properties>'


def read_custom(part: bytes) -> dict[str, str]:
    """The facts from the part that holds custom properties; others are left aside."""
    found = {}
    for one in parsed(part):
        name = one.get("name", "")
        if name.startswith(f"{PREFIX} ") and len(one):
            found[name.removeprefix(f"{PREFIX} ")] = one[0].text or ""
    return found
