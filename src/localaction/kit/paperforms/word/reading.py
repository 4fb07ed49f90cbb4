"""Reading a form back from a Word document, whatever Word or LibreOffice made of it meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from localaction.kit.paperforms import properties, words
from localaction.kit.paperforms.asked import About, Answer, Filled
from localaction.kit.paperforms.opening import Fault, NotReadable, parsed
from localaction.kit.paperforms.word.parts import MEMORY_NAMESPACE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MEMORY = f"{{{MEMORY_NAMESPACE}}}"
BOOKMARK = "la_"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_GONE = {"del", "moveFrom", "instrText", "delText", "pPr", "sdtPr", "rPr"}


def read(parts: dict[str, bytes]) -> Filled:
    """What a document says, from its parts (`opening.open_package`). Raises NotReadable."""
    body = parsed(parts["word/document.xml"])
    about, tags, base = _remember(parts)
    given = _by_tag(body) | {
        tag: found for tag, found in _by_bookmark(body, tags).items() if tag not in _tags_of(body)
    }
    if not given:
        raise NotReadable(Fault.OTHER_FORM)
    return Filled(about, base, _answers(given))


@dataclass(slots=True)
class _Control:
    """What stands in one control."""

    text: str = ""
    is_prompt: bool = False
    is_box: bool = False
    choices: dict[str, str] = field(default_factory=dict)
    last: str = ""


def _remember(parts: dict[str, bytes]) -> tuple[About, list[str], dict[str, Answer]]:
    """What the document is about, the names of its controls in order, and the answers it was made with."""
    for name in sorted(parts):
        if not name.startswith("customXml/item") or b"urn:local-action:form" not in parts[name]:
            continue
        root = parsed(parts[name])
        if root.tag != f"{MEMORY}form":
            continue
        tags = [one.get("tag", "") for one in root.iter(f"{MEMORY}control")]
        base = {
            one.get("name", ""): tuple(value.text or "" for value in one)
            for one in root.iter(f"{MEMORY}answer")
        }
        return properties.about_of(root.attrib), tags, base
    if "docProps/custom.xml" not in parts:
        raise NotReadable(Fault.OTHER_FORM)
    return properties.about_of(properties.read_custom(parts["docProps/custom.xml"])), [], {}


def _tags_of(body: Element) -> set[str]:
    return {tag for sdt in body.iter(f"{W}sdt") if (tag := _tag(sdt))}


def _tag(sdt: Element) -> str:
    found = sdt.find(f"{W}sdtPr/{W}tag")
    return found.get(f"{W}val", "") if found is not None else ""


def _by_tag(body: Element) -> dict[str, _Control]:
    """The controls that kept their names; of two with one name, as a copied row has, the first."""
    found: dict[str, _Control] = {}
    for sdt in body.iter(f"{W}sdt"):
        tag = _tag(sdt)
        if tag and tag not in found:
            found[tag] = _control(sdt)
    return found


def _control(sdt: Element) -> _Control:
    content = sdt.find(f"{W}sdtContent")
    control = _facts(sdt)
    if content is not None:
        control.text = _text([content])
        control.is_prompt = control.is_prompt and _is_prompt(content)
    return control


def _facts(sdt: Element) -> _Control:
    facts = sdt.find(f"{W}sdtPr")
    control = _Control()
    if facts is None:
        return control
    control.is_prompt = facts.find(f"{W}showingPlcHdr") is not None
    control.is_box = facts.find(f"{W14}checkbox") is not None
    for kind in ("dropDownList", "comboBox"):
        for item in facts.iterfind(f"{W}{kind}/{W}listItem"):
            value = item.get(f"{W}value", "")
            control.choices[item.get(f"{W}displayText", value)] = value
    return control


def _is_prompt(content: Element) -> bool:
    """Whether a control that says it is empty really is: its text is ours, or is set as a prompt."""
    text = _text([content])
    runs = [run for run in content.iter(f"{W}r") if run.find(f"{W}t") is not None]
    looks = [run.find(f"{W}rPr/{W}rStyle") for run in runs]
    is_set_so = bool(runs) and all(look is not None for look in looks)
    return is_set_so or text in words.every_prompt()


# --- LibreOffice keeps bookmarks where it does not keep the names of controls


def _by_bookmark(body: Element, tags: list[str]) -> dict[str, _Control]:
    found: dict[str, _Control] = {}
    open_ones: dict[str, tuple[str, list[str]]] = {}
    holders = {child: parent for parent in body.iter() for child in parent}
    for one in body.iter():
        if one.tag == f"{W}bookmarkStart" and one.get(f"{W}name", "").startswith(BOOKMARK):
            number = one.get(f"{W}name", "").removeprefix(BOOKMARK)
            if number.isdecimal() and 0 < int(number) <= len(tags):
                sdt = _holder(one, holders)
                if sdt is not None:
                    found.setdefault(tags[int(number) - 1], _control(sdt))
                else:
                    open_ones[one.get(f"{W}id", "")] = (tags[int(number) - 1], [])
        elif one.tag == f"{W}bookmarkEnd" and one.get(f"{W}id", "") in open_ones:
            tag, inside = open_ones.pop(one.get(f"{W}id", ""))
            found.setdefault(tag, _Control("".join(inside)))
        elif one.tag in (f"{W}r", f"{W}p") and open_ones:
            said = "\n" if one.tag == f"{W}p" else "".join(_pieces([one]))
            for _tag_of, inside in open_ones.values():
                inside.append(said)
    return found


def _holder(bookmark: Element, holders: dict[Element, Element]) -> Element | None:
    """The control in which a bookmark begins, or that follows it at once."""
    parent = holders[bookmark]
    if parent.tag == f"{W}sdtContent":
        return holders[parent]
    after = list(parent)[list(parent).index(bookmark) + 1 :]
    return after[0] if after and after[0].tag == f"{W}sdt" else None


# --- text and choices


def _text(inside: list[Element]) -> str:
    """The text of elements in order: a new line for every paragraph after the first."""
    return (
        "".join(_pieces(inside)).removeprefix("\n") if _has_paragraphs(inside) else "".join(_pieces(inside))
    )


def _has_paragraphs(inside: list[Element]) -> bool:
    return any(child.tag == f"{W}p" for one in inside for child in one.iter())


def _pieces(inside: list[Element]) -> Iterator[str]:
    for one in inside:
        name = one.tag.removeprefix(W)
        if name in _GONE or name.endswith("}Fallback"):
            continue
        if name == "t":
            yield one.text or ""
        elif name == "sym":
            yield chr(int(one.get(f"{W}char", "FFFD"), 16))
        elif name in _SIGNS:
            yield _SIGNS[name]
        else:
            if name == "p":
                yield "\n"
            yield from _pieces(list(one))


def _answers(given: dict[str, _Control]) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for tag, control in given.items():
        name, is_box, code = tag.partition("=")
        name, is_line, _number = name.partition("~")
        before = found.get(name, ())
        if is_box:
            is_ticked = any(sign in words.MARKED for sign in control.text.split())
            found[name] = (*before, code) if is_ticked else before
        elif is_line:
            found[name] = (*before, *(one for one in _chosen(control) if one not in before))
        else:
            found[name] = _chosen(control)
    return found


def _chosen(control: _Control) -> Answer:
    """The code of what is chosen, or the text as it stands."""
    if control.is_prompt or not control.text:
        return ()
    if control.choices:
        shown = " ".join(control.text.split())
        value = control.choices.get(shown, shown)
        return (value,) if value else ()
    return (control.text,)
