"""Loading the words of declarations: from content folders, and official texts from the secretariat."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from localaction.declarations import queries, rules
from localaction.declarations.models import Declaration, DeclarationText
from localaction.declarations.papers import Paper, PaperType, examine, tidy_name
from localaction.declarations.wording import digest_of
from localaction.kit import trail
from localaction.kit.actors import SYSTEM, Actor
from localaction.kit.content import ContentFolder, folders


@transaction.atomic
def load_declarations(*, actor: Actor = SYSTEM, root: Path | None = None) -> int:
    """Load every declaration of the content; returns how many texts are new. Loading again changes nothing.

    A changed text is kept beside the earlier one, which signatures go on pointing at.
    """
    rules.may_load(actor).or_refuse()
    return sum(_load_folder(actor, folder) for folder in folders("declarations", root))


def _load_folder(actor: Actor, folder: ContentFolder) -> int:
    version = str(folder.facts["version"])
    Declaration.objects.filter(code=folder.code).exclude(version=version).update(is_current=False)
    declaration, _ = Declaration.objects.update_or_create(
        code=folder.code,
        version=version,
        defaults={
            "adopted_on": folder.facts["adopted_on"],
            "country": folder.facts.get("country", ""),
            "official_page": folder.facts.get("official_page", ""),
            "titles": folder.in_languages("title"),
            "is_current": True,
        },
    )
    return sum(
        _load_language(actor, declaration, language, texts) for language, texts in folder.texts.items()
    )


def _load_language(actor: Actor, declaration: Declaration, language: str, texts: dict[str, Any]) -> bool:
    before = declaration.texts.filter(language=language, is_current=True).first()
    fresh = DeclarationText(
        declaration=declaration,
        language=language,
        title=texts["title"],
        summary=list(texts["summary"]),
        commitment=texts["commitment"],
        note=texts.get("note", ""),
        official_text=before.official_text if before else "",
    )
    if before is not None:
        fresh.official_file = before.official_file
    return _keep(actor, fresh)


@transaction.atomic
def load_text(
    *, actor: Actor, code: str, language: str, text: str, paper: Paper | None = None
) -> DeclarationText:
    """Put the official wording of a declaration in place, with the file it came from; returns the text shown now.

    Raises Declaration.DoesNotExist, and DeclarationText.DoesNotExist when there is nothing in that language.
    """
    rules.may_load(actor).or_refuse()
    declaration = queries.current_declaration(code)
    fresh = declaration.texts.get(language=language, is_current=True)
    fresh.pk = None
    fresh._state.adding = True
    fresh.official_text = text.strip()
    if paper is not None:
        kind = examine(paper.content)
        ending = (
            tidy_name(paper.name, kind) if isinstance(kind, PaperType) else f"{Path(paper.name).stem}.txt"
        )
        fresh.official_file.save(ending, ContentFile(paper.content), save=False)
    _keep(actor, fresh)
    return declaration.texts.get(language=language, is_current=True)


def _keep(actor: Actor, fresh: DeclarationText) -> bool:
    """Make the text the one shown now; whether it is new."""
    fresh.digest = digest_of(queries.words_of(fresh))
    same_language = DeclarationText.objects.filter(declaration=fresh.declaration, language=fresh.language)
    known = same_language.filter(digest=fresh.digest).first()
    if known is not None and known.is_current:
        return False
    same_language.update(is_current=False)
    if known is not None:
        same_language.filter(pk=known.pk).update(is_current=True)
        return False
    fresh.is_current = True
    fresh.full_clean()
    fresh.save()
    trail.record(actor, "declaration.loaded", fresh, language=fresh.language, digest=fresh.digest)
    return True
