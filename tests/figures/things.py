"""A small register in which every figure has something to count."""

from __future__ import annotations

from tests.factories import register
from tests.register.published_things import a_government, a_report, a_signature, an_action

from localaction.register.shapes import Aligned, Lineage, Owner, Place, Served, Translated, TranslatedText

ZARQA = Owner(name="Zarqa", language="ar", role="lead", slug="zarqa", country="JO")


def publish() -> None:
    """Kampala in Uganda and Zarqa in Jordan; Zarqa's action comes from Kampala's and was reported on in 2024."""
    register.publish(
        a_government(),
        a_government("zarqa", name="الزرقاء", language="ar", country="JO", names={}),
        a_signature(signed_on="2024-03-05"),
        a_signature("SIG-BBBBBB", government="zarqa", country="JO", status="disputed"),
        an_action(
            alignment=(Aligned(code="GCM-7"), Aligned(code="GCR-1"), Aligned(code="SDG-11.1")),
            priorities=("PO-4",),
            starts_on="2023-01-01",
            served=(
                Served(number=50, method="survey"),
                Served(number=150, method="survey"),
                Served(number=120_000, method="target"),
            ),
            support_kinds=("money", "peers"),
            budget_band="10k-50k",
            translations=(
                Translated(
                    language="fr",
                    texts=(TranslatedText(field="title", text="Kampala", mark="human", source_hash="0"),),
                ),
            ),
        ),
        an_action(
            "LA-BBBBBB",
            language="ar",
            title="مدارس الزرقاء",
            owners=(ZARQA,),
            place=Place(name="Zarqa", country="JO", latitude=32.07, longitude=36.09),
            alignment=(Aligned(code="GCM-7"),),
            support_kinds=("money",),
            lineage=(Lineage(reference="LA-AAAAAA", relation="adapted_from", answer="agreed"),),
        ),
        a_report(action="LA-BBBBBB", government="zarqa", country="JO", reported_on="2024-05-01"),
    )
