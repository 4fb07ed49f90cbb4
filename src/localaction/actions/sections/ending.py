"""The last pages of writing: what comes next, which support is needed, what others need to do the same; consent."""

from django.utils.translation import gettext_lazy as _

from localaction.actions.sections.asks import EVERY_KIND, Ask, Group, Page, Shape

ENDING = (
    Page(
        slug="commitments",
        title=_("What you commit to next"),
        lead=_("Dated promises that anyone can check later. We will ask you gently how they went."),
        asks=(
            Ask(
                name="further_commitment",
                label=_("What will you do next?"),
                hint=_("For example: “We will open welcome classes in all districts.”"),
                shape=Shape.TEXT,
                needed_for=frozenset({"commitment"}),
            ),
        ),
        groups=(
            Group(
                name="milestones",
                relation="milestones",
                label=_("Which milestones can be measured?"),
                row=_("Milestone"),
                hint=_("What will be true, and by when."),
                key="text",
                needed_for=frozenset({"commitment"}),
                asks=(
                    Ask(
                        name="text",
                        label=_("What will be true?"),
                        hint=_("For example: “Welcome classes run in 12 of 12 districts.”"),
                        longest=500,
                    ),
                    Ask(
                        name="due_on",
                        label=_("By when?"),
                        hint=_("For example: 2027-09, or only 2027."),
                        shape=Shape.END,
                    ),
                ),
            ),
        ),
    ),
    Page(
        slug="support",
        title=_("Support you need"),
        lead=_("Partners and funds look for actions to support. Tell them what would help."),
        asks=(
            Ask(
                name="support_kinds",
                label=_("What kind of support would help?"),
                shape=Shape.MANY,
                choices="terms:support-kinds",
            ),
            Ask(
                name="support_needed",
                label=_("What exactly would you use it for?"),
                hint=_(
                    "For example: “US$60,000 for two more years of bilingual assistants in four schools.”"
                ),
                shape=Shape.TEXT,
            ),
        ),
    ),
    Page(
        slug="transferability",
        title=_("Could it work elsewhere?"),
        lead=_("What another city needs to know before it starts."),
        asks=(
            Ask(
                name="transferability",
                label=_("What makes it easy or hard to copy?"),
                hint=_("For example: “It works where schools may hire staff themselves.”"),
                shape=Shape.TEXT,
            ),
            Ask(
                name="legal_competence",
                label=_("Which powers must a government have to do this?"),
                hint=_("For example: “It must be in charge of school buildings.”"),
                shape=Shape.TEXT,
            ),
            Ask(
                name="preconditions",
                label=_("What must be in place first?"),
                hint=_("For example: “A partner who speaks the families’ languages.”"),
                shape=Shape.TEXT,
            ),
            Ask(
                name="budget_band",
                label=_("Roughly what budget does it take?"),
                hint=_("The total cost for the whole time, in US dollars."),
                shape=Shape.ONE,
                choices="terms:budget-bands",
            ),
            Ask(
                name="staff",
                label=_("How many staff does it take?"),
                hint=_("For example: “two people, half time”."),
            ),
            Ask(
                name="time_needed",
                label=_("How long until it shows results?"),
                hint=_("For example: “about nine months”."),
            ),
        ),
    ),
)

CONSENT = (
    Ask(
        name="consent_hub",
        label=_("May it be offered to the Migration Network Hub as a practice?"),
        hint=_("For practices that are completed or mostly completed."),
        shape=Shape.YES_NO,
        needed_for=EVERY_KIND,
    ),
    Ask(
        name="consent_gcm",
        label=_("May it be entered as a pledge for the Global Compact for Migration?"),
        hint=_("For commitments that serve migrants. Pledges are reviewed every four years."),
        shape=Shape.YES_NO,
        needed_for=EVERY_KIND,
    ),
    Ask(
        name="consent_gcr",
        label=_("May it be shown on the site of the Global Compact on Refugees?"),
        hint=_("For practices and pledges that serve refugees or their hosts."),
        shape=Shape.YES_NO,
        needed_for=EVERY_KIND,
    ),
    Ask(
        name="consent_gfmd",
        label=_("May it be shown at the Global Forum on Migration and Development?"),
        hint=_("Any published action can be shown there."),
        shape=Shape.YES_NO,
        needed_for=EVERY_KIND,
    ),
)
