"""The pages in the middle: what is done, for whom, with which results, lessons, partners and money."""

from django.utils.translation import gettext_lazy as _

from localaction.actions.sections.asks import EVERY_KIND, Ask, Group, Page, Shape

MIDDLE = (
    Page(
        slug="what-is-done",
        title=_("What is done, and by whom"),
        lead=_("The heart of it: describe it so that a colleague in another city could picture it."),
        asks=(
            Ask(
                name="what_was_done",
                label=_("What do you do, step by step?"),
                hint=_(
                    "For example: “First we mapped empty classrooms. Then we hired bilingual assistants …”"
                ),
                shape=Shape.TEXT,
                needed_for=EVERY_KIND,
            ),
            Ask(
                name="who_does_what",
                label=_("Who does what?"),
                hint=_(
                    "Departments, partners, and people with experience of migration or flight. No private names."
                ),
                shape=Shape.TEXT,
            ),
        ),
    ),
    Page(
        slug="people",
        title=_("People served"),
        lead=_(
            "Who it is for, and how many, if you know. A small number that is counted well is worth a lot."
        ),
        asks=(
            Ask(
                name="populations",
                label=_("Who is it for?"),
                hint=_("Groups overlap: choose all that fit."),
                shape=Shape.MANY,
                choices="terms:populations",
                needed_for=EVERY_KIND,
            ),
        ),
        groups=(
            Group(
                name="claims",
                relation="claims",
                label=_("How many people does it reach?"),
                row=_("Number"),
                hint=_(
                    "Each number stands alone: we never add them up. Leave this empty if nobody has counted."
                ),
                key="number",
                asks=(
                    Ask(
                        name="number",
                        label=_("How many people?"),
                        hint=_("For example: 240."),
                        shape=Shape.COUNT,
                    ),
                    Ask(
                        name="who",
                        label=_("Who are they?"),
                        hint=_("For example: “pupils in welcome classes”."),
                    ),
                    Ask(
                        name="method",
                        label=_("How was this counted?"),
                        shape=Shape.ONE,
                        choices="terms:claim-methods",
                    ),
                    Ask(
                        name="source",
                        label=_("Where does the number come from?"),
                        hint=_("For example: “school register, June 2025”."),
                        longest=500,
                    ),
                    Ask(
                        name="as_of",
                        label=_("Up to which date?"),
                        hint=_("For example: 2025-06, or only 2025."),
                        shape=Shape.END,
                    ),
                ),
            ),
        ),
    ),
    Page(
        slug="results",
        title=_("Results and evidence"),
        lead=_("What has changed for people, and how you know."),
        asks=(
            Ask(
                name="results",
                label=_("What has changed?"),
                hint=_(
                    "For example: “Waiting time for a school place fell from five months to three weeks.”"
                ),
                shape=Shape.TEXT,
                needed_for=frozenset({"practice"}),
            ),
            Ask(
                name="evidence",
                label=_("How do you know?"),
                hint=_(
                    "An evaluation, a survey, records, a link. For example: “Evaluation by the university, 2024”."
                ),
                shape=Shape.TEXT,
            ),
        ),
    ),
    Page(
        slug="lessons",
        title=_("Lessons"),
        lead=_("This is what other cities ask for most. Being frank is a gift to them."),
        asks=(
            Ask(
                name="lessons",
                label=_("What have you learned?"),
                hint=_("For example: “Parents came once we met them at the market, not at the town hall.”"),
                shape=Shape.TEXT,
                needed_for=frozenset({"practice"}),
            ),
            Ask(
                name="what_went_wrong",
                label=_("What went wrong, and what did you do about it?"),
                hint=_(
                    "For example: “The first courses clashed with night shifts, so we moved them to weekends.”"
                ),
                shape=Shape.TEXT,
            ),
            Ask(
                name="recommendations",
                label=_("What would you tell a city that wants to try it?"),
                hint=_(
                    "For example: “Begin with one neighbourhood, and pay the mediators from the first day.”"
                ),
                shape=Shape.TEXT,
            ),
        ),
    ),
    Page(
        slug="partners-and-money",
        title=_("Partners and money"),
        lead=_("Who works with you, and what it costs. A rough figure helps more than none."),
        groups=(
            Group(
                name="partners",
                relation="partners",
                label=_("Who are your partners?"),
                row=_("Partner"),
                key="name",
                asks=(
                    Ask(
                        name="name", label=_("Name of the partner"), hint=_("An organisation, not a person.")
                    ),
                    Ask(
                        name="role",
                        label=_("What does it do?"),
                        hint=_("For example: “pays for the teachers”."),
                    ),
                ),
            ),
        ),
        asks=(
            Ask(
                name="budget_amount",
                label=_("What does it cost in all?"),
                hint=_("For the whole time of the action. For example: 174,000."),
                shape=Shape.MONEY,
            ),
            Ask(
                name="budget_currency",
                label=_("In which currency?"),
                shape=Shape.ONE,
                choices="currencies",
            ),
            Ask(
                name="contact_organisation",
                label=_("Which office can others turn to?"),
                hint=_(
                    "An office, not a person: this is public. For example: “Department of Social Inclusion”."
                ),
            ),
        ),
    ),
)
