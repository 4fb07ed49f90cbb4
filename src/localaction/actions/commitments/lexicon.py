"""How five languages speak of dates and promises: small tables of folded words (see `folding`) and patterns of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """One language. Values are parts of regular expressions over folded text; `|` parts what means the same.

    `dates`: patterns by kind of date, with {month} {year} {day} {number} {ordinal} standing for their own patterns;
    `pairs`: words that mean two of a unit.
    `leads`: what stands before a date; `before`: those that mean "not in it any more". `parts`: the beginning, middle
    or end of what follows. `no_date`: what makes a year the name of something. `joins`: what parts two promises.
    """

    months: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    dates: Mapping[str, tuple[str, ...]]
    units: Mapping[str, str]
    pairs: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    leads: str
    before: str
    parts: Mapping[str, str]
    no_date: str
    joins: str
    begins: str
    people: str
    someday: str
    vague: str
    whole: str
    owners: str
    means: str
    baseline: str


def _named(words: str) -> dict[str, int]:
    """Months or numbers by their names: "january jan, february feb" counts from 1."""
    return {
        name.replace("_", " "): number
        for number, names in enumerate(words.split(","), start=1)
        for name in names.split()
    }


MONEY = r"[$€£¥]|\b(?:usd|eur|us\$|xof|xaf|ugx|kes|mxn|cop|brl)\b"

ENGLISH = Lexicon(
    months=_named(
        "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sept sep,"
        "october oct,november nov,december dec"
    ),
    numbers={**_named("one,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve"), "a": 1, "eighteen": 18,
             "twenty-four": 24},
    ordinals={**_named("first 1st,second 2nd,third 3rd,fourth 4th"), "last": 4},
    dates={
        "day": (
            r"{day}(?:st|nd|rd|th)?(?: of)? {month}\.?,? {year}",
            r"{month}\.? {day}(?:st|nd|rd|th)?,? {year}",
        ),
        "quarter": (r"(?:the )?{ordinal} quarter(?: of)?(?: the year)? {year}", r"q{quarter}(?: of)? ?{year}"),
        "half": (r"(?:the )?{ordinal} half(?: of)?(?: the year)? {year}", r"h{quarter}(?: of)? ?{year}"),
        "month": (r"(?:the month of )?{month}\.?,?(?: of)? {year}",),
        "range": (r"{year}(?: ?[-/] ?| (?:to|and|until|through) ?(?=\d{4})){last}",),
        "in_time": (r"(?:within|in|over|during)(?: the)?(?: next| coming| following)? {number} {unit}",),
        "this_year": (r"(?:this|the current) year|year-end|the year's end",),
        "next_year": (r"next year",),
        "the_year": (r"(?:the )?year",),
        "year": (r"(?:the year )?{year}",),
    },
    units={"months?": "month", "years?": "year", "weeks?": "week"},
    leads=r"(?:no|not) later than|by|until|till|before|in|during|on|from|as of|at|between|over|for|starting",
    before="before",
    parts={
        "end": r"(?:the )?(?:very )?(?:end|close)(?: of|-)?|late(?: in)?|-end",
        "middle": r"(?:the )?middle of|mid-?",
        "begin": r"(?:the )?(?:beginning|start) of|early(?: in)?",
    },
    no_date=r"(?:agenda|vision|strategy|plan|goals?) (?:for )?$",
    joins=r", and then|, and|, then|;|,| and then| and",
    begins=r"and then|and|then|also|finally",
    people=r"people|persons|famil|households?|children|women|men|refugees|migrants|students|pupils|jobs|places",
    someday=r"as soon as possible|soon|in (?:the )?(?:near |coming |foreseeable )?future|"
            r"in the coming (?:months|years)|in due course|gradually|over time|when(?:ever)? possible|eventually|"
            r"in the long[- ](?:term|run)|at a later stage",
    vague=r"improv\w+|strengthen\w*|promot\w+|support\w*|enhanc\w+|foster\w*|encourag\w+|rais\w+ awareness|"
          r"awareness|contribut\w+|better|explor\w+|seek\w*|facilitat\w+|more|many|several",
    whole=r"all|every|each|no one|nobody|half|dozens?|hundreds?|thousands?|twice|double",
    owners=r"department|directorate|offices?|unit|division|team|committee|council(?!l)|working group|task force|"
           r"mayor\w*|secretariat|agency|bureau|commission|officers?|ministry|municipal services?|section|"
           r"university|partners?",
    means=MONEY + r"|\b(?:budget\w*|fund\w*|grants?|dollars?|euros?|pounds|francs?|shillings?|rand|pesos|staff|posts|"
          r"full-time|part-time|volunteers|financ\w+|"
          r"allocat\w+|money|hir(?:e|es|ed|ing)|employ\w*|resources?|paid|invest\w+|cost\w*)\b",
    baseline=r"from \d[\d,. ]*(?:\w+ ){0,3}to \d|instead of|today|currently|at present|right now|compared (?:to|with)|"
             r"baseline|up from|down from|so far|at the moment|until now|than in \d{4}",
)  # fmt: skip

FRENCH = Lexicon(
    months=_named(
        "janvier janv,fevrier fevr,mars,avril avr,mai,juin,juillet juil,aout,"
        "septembre sept rentree rentree_scolaire,octobre oct,"
        "novembre nov,decembre dec"
    ),
    numbers={**_named("un,deux,trois,quatre,cinq,six,sept,huit,neuf,dix,onze,douze"), "une": 1, "dix-huit": 18,
             "vingt-quatre": 24},
    ordinals={**_named("premier 1er 1ere,deuxieme second 2e 2eme,troisieme 3e 3eme,quatrieme 4e 4eme"), "dernier": 4},
    dates={
        "day": (r"(?:le )?{day}(?:er)? {month}\.? {year}",),
        "quarter": (
            r"(?:le |au )?{ordinal} trimestre(?: de| d')?(?: ?l'annee)? ?{year}",
            r"t{quarter} ?(?:de )?{year}",
        ),
        "half": (r"(?:le |au )?{ordinal} semestre(?: de| d')?(?: ?l'annee)? ?{year}", r"s{quarter} ?(?:de )?{year}"),
        "month": (r"(?:le mois de |mois de |la )?{month}\.?(?: de)? {year}",),
        "range": (r"{year}(?: ?[-/] ?| (?:a|au|et) ?(?=\d{4})){last}",),
        "in_time": (
            (
                r"(?:d'ici(?: a)?|dans(?: les| un delai de)?|sous|en|au cours des|sur|pendant les|durant les)"
                r"(?: prochaine?s?)? {number}(?: prochaine?s)? {unit}"
            ),
        ),
        "this_year": (r"cette annee|l'annee en cours",),
        "next_year": (r"l'annee prochaine|l'an prochain",),
        "the_year": (r"(?:l'|d')?annee",),
        "year": (r"(?:l'annee |l'an )?{year}",),
    },
    units={"mois": "month", "ans?|annees?": "year", "semaines?": "week"},
    leads=r"a l'horizon(?: de)?|au plus tard(?: en| le| a| au)?|d'ici(?: a| au| le| la)?|avant(?: le| la)?|"
          r"jusqu'(?:en|a|au)|a partir de|des|en|au|a|pour|courant|dans|durant|pendant|le|du|entre|sur|de",
    before="avant",
    parts={
        "end": r"(?:a )?(?:la )?fin(?: de| d'| du)?(?: mois de)?",
        "middle": r"(?:au )?milieu de|mi-?|(?:a )?(?:la )?mi-",
        "begin": r"(?:au |le )?debut(?: de| d')?",
    },
    no_date=r"(?:agenda|programme|vision|strategie|plan|objectifs?) (?:de |a l'horizon )?$",
    joins=r", puis|, et|;|,| puis| et",
    begins=r"et|puis|ensuite|enfin",
    people=r"personnes|famil|menages|enfants|femmes|hommes|refugie|migrant|eleves|emplois|places",
    someday=r"prochainement|bientot|des que possible|a terme|a l'avenir|dans un avenir proche|progressivement|"
            r"ulterieurement|dans les (?:mois|annees) a venir|dans les prochaine?s (?:mois|annees)|a long terme",
    vague=r"amelior\w+|renforc\w+|promouvoir|promotion|soutenir|soutien|favoris\w+|encourag\w+|sensibilis\w+|contribu\w+|"
          r"mieux|faciliter|plus de|plusieurs|davantage|valoris\w+",
    whole=r"tous|toutes|chaque|aucun\w*|la moitie|dizaines?|centaines?|milliers?|doubler",
    owners=r"direction|departement|bureau|service (?:de|du|des|social|municipal|d')|cellule|comite|conseil(?!l)|"
           r"mairie|maire|equipe|agence|secretariat|commission|delegation|office|cabinet|partenaires?|universite|echevin\w*",
    means=MONEY + r"|\b(?:budget\w*|financ\w+|fonds|subvention\w*|millions? (?:d'euros|de)|francs?|personnel|postes?|"
          r"temps plein|"
          r"benevoles|credits?|moyens|ressources|recrut\w+|embauch\w+|allou\w+|cout\w*|investi\w*)\b",
    baseline=r"de \d[\d,. ]*(?:\w+ ){0,3}a \d|au lieu de|aujourd'hui|actuellement|a ce jour|par rapport a|contre \d|"
             r"situation de depart|etat des lieux|jusqu'ici|a l'heure actuelle|reference",
)  # fmt: skip

SPANISH = Lexicon(
    months=_named(
        "enero ene,febrero feb,marzo mar,abril abr,mayo may,junio jun,julio jul,agosto ago,septiembre setiembre sept,"
        "octubre oct,noviembre nov,diciembre dic"
    ),
    numbers={**_named("un,dos,tres,cuatro,cinco,seis,siete,ocho,nueve,diez,once,doce"), "una": 1, "dieciocho": 18,
             "veinticuatro": 24},
    ordinals={
        **_named("primer primero 1er 1o 1.o 1.er,segundo 2o 2.o,tercer tercero 3er 3o 3.o 3.er,cuarto 4o 4.o"),
        "ultimo": 4,
    },
    dates={
        "day": (r"(?:el )?{day}(?:o|ro)?(?: de)? {month}\.?(?: de| del)?(?: ano)? {year}",),
        "quarter": (r"(?:el )?{ordinal} trimestre(?: de| del)?(?: ano)? {year}", r"t{quarter} ?(?:de )?{year}"),
        "half": (r"(?:el )?{ordinal} semestre(?: de| del)?(?: ano)? {year}", r"s{quarter} ?(?:de )?{year}"),
        "month": (r"(?:el mes de )?{month}\.?(?: de| del)?(?: ano)? {year}",),
        "range": (r"{year}(?: ?[-/] ?| (?:a|al|y|hasta) ?(?=\d{4})){last}",),
        "in_time": (
            (
                r"(?:en(?: un plazo de)?|dentro de|durante|a lo largo de)(?: los| las)?(?: proximos| proximas)? "
                r"{number}(?: proximos)? {unit}"
            ),
        ),
        "this_year": (r"este ano|el ano en curso|el presente ano",),
        "next_year": (r"(?:el )?proximo ano|el ano (?:que viene|proximo)",),
        "the_year": (r"(?:el |de )?ano",),
        "year": (r"(?:el ano |ano )?{year}",),
    },
    units={"mes(?:es)?": "month", "anos?": "year", "semanas?": "week"},
    leads=r"a mas tardar(?: en| el| a)?|para(?: el| la)?|antes del?|hasta(?: el)?|a partir de|desde|en(?: el| los)?|"
          r"durante|al|a|el|entre|de|del",
    before="antes",
    parts={
        "end": r"(?:el |a |al )?(?:fin(?:al)?(?:es)?|cierre|fines)(?: de| del)?",
        "middle": r"(?:a )?mediados(?: de| del)?",
        "begin": r"(?:a |el )?(?:principios|comienzos|inicios?)(?: de| del)?",
    },
    no_date=r"(?:agenda|vision|estrategia|plan|objetivos?) (?:de )?$",
    joins=r", y luego|, y|, luego|;|,| y luego| y",
    begins=r"y|luego|despues|ademas|finalmente",
    people=r"personas|famil|hogares|ninos|ninas|mujeres|hombres|refugiad|migrantes|alumnos|empleos|plazas",
    someday=r"pronto|proximamente|cuanto antes|lo antes posible|a futuro|en (?:el|un) futuro(?: cercano)?|"
            r"en los proximos (?:meses|anos)|gradualmente|progresivamente|mas adelante|a largo plazo|con el tiempo",
    vague=r"mejor\w+|fortalec\w+|promov\w+|promoc\w+|apoy\w+|foment\w+|impuls\w+|sensibiliz\w+|contribu\w+|facilit\w+|"
          r"mas|muchos|varios|varias",
    whole=r"todos|todas|cada|ningun\w*|la mitad|decenas|cientos|miles|docenas?|duplicar",
    owners=r"direccion|departamento|oficina|secretaria|unidad|equipo|comite|consejo|concejalia|alcaldia|ayuntamiento|"
           r"alcalde(?:sa)?|comision|mesa|agencia|instituto|gerencia|socios|universidad|gobernacion",
    means=MONEY + r"|\b(?:presupuest\w+|financi\w+|fondos?|subvenc\w+|mill(?:on|ones) de|pesos|personal|plazas|"
          r"tiempo completo|voluntari\w+|recursos|contrat\w+|asign\w+|costo|coste|inversion|invertir)\b",
    baseline=r"de \d[\d,. ]*(?:\w+ ){0,3}a \d|en lugar de|en vez de|hoy|actualmente|en la actualidad|frente a|"
             r"respecto (?:a|de)|linea de base|hasta ahora|hasta la fecha",
)  # fmt: skip

PORTUGUESE = Lexicon(
    months=_named(
        "janeiro jan,fevereiro fev,marco mar,abril abr,maio mai,junho jun,julho jul,agosto ago,setembro set,"
        "outubro out,novembro nov,dezembro dez"
    ),
    numbers={**_named("um,dois,tres,quatro,cinco,seis,sete,oito,nove,dez,onze,doze"), "uma": 1, "duas": 2,
             "dezoito": 18, "vinte e quatro": 24},
    ordinals={**_named("primeiro 1o 1.o,segundo 2o 2.o,terceiro 3o 3.o,quarto 4o 4.o"), "ultimo": 4},
    dates={
        "day": (r"(?:o dia |dia )?{day}(?:o)?(?: de)? {month}\.?(?: de| do)?(?: ano de)? {year}",),
        "quarter": (r"(?:o )?{ordinal} trimestre(?: de| do)?(?: ano de)? {year}", r"t{quarter} ?(?:de )?{year}"),
        "half": (r"(?:o )?{ordinal} semestre(?: de| do)?(?: ano de)? {year}", r"s{quarter} ?(?:de )?{year}"),
        "month": (r"(?:o mes de )?{month}\.?(?: de)? {year}",),
        "range": (r"{year}(?: ?[-/] ?| (?:a|e|ate) ?(?=\d{4})){last}",),
        "in_time": (
            (
                r"(?:em|dentro de|no prazo de|nos|nas|durante os|ao longo dos)(?: proximos| proximas)? "
                r"{number}(?: proximos)? {unit}"
            ),
        ),
        "this_year": (r"(?:n?este|neste|deste) ano|(?:o |no )?ano (?:corrente|em curso)",),
        "next_year": (r"(?:o |no )?proximo ano|(?:o |no )?ano que vem|para o ano",),
        "the_year": (r"(?:o |do )?ano",),
        "year": (r"(?:o ano de |ano de )?{year}",),
    },
    units={"mes(?:es)?": "month", "anos?": "year", "semanas?": "week"},
    leads=r"o mais tardar(?: em)?|ate(?: ao| o| a)?|antes d[eo]|a partir de|desde|em|no|na|ao|a|para|durante|"
          r"entre|de|do|o",
    before="antes",
    parts={
        "end": r"(?:ao |o |no )?(?:fim|final|finais|fins)(?: de| do)?",
        "middle": r"(?:em |a )?meados(?: de| do)?",
        "begin": r"(?:ao |o |no )?(?:inicio|comeco|principio)s?(?: de| do)?",
    },
    no_date=r"(?:agenda|visao|estrategia|plano|objetivos?) (?:de )?$",
    joins=r", e depois|, e|, depois|;|,| e depois| e",
    begins=r"e|depois|alem disso|por fim",
    people=r"pessoas|famil|agregados|criancas|mulheres|homens|refugiad|migrantes|alunos|empregos|lugares|vagas",
    someday=r"em breve|brevemente|logo que possivel|assim que possivel|o mais (?:cedo|breve) possivel|no futuro|"
            r"futuramente|nos proximos (?:meses|anos)|gradualmente|progressivamente|mais tarde|"
            r"a longo prazo|com o tempo",
    vague=r"melhor\w+|fortalec\w+|reforc\w+|promov\w+|promoc\w+|apoi\w+|foment\w+|incentiv\w+|sensibiliz\w+|contribu\w+|"
          r"facilit\w+|mais|muitos|varios|varias",
    whole=r"todos|todas|cada|nenhum\w*|metade|dezenas|centenas|milhares|duplicar",
    owners=r"departamento|secretaria|direc[ct]?ao|direcao|gabinete|equip[ae]|comissao|conselho|camara|prefeitura|"
           r"prefeit[oa]|presidente da camara|unidade|divisao|coordenacao|servicos? municipa\w+|agencia|"
           r"parceiros|universidade",
    means=MONEY + r"|\b(?:orcament\w+|financi\w+|fundos?|subsidi\w+|milh(?:ao|oes) de|reais|pessoal|vagas|"
          r"tempo inteiro|"
          r"voluntari\w+|recursos|contrat\w+|verbas?|custo|investimento|investir)\b",
    baseline=r"de \d[\d,. ]*(?:\w+ ){0,3}para \d|em vez de|hoje|atualmente|actualmente|neste momento|face a|"
             r"em comparacao|linha de base|ate agora|ate a data",
)  # fmt: skip

ARABIC = Lexicon(
    months=_named(
        "يناير كانون_الثاني جانفي,فبراير شباط فيفري,مارس اذار,ابريل نيسان افريل,مايو ايار ماي,"
        "يونيو حزيران يونيه جوان,يوليو تموز يوليه يوليوز جويليه,اغسطس اب اوت غشت,سبتمبر ايلول شتنبر,"
        "اكتوبر تشرين_الاول,نوفمبر تشرين_الثاني نونبر,ديسمبر كانون_الاول دجنبر"
    ),
    numbers=_named(
        "واحد واحده,اثنين اثنان,ثلاث ثلاثه,اربع اربعه,خمس خمسه,ست سته,سبع سبعه,ثماني ثمانيه,تسع تسعه,عشر عشره"
    ),
    ordinals={**_named("الاول,الثاني,الثالث,الرابع"), "الاخير": 4},
    dates={
        "day": (r"(?:يوم )?{day} (?:من )?(?:شهر )?{month}(?: من)?(?: عام| سنه| لعام)? {year}",),
        "quarter": (r"(?:ال)?(?:ربع|فصل) {ordinal}(?: من| ل)? ?(?:عام|سنه|العام)? ?{year}",),
        "half": (r"(?:ال)?نصف {ordinal}(?: من| ل)? ?(?:عام|سنه|العام)? ?{year}",),
        "month": (r"(?:شهر )?{month}(?: من)?(?: عام| سنه| لعام)?,? {year}",),
        "range": (r"{year}(?: ?[-/] ?| (?:الي|و|حتي) ?(?=\d{4})){last}",),
        "in_time": (
            r"(?:خلال|في غضون|في|بعد)(?: فتره)? {number} {unit}",
            r"(?:خلال|في غضون|بعد) {pair}",
            r"(?:خلال|في غضون) ال{unit} (?:ال)?{number}(?: المقبله| القادمه)?",
        ),
        "this_year": (r"هذا العام|هذه السنه|العام (?:الحالي|الجاري)|السنه (?:الحاليه|الجاريه)",),
        "next_year": (r"العام (?:المقبل|القادم)|السنه (?:المقبله|القادمه)",),
        "the_year": (r"العام|السنه",),
        "year": (r"(?:عام |سنه |العام )?{year}",),
    },
    pairs={"شهرين": (2, "month"), "عامين": (2, "year"), "سنتين": (2, "year")},
    units={"اشهر|شهرا|شهور|شهر": "month", "سنوات|سنه|اعوام|عاما|عام": "year", "اسابيع|اسبوعا|اسبوع": "week"},
    leads=r"في موعد اقصاه|في افق|بحلول|قبل|حتي|في|خلال|مع|بدءا من|اعتبارا من|ابتداء من|من|بين|ل",
    before="قبل",
    parts={
        "end": r"[بل]?(?:نهايه|اواخر|ختام|اخر)(?: شهر)?",
        "middle": r"[بل]?(?:منتصف|اواسط)(?: شهر)?",
        "begin": r"[بل]?(?:بدايه|مطلع|اوائل)(?: شهر)?",
    },
    no_date=r"(?:خطه|رويه|اجنده|استراتيجيه|اهداف|جدول اعمال) (?:عام |التنميه )?(?:المستدامه )?(?:لعام )?$",
    joins=r"[؛;]|, ثم|, و(?=\w)|,| ثم| و(?=\w)",
    begins=r"ثم|كما",
    people=r"شخص|اسره|عائله|طفل|امراه|لاجئ|مهاجر|طالب|فرصه",
    someday=r"قريبا|في اقرب وقت(?: ممكن)?|في المستقبل(?: القريب)?|مستقبلا|تدريجيا|لاحقا|"
            r"(?:في|خلال) (?:الاشهر|السنوات|الفتره) (?:المقبله|القادمه)|علي المدي (?:البعيد|الطويل)",
    vague=r"(?:ال|ل|ب|و)?(?:تحسين|تعزيز|دعم|تشجيع|توعيه|تسهيل|تطوير|مساهمه|مزيد|عده|تقويه)\w*|نعزز|نحسن|ندعم",
    whole=r"(?:ل|ب)?(?:جميع|كل|كافه)|نصف|عشرات|مئات|الاف",
    owners=r"(?:ال|لل|بال|وال|و|ل|ب)?(?:دائره|مديريه|اداره|قسم|مكتب|لجنه|بلديه|مجلس|وحده|فريق|مصلحه|هيئه|رئيس|رئيسه|"
           r"شركاء|جامعه|محافظه|جمعيه)\w*",
    means=MONEY + r"|(?<!\w)(?:ال|ل|ب|و|بال|لل)?(?:ميزانيه|موازنه|تمويل|منحه|دولار|يورو|دينار|درهم|ليره|موظف\w*|"
          r"متطوع\w*|موارد|مخصصات|كلفه|تكلفه|استثمار|صندوق)\w*",
    baseline=r"من \d[\d,. ]*(?:\w+ ){0,3}الي \d|حاليا|اليوم|الان|بدلا من|مقارنه|خط الاساس|حتي الان|في الوقت الراهن",
)  # fmt: skip

LEXICONS: Mapping[str, Lexicon] = {
    "en": ENGLISH,
    "fr": FRENCH,
    "es": SPANISH,
    "pt": PORTUGUESE,
    "ar": ARABIC,
}


def lexicon(language: str) -> Lexicon:
    """The tables of a language; English for one that has none."""
    return LEXICONS.get(language.partition("-")[0], ENGLISH)
