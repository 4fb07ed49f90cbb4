"""Reading the register for the search index: every document of a thing, as it stands now and as it stood before.

A thing that nothing changed since its first version, as most are, takes one row; only the others need their history.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from localaction.register import documents, heard, queries, timeline
from localaction.register.documents import Dated, Document
from localaction.register.models import Current, Entry
from localaction.register.queries import Published
from localaction.register.shapes import Action, Government, Progress, Shape, Signature
from localaction.register.timeline import Happening, Slot, Span

CHUNK = 1_000  # things read at once


def everything(on: date) -> Iterator[Document]:
    """Every document of the register; who is silent is decided for a day."""
    reports: dict[str, list[str]] = {}
    for reference in _all_references("progress"):
        reports.setdefault(next(iter(heard.actions_of([reference]))), []).append(reference)
    gathered = _Gathered(on, lambda action: reports.get(action, []))
    yield from gathered.governments(_all_references("government"))
    yield from gathered.actions(_all_references("action"))


def of_things(slugs: Iterable[str], actions: Iterable[str], on: date) -> Iterator[Document]:
    """Every document of these governments and actions."""
    has_reports = Current.objects.filter(kind="progress").exists()
    gathered = _Gathered(on, _reports_on if has_reports else lambda _action: [])
    yield from gathered.governments(sorted(slugs))
    yield from gathered.actions(sorted(actions))


def _all_references(kind: str) -> list[str]:
    found = Current.objects.filter(kind=kind).order_by("first_sequence")
    return list(found.values_list("reference", flat=True))


def _reports_on(action: str) -> list[str]:
    """The references of the reports about an action, standing or not."""
    start, end = heard.reports_between(action)
    found = Current.objects.filter(kind="progress", reference__gte=start, reference__lt=end)
    return [one for one in found.values_list("reference", flat=True) if heard.actions_of([one]) == {action}]


def _chunks(references: Sequence[str]) -> Iterator[Sequence[str]]:
    return (references[start : start + CHUNK] for start in range(0, len(references), CHUNK))


class _Gathered:
    """One run over the register: what was read once is kept until its end."""

    def __init__(self, on: date, reports_on: Callable[[str], list[str]]) -> None:
        self.on = on
        self.reports_on = reports_on
        self.faces: dict[str, Published | None] = {}
        self.changed_faces: set[str] = set()
        self.entry_on = lru_cache(maxsize=4_000)(_entry_on)

    # --- governments

    def governments(self, slugs: Sequence[str]) -> Iterator[Document]:
        """Every document of governments: signatures change them, so each has its history."""
        for chunk in _chunks(slugs):
            signatures: dict[str, list[str]] = {}
            rows = Current.objects.filter(kind="signature", government__in=chunk)
            for slug, reference in rows.values_list("government", "reference"):
                signatures.setdefault(slug, []).append(reference)
            told = _Told(
                {"government": chunk, "signature": [one for own in signatures.values() for one in own]}
            )
            for slug in chunk:
                for span in told.spans(
                    ("government", slug), [("signature", one) for one in signatures.get(slug, [])]
                ):
                    assert isinstance(span.own, Government)
                    statuses = [one.status for one in span.of("signature", Signature).values()]
                    made = documents.of_government(span.own, span.dated, statuses)
                    yield documents.lasting(made, span.since, span.until)

    # --- actions

    def actions(self, references: Sequence[str]) -> Iterator[Document]:
        """Every document of actions."""
        for chunk in _chunks(references):
            standing = queries.current_many("action", chunk)
            self._learn_faces(standing.values())
            changed = Current.objects.filter(kind="action", reference__in=chunk, version__gt=1)
            later = set(changed.values_list("reference", flat=True)) | (set(chunk) - set(standing))
            for reference, published in standing.items():
                if reference in later or self._has_changed(published):
                    later.add(reference)
                else:
                    yield from self._of_span(_only_span(published, self._faces_of(published.content)))
            yield from self._with_history([one for one in chunk if one in later])

    def _learn_faces(self, published: Iterable[Published]) -> None:
        """Read the governments of actions that were not read before."""
        slugs = {slug for one in published for slug in _slugs(one.content)} - set(self.faces)
        found = queries.current_many("government", slugs)
        self.faces |= {slug: found.get(slug) for slug in slugs}
        rows = Current.objects.filter(kind="government", reference__in=slugs, version__gt=1)
        self.changed_faces |= set(rows.values_list("reference", flat=True))

    def _has_changed(self, published: Published) -> bool:
        """Whether an action that has one version stood otherwise before: by a report, or by its governments."""
        if self.reports_on(published.reference):
            return True
        for slug in _slugs(published.content):
            face = self.faces.get(slug)
            if slug in self.changed_faces or (face and face.first_sequence > published.first_sequence):
                return True
        return False

    def _faces_of(self, content: Shape) -> dict[Slot, Shape]:
        faces = ((slug, self.faces.get(slug)) for slug in _slugs(content))
        return {("government", slug): face.content for slug, face in faces if face}

    def _with_history(self, references: Sequence[str]) -> Iterator[Document]:
        reports = {reference: self.reports_on(reference) for reference in references}
        own = queries.histories("action", references)
        slugs = {
            reference: {slug for one in versions if one.content for slug in _slugs(one.content)}
            for reference, versions in own.items()
        }
        told = _Told(
            {
                "progress": [one for many in reports.values() for one in many],
                "government": sorted({slug for many in slugs.values() for slug in many}),
            },
            {"action": own},
        )
        for reference in references:
            others = [("progress", one) for one in reports[reference]]
            others += [("government", slug) for slug in sorted(slugs[reference])]
            for span in told.spans(("action", reference), others):
                yield from self._of_span(span)

    def _of_span(self, span: Span) -> Iterator[Document]:
        """The documents of an action in a span: two where it fell silent within."""
        action = span.own
        assert isinstance(action, Action)
        faces, reports = span.of("government", Government), list(span.of("progress", Progress).values())
        standing = heard.standing_of(action, span.dated.first_published_at.date(), reports)
        falls = heard.silent_from(standing.stage, standing.heard_on)
        for part in timeline.parts(span, falls if falls and falls <= self.on else None, self.entry_on):
            made = documents.of_action(action, span.dated, faces, reports, part.on)
            yield documents.lasting(made, part.since, part.until)


def _slugs(content: Shape) -> list[str]:
    return [owner.slug for owner in content.owners if owner.slug] if isinstance(content, Action) else []


def _only_span(published: Published, faces: Mapping[Slot, Shape]) -> Span:
    """The one span of an action that nothing changed."""
    dated = Dated(
        published.sequence, published.first_sequence, published.published_at, published.first_published_at
    )
    return Span(published.sequence, documents.OPEN, published.content, dated, faces)


class _Told:
    """The histories of many things, and from them the spans of one."""

    def __init__(
        self,
        references: Mapping[str, Iterable[str]],
        known: Mapping[str, dict[str, list[queries.Version]]] | None = None,
    ) -> None:
        self.versions = dict(known or {})
        for kind, wanted in references.items():
            self.versions[kind] = queries.histories(kind, wanted)

    def spans(self, own: Slot, others: Iterable[Slot]) -> Iterator[Span]:
        """How one thing stood, entry by entry, with others that its document speaks of."""
        kind, reference = own
        first = next(iter(self.versions[kind].get(reference, ())), None)
        if first is None:
            return iter(())
        happenings = [one for slot in (own, *others) for one in self._of(slot)]
        return timeline.spans(own, happenings, (first.sequence, first.published_at))

    def _of(self, slot: Slot) -> Iterator[Happening]:
        kind, reference = slot
        for one in self.versions[kind].get(reference, ()):
            yield Happening(one.sequence, slot, one.content, one.published_at)


def _entry_on(day: date) -> int:
    """The first entry of a day or a later one, or the one to come: times only grow with the sequence."""
    low, high = 1, queries.head().sequence + 1
    while low < high:
        middle = (low + high) // 2
        at = Entry.objects.values_list("published_at", flat=True).get(sequence=middle)
        low, high = (middle + 1, high) if at.date() < day else (low, middle)
    return low
