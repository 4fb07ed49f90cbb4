"""Which of our columns a heading means, in the five languages of the site. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from localaction.governments.naming import folded

_PLACE: Final = {
    "government_name": "government|name of government|official name|city|municipality|lrg|local government|"
    "collectivite|nom de la collectivite|nom|ville|commune|nom officiel|gobierno|nombre|nombre del gobierno|"
    "ciudad|municipio|nombre oficial|governo|nome|nome do governo|cidade|prefeitura|nome oficial|"
    "الحكومة|اسم الحكومة|المدينة|البلدية|الاسم",
    "government_local_name": "local name|name in own language|native name|nom local|nombre local|nome local|"
    "الاسم المحلي",
    "government_level": "level|type of government|government type|kind of government|niveau|type|type de collectivite|"
    "nivel|tipo|tipo de gobierno|nivel de gobierno|tipo de governo|المستوى|نوع الحكومة",
    "country_iso2": "country|country code|iso2|iso|pays|code pays|pais|codigo de pais|codigo pais|"
    "codigo do pais|البلد|الدولة|رمز البلد",
    "admin1": "region|state|province|admin|departement|estado|provincia|departamento|regiao|distrito|"
    "المنطقة|الولاية|المحافظة",
    "latitude": "lat|latitud|خط العرض",
    "longitude": "lon|lng|long|longitud|خط الطول",
    "population": "inhabitants|habitants|poblacion|habitantes|populacao|السكان|عدد السكان",
    "wikidata_or_geonames_id": "geonames|geonames id|wikidata|wikidata id|identifier of place|المعرف الجغرافي",
    "language": "lang|language of text|langue|idioma|lengua|lingua|اللغة",
}
_ACTION: Final = {
    "id": "reference|ref|number|no|code|identifiant|numero|identificador|referencia|المعرف|الرقم|المرجع",
    "signed_declaration": "signed|signatory|signed the declaration|signe|signataire|firmado|firmante|firmo|assinado|"
    "signatario|assinou|موقع|وقع الاعلان",
    "action_title": "title|action|name of action|title of action|titre|titre de l action|titulo|titulo de la accion|"
    "titulo da acao|العنوان|عنوان الاجراء",
    "kind": "kind of action|type of action|nature|type d action|clase|tipo de accion|tipo de acao|نوع الاجراء",
    "summary": "short description|abstract|resume|description|resumen|descripcion|resumo|descricao|الملخص|الوصف",
    "challenge": "problem|defi|probleme|desafio|reto|problema|التحدي|المشكلة",
    "objective_statement": "objective|aim|goal|objectif|objetivo|الهدف",
    "what_was_done": "activities|what was done|actions realisees|activites|actividades|que se hizo|atividades|"
    "o que foi feito|ما تم عمله|الانشطة",
    "results": "outcomes|impact|resultats|resultados|النتائج",
    "lessons": "lessons learned|lecons|enseignements|lecciones|lecciones aprendidas|licoes|licoes aprendidas|الدروس",
    "start_year": "start|from|begin|debut|annee de debut|inicio|ano de inicio|سنة البدء",
    "end_year": "end|to|until|fin|annee de fin|ano de fin|fim|سنة الانتهاء",
    "status": "state|stage|statut|etat|etape|situacion|etapa|situacao|الحالة|المرحلة",
    "beneficiaries": "target group|people served|beneficiaires|public|beneficiarios|المستفيدون",
    "estimated_people_reached": "people reached|number of people|personnes atteintes|nombre de personnes|"
    "personas alcanzadas|numero de personas|pessoas alcancadas|عدد الاشخاص",
    "partners": "partner|partenaires|socios|aliados|parceiros|الشركاء",
    "budget_amount": "budget|amount|montant|presupuesto|monto|orcamento|valor|الميزانية|المبلغ",
    "budget_currency": "currency|devise|monnaie|moneda|moeda|العملة",
    "gcm_objectives": "gcm|gcm objective|objectifs gcm|objetivos gcm|اهداف الميثاق",
    "gcr_objectives": "gcr|gcr objective|objectifs gcr|objetivos gcr",
    "sdg_goals": "sdg|sdgs|odd|ods|اهداف التنمية المستدامة",
    "themes": "theme|topic|topics|thematiques|tema|temas|المواضيع",
    "needs": "support needed|besoins|necesidades|apoyo necesario|necessidades|الاحتياجات",
    "replicability": "transferability|replication|reproductibilite|replicabilidad|replicabilidade",
    "contact_org": "contact|organisation|organization|contact organisation|organismo|organizacao|جهة الاتصال",
    "source_url": "source|url|link|web page|website|lien|page web|fuente|enlace|fonte|المصدر|الرابط",
    "verified": "checked|verifie|verificado|تم التحقق",
}
_SIGNATURE: Final = {
    "signer_name": "signer|signed by|name of signer|mayor|signataire|nom du signataire|maire|firmante|firmado por|"
    "alcalde|alcaldesa|nombre del firmante|assinado por|prefeito|prefeita|nome do signatario|اسم الموقع|العمدة",
    "signer_office": "office|office held|position|role|fonction|poste|cargo|puesto|المنصب|الوظيفة",
    "signed_on": "date|date signed|signed on|date of signature|date de signature|signe le|fecha|fecha de firma|"
    "firmado el|data|data de assinatura|assinado em|تاريخ التوقيع|التاريخ",
}
SPELLINGS: Final[Mapping[str, str]] = _PLACE | _ACTION | _SIGNATURE


def guessed(headings: Sequence[str], columns: Iterable[str]) -> dict[str, str]:
    """Which heading fills each of these columns, as far as the words tell; each heading once."""
    free = {_plain(heading): heading for heading in reversed(headings) if heading}
    found: dict[str, str] = {}
    columns = list(columns)
    for column in columns:  # our own names first, so that our own format is always understood
        if _plain(column) in free:
            found[column] = free.pop(_plain(column))
    for column in columns:
        if column not in found:
            spelled = next((one for one in _spelled(column) if one in free), None)
            if spelled is not None:
                found[column] = free.pop(spelled)
    return found


def _spelled(column: str) -> list[str]:
    return [_plain(one) for one in SPELLINGS.get(column, "").split("|")]


def _plain(heading: str) -> str:
    """Small letters without accents, with single spaces instead of other signs."""
    kept = "".join(sign if sign.isalnum() else " " for sign in heading.replace("_", " "))
    return " ".join(folded(kept).split())
