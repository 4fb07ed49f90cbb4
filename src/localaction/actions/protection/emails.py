"""E-mail addresses, plain or disguised; the mailbox of an office is told apart from that of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from localaction.actions.protection.findings import Mark

_ADDRESS: Final = re.compile(
    r"(?<![\w.+-])(?P<local>[\w][\w.+'-]{0,63})"
    r"(?:@|\s?[\[({<]\s?(?:at|AT|arroba|chez|arobase)\s?[\])}>]\s?|\s(?:at|AT|arroba"
    r"|arobase|chez)\s(?=[\w-]+\s?[\[({]?\s?(?:dot|DOT|punto|ponto|point)\b))"
    r"(?P<domain>[\w-]+(?:(?:\.|\s?[\[({]\s?(?:dot|DOT|punto|ponto|point)\s?[\])}]\s?|\s(?:dot|DOT|punto"
    r"|ponto|point)\s)[\w-]+)+)"
)
_OFFICE: Final = frozenset(
    """
    info infos information contact contacts contacto contato contactos office bureau oficina gabinete escritorio
    secretariat secretaria secretariado secretariado mayor mayors mairie maire alcaldia alcalde alcaldesa prefeitura
    prefeito prefecture presse press prensa imprensa media communication communications comunicacion comunicacao
    admin administration administracion hello hi hola help helpdesk support soporte suporte ajuda ayuda aide accueil
    international integration integracion integracao migration migrations migracion migracoes migrantes migrants
    diversity diversite diversidad social sociales services service servicios servicos city cityhall townhall council
    commune municipality municipal municipio municipalidad ayuntamiento camara camaramunicipal ville cidade ciudad
    enquiries inquiries enquiry general reception recepcion registry records complaints feedback webmaster newsletter
    news events team equipe equipo project projects projet projets proyecto proyectos projeto projetos programme
    program partnerships partners cooperation cooperacion cooperacao relations relaciones exterieures citizens
    citoyens ciudadania cidadania participation participacion jobs careers volunteer volunteers voluntariado
    refugees refugiados refugies refuge welcome bienvenue bienvenidos housing education health sante salud saude
    library data opendata privacy dpo legal finance procurement noreply no-reply postmaster mail email courrier correo
    policy planning resilience equality egalite igualdad youth jeunesse juventud women baladia baladiya
    hotline helpline desk geral atendimento cabinet centre center centro department dept direction direccion unit
    """.split()  # noqa: SIM905
)
_SPLIT: Final = re.compile(r"[._+-]+")
_ACCENTS: Final = str.maketrans("áàâãäéèêëíìîïóòôõöúùûüçñ", "aaaaaeeeeiiiiooooouuuucn")


_IN_WORDS: Final = re.compile(  # what stands for the @ in _ADDRESS
    r"[\[({<]\s?(?:at|AT|arroba|chez|arobase)\s?[\])}>]"
    r"|\s(?:at|AT|arroba|arobase|chez)\s[\w-]+\s?[\[({]?\s?(?:dot|DOT|punto|ponto|point)\b"
)

_PARTS_IN_WORDS: Final = ("(", "[", "{", "<", "dot", "DOT", "punto", "ponto", "point")


def may_find(text: str) -> bool:
    """Whether a folded text could hold an address: cheap, and never wrong where it says no."""
    return "@" in text or (any(part in text for part in _PARTS_IN_WORDS) and bool(_IN_WORDS.search(text)))


def find(text: str) -> Iterator[Mark]:
    """Every address in a folded text."""
    if not may_find(text):
        return
    for found in _ADDRESS.finditer(text):
        start, end = found.span()
        end -= len(found[0]) - len(found[0].rstrip(".-_"))
        if is_office(found["local"]):
            yield Mark(start, end, "email", "mild", "email.office")
        else:
            yield Mark(start, end, "email", "sure", "email.personal")


def is_office(local: str) -> bool:
    """Whether the part before the @ names an office: one of its words does, and none looks like a given name."""
    words = [word.translate(_ACCENTS).strip("0123456789") for word in _SPLIT.split(local.casefold())]
    words = [word for word in words if word]
    return bool(words) and (words[0] in _OFFICE or words[-1] in _OFFICE) and len(words) <= 4
