"""The first pages: what, where and when, which priorities, which challenge."""

from django.utils.translation import gettext_lazy as _

from localaction.actions.sections.asks import EVERY_KIND, Ask, Page, Shape

BEGINNING = (
    Page(
        slug="essentials",
        title=_("The essentials"),
        lead=_("A few short answers, and your draft has a name."),
        asks=(
            Ask(
                name="language",
                label=_("Which language will you write in?"),
                hint=_("Write in the language you know best. We take care of translations."),
                shape=Shape.ONE,
                choices="languages",
                needed_for=EVERY_KIND,
            ),
            Ask(
                name="title",
                label=_("What is your action called?"),
                hint=_(
                    "Say what you do and for whom. For example: “A night school for newly arrived parents”."
                ),
                needed_for=EVERY_KIND,
            ),
            Ask(
                name="kind",
                label=_("What kind of action is it?"),
                hint=_("A practice has results to show. A commitment is a promise with dates."),
                shape=Shape.ONE,
                choices="kind",
                needed_for=EVERY_KIND,
            ),
            Ask(
                name="summary",
                label=_("Tell it in one paragraph"),
                hint=_(
                    "Readers see this first. For example: “Since 2021 the city has opened three help desks where "
                    "newcomers get advice in seven languages.”"
                ),
                shape=Shape.TEXT,
                needed_for=EVERY_KIND,
            ),
        ),
    ),
    Page(
        slug="where-and-when",
        title=_("Where and when"),
        lead=_("So that others can find you on the map and know how far you are."),
        asks=(
            Ask(
                name="place_name",
                label=_("Where does it take place?"),
                hint=_("The city, town or region. Never the address of a shelter or of a home."),
                needed_for=EVERY_KIND,
                longest=200,
            ),
            Ask(
                name="place_admin1",
                label=_("In which province, region or state?"),
                hint=_("For example: “Western Area”."),
                longest=200,
            ),
            Ask(
                name="place_country",
                label=_("In which country or territory?"),
                shape=Shape.ONE,
                choices="countries",
                needed_for=EVERY_KIND,
            ),
            Ask(
                name="stage",
                label=_("How far has it come?"),
                hint=_("Say it as it is. An action that stalled can teach others a lot."),
                shape=Shape.ONE,
                choices="stage",
                needed_for=EVERY_KIND,
            ),
            Ask(
                name="starts_on",
                label=_("When did it start, or when will it?"),
                hint=_("A year is enough. For example: 2024, 2024-05 or 17/05/2024."),
                shape=Shape.START,
                needed_for=EVERY_KIND,
            ),
            Ask(
                name="ends_on",
                label=_("When did it end, or when will it?"),
                hint=_("Leave it empty if it goes on without an end. For example: 2027."),
                shape=Shape.END,
            ),
        ),
    ),
    Page(
        slug="priorities",
        title=_("Priority objectives"),
        lead=_(
            "The Call has priority objectives that join the global agreements. Which ones does your action serve?"
        ),
        asks=(
            Ask(
                name="priorities",
                label=_("Which priority objectives does it serve?"),
                hint=_("Choose one to three that fit best."),
                shape=Shape.MANY,
                choices="items:priorities",
                needed_for=EVERY_KIND,
            ),
            Ask(
                name="themes",
                label=_("Which themes is it about?"),
                hint=_("People search by these words. For example: housing, or education."),
                shape=Shape.MANY,
                choices="terms:themes",
            ),
        ),
    ),
    Page(
        slug="challenge",
        title=_("The challenge"),
        lead=_("What was not good enough, and what you set out to change."),
        asks=(
            Ask(
                name="challenge",
                label=_("Which challenge did you face?"),
                hint=_(
                    "For example: “Half of the newcomers’ children had no place at school in their first year.”"
                ),
                shape=Shape.TEXT,
                needed_for=EVERY_KIND,
            ),
            Ask(
                name="objective",
                label=_("What do you want to achieve?"),
                hint=_("For example: “Every child has a place at school within four weeks.”"),
                shape=Shape.TEXT,
            ),
        ),
    ),
)
