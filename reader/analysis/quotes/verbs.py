"""The verbs of saying, with their inflections and how surely each one introduces somebody's words."""

import re
from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import cache

from reader.analysis.quotes.words import word_set
from reader.article import Stance


class Strength(IntEnum):
    """How surely a verb reports speech: only in a frame, in most sentences, always."""

    WEAK = 1
    USUAL = 2
    STRONG = 3


class Tense(Enum):
    """The inflections that matter for finding the subject."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form of a verb of saying."""

    lemma: str
    tense: Tense
    strength: Strength


_STRONG = """acknowledge add admit announce argue ask claim conclude continue declare explain insist note
recall remark reply respond say state tell tweet warn write"""
_USUAL = """accuse advise advocate agree allege answer assert assure attack beg believe blame blast boast
brag brand call caution challenge characterise characterize charge cite comment compare complain concede
condemn confess confirm contend counter credit cry decry defend demand denounce deny deride describe
dismiss dub elaborate emphasise emphasize estimate exclaim exhort expect express hail hint implore joke
label lament laud liken maintain mention mock muse observe opine plead pledge portray post praise predict
bemoan proclaim promise pronounce propose protest question quip quote reaffirm recommend recount refer
reiterate relate remind repeat report reproach retort reveal ridicule scoff scream shout slam speculate
stress suggest swear tease tell testify tout urge vow whisper yell affirm attest avow bellow clarify
concur confide croak disavow divulge enquire inquire enthuse exult gripe grouse grumble hiss howl
insinuate interrupt intone jest moan mumble narrate prophesy recollect reminisce retweet shriek snarl
splutter squeal stammer stutter surmise theorise theorize thunder utter volunteer whine whimper demur
expound extol hypothesise hypothesize postulate parrot plug rebut refute relay sermonise blurt wheeze
drawl remember radio phone cable stipulate decree posit deadpan profess aver castigate berate upbraid
lambaste excoriate reassert corroborate instruct specify voice guarantee rejoin remonstrate acclaim
expostulate query pontificate restate recapitulate decline regret"""
_WEAK = """address admonish apologise apologize appeal applaud bash bill bristle celebrate chant cheer
chide coin commend criticise criticize deem deplore disagree disclose echo endorse find fume go greet gush
groan growl hope indicate inform interject invite invoke lambast lash mutter name notify object offer
oppose outline point preach push put rail rage rant read reason reassure rebuke reckon reference reject
request riff rip roar rule salute scold scorn seek seethe show sigh sign signal sing snap sneer speak sum
summarise summarize taunt term thank think threaten title trash underline underscore vent wail want welcome
wonder reflect ponder marvel text email smile grin nod shrug laugh chuckle giggle gasp sob beam frown pout
smirk sniff snort weep yawn grunt bark pause counsel gloat lecture grimace coo purr murmur rasp hum chorus
elucidate trumpet dispute persist resume venture recite babble backtrack banter bawl beseech bleat bluster
bray cackle carp censure chatter chirp chortle clamour clamor commiserate compliment congratulate
conjecture contradict crow curse cuss declaim deduce dictate dissent drone effuse enjoin entreat eulogise
eulogize enumerate fault fear forecast foresee fret fulminate guess guffaw harangue hazard heckle highlight
holler imagine infer interpose intimate jeer jibe mourn orate paraphrase philosophise philosophize pillory
prattle prognosticate rave react recap rejoice reprimand rue ruminate skewer slander snicker snigger
soliloquise spit spout sputter squawk squeak sympathise sympathize vilify vouch warble worry yammer yap
yelp identify uncover detect envisage doubt determine diagnose fire shoot strike clap chime jump
weigh wade butt burst sound spell double boom press make"""
_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote", "think": "thought", "read": "read", "speak": "spoke",
    "go": "went", "find": "found", "seek": "sought", "put": "put", "swear": "swore", "sing": "sang",
    "weep": "wept", "foresee": "foresaw", "forecast": "forecast", "spit": "spat", "shoot": "shot",
    "strike": "struck", "burst": "burst", "make": "made",
}  # fmt: skip
#: Verbs that report only with a certain word behind them: “went on”, “put it”, “fired back”, “found that”.
NEEDED_BEHIND = {
    "go": {"on"}, "put": {"it"}, "find": {"that"}, "show": {"that"}, "indicate": {"that"}, "fire": {"back"},
    "shoot": {"back"}, "strike": {"back"}, "clap": {"back"}, "chime": {"in"}, "jump": {"in"}, "weigh": {"in"},
    "wade": {"in"}, "butt": {"in"}, "burst": {"out"}, "sound": {"off"}, "spell": {"out"}, "double": {"down"},
    "press": {"on"}, "make": {"clear"}, "determine": {"that"}, "highlight": {"that"},
}  # fmt: skip
#: Forms that are nouns at least as often: they need a subject right before them.
NOUN_LIKE = word_set(
    """chant chants roar roars answer answers appeal appeals attack attacks blame brand brands call calls
    challenge challenges charge charges cheer cheers claim claims comment comments cry cries demand
    demands echo estimate estimates hope hopes joke jokes label labels list lists mention mentions name
    names note notes object objects offer offers order orders plan plans plea pledge pledges point
    points post posts praise promise promises protest protests question questions quote quotes reason
    reasons remark remarks replies reply report reports request requests rule rules sign signal signals
    signs stress tease term terms title titles tweet tweets urge urges state states saying writing
    reading meaning radio radios phone phones cable cables text texts email emails counsel counsels
    pause pauses smile smiles laugh laughs grin grins nod nods sigh sighs jest jests howl howls moan
    moans whine whines thunder volunteer volunteers lecture lectures beam beams bark barks frown frowns
    gasp gasps parrot parrots plug plugs relay relays dispute disputes hum chorus trumpet trumpets pout
    resume resumes venture ventures findings finding warning warnings ruling calling opening starting
    shouting thinking asking sums fear fears guess guesses query queries voice voices guarantee guarantees
doubt doubts worry worries regret regrets curse curses fault faults jeer jeers press presses forecast
forecasts compliment compliments banter clamour clamor highlight highlights decline declines
booming recap recaps"""
)
#: What a face or a throat does: speech only right beside somebody's words.
GESTURES = word_set(
    """smile grin nod shrug laugh chuckle giggle gasp sob beam frown pout smirk sniff snort weep yawn grunt
    bark pause sigh shriek hum purr coo grimace rasp croak wheeze howl moan growl groan roar sneer snarl
    whimper worry fear doubt guess fret snicker snigger cackle chortle guffaw yelp squeak squawk spit react
    imagine identify uncover detect envisage"""
)
#: How the verbs take what is said; whatever stands in no list is neutral.
_STANCES = {
    Stance.CLAIMING: "claim allege assert contend maintain boast insist argue brag profess aver reassert",
    Stance.DENYING: "deny dismiss reject counter disagree dispute refute rebut disavow",
    Stance.ADMITTING: "admit concede acknowledge confess own apologise apologize",
    Stance.WARNING: "warn caution threaten fear alert forewarn fret worry",
    Stance.PRAISING: """praise laud hail applaud commend celebrate salute tout credit cheer thank welcome
    congratulate compliment acclaim extol enthuse gush rave eulogise eulogize""",
    Stance.CRITICISING: """accuse attack blame blast condemn decry denounce deplore deride criticise criticize
    slam mock ridicule lambast lash bash rail rant rip riff rebuke reproach scold scorn scoff chide challenge
    complain lament taunt trash sneer admonish fume seethe bristle jeer lambaste castigate berate upbraid
excoriate censure pillory skewer vilify harangue reprimand carp fulminate heckle fault""",
    Stance.ASKING: "ask question wonder inquire query",
    Stance.DEMANDING: """demand urge beg implore plead exhort request order appeal call_for seek invite
instruct decree beseech entreat enjoin clamour clamor""",
    Stance.PROMISING: "promise pledge vow swear assure reassure guarantee",
    Stance.EXPECTING: """expect predict hope speculate estimate anticipate forecast believe think reckon
foresee guess conjecture prophesy prognosticate surmise""",
    Stance.AGREEING: "agree confirm endorse reaffirm concur echo affirm",
}
#: Nouns of saying, with the verb whose stance they have.
_NOUNS = {
    "accusation": "accuse", "allegation": "allege", "assertion": "assert", "assertions": "assert",
    "contention": "contend", "warning": "warn", "threat": "threaten", "plea": "plead", "denial": "deny",
    "admission": "admit", "complaint": "complain", "criticism": "criticise", "prediction": "predict",
    "insistence": "insist", "argument": "argue", "question": "ask", "boast": "boast", "calls": "call_for",
}  # fmt: skip
#: The forms other languages report in, for articles with quotations of or dialogue in them.
ELSEWHERE = word_set(
    """dit répondit demanda ajouta murmura cria expliqua affirme affirmé affirma déclare déclaré déclara
    explique expliqué estime estimé raconte souligne souligné répète répond demande lance lancé soupira reprit
    précise précisé confie confié poursuit ajoute ajouté rappelle rappelé insiste ironise martèle témoigne
    prévient soutient déplore dénonce dénoncé regrette reconnaît réagit résume conclu s’exclame
    exclame exclamé exclamée soupire soupiré qualifie qualifié qualifiée évoque évoqué juge jugé dénonçait
    dijo dice respondió preguntó añadió agregó afirmó afirma explicó explica aseguró asegura señaló declaró
    contestó gritó comentó murmuró replicó indicó sostuvo sostiene manifestó expresó advirtió recordó subrayó
    apuntó remarcó precisó insistió reconoció confesó lamentó denunció destacó relató contó concluyó
    sagte sagt sagten erklärte erklärt fragte antwortete rief meinte meint betonte betont schrieb schreibt
    erwiderte flüsterte ergänzte forderte warnte kritisierte berichtete berichtet erzählte erzählt räumte
    versicherte bekräftigte kommentierte bestätigte lobte mahnte nannte nennt bezeichnete bezeichnet sprach
    calificó califica tachó llamó pregunta responde niega replica añade señala indica recuerda insistía
    powiedział powiedziała odparł odparła zapytał zapytała dodał dodała odpowiedział odpowiedziała
    stwierdził stwierdziła mówi twierdzi podkreśla podkreślił podkreśliła dodaje zaznacza zaznaczył wyjaśnia
    wyjaśnił wyjaśniła ocenił oceniła przyznał przyznała przekonuje informuje poinformował poinformowała
    disse dicono afferma rispose chiese aggiunse aggiunge spiegò spiega affermò dichiarò racconta sottolinea
    afirmou explicou perguntou respondeu declarou acrescentou contou ressaltou destacou alertou explica
    zei zegt vroeg antwoordde vertelt vertelde benadrukt benadrukte liet
    säger sade frågade svarade berättar sagde siger spurgte svarede sier spurte svarte sanoi sanoo kertoo
    kertoi kysyi vastasi totesi řekl řekla uvedl uvedla dodal dodala odpověděl odpověděla mondta kérdezte
    dedi söyledi сказал сказала заявил заявила отметил отметила спросил спросила ответил ответила добавил
    добавила сообщил сообщила сказав сказала заявив заявила"""
)
_DOUBLING = re.compile(r"(?:[^aeiou]|qu)[aeiou][^aeiouwxy]$")
#: Their last syllable is stressed and doubles its consonant.
_STRESSED_LAST = word_set("aver concur deadpan demur extol")
_NEVER_DOUBLED = word_set("remember answer counter order offer blister whisper mutter question")


def _inflections(lemma: str) -> dict[str, Tense]:
    """Return the regular forms of `lemma`, its irregular past in place of the regular one."""
    if lemma.endswith("e"):
        third, past, participle = lemma + "s", lemma + "d", lemma[:-1] + "ing"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        third, past, participle = lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else "s")
        doubled = _DOUBLING.search(lemma) and lemma not in _NEVER_DOUBLED and _doubles(lemma)
        stem = lemma + lemma[-1] if doubled else lemma
        past, participle = stem + "ed", stem + "ing"
    past = _IRREGULAR.get(lemma, past)
    british = {}
    if lemma.endswith(("el", "al")) and lemma not in _IRREGULAR:
        british = {lemma + lemma[-1] + "ed": Tense.PAST, lemma + lemma[-1] + "ing": Tense.PARTICIPLE}
    forms_of = {lemma: Tense.BASE, third: Tense.PRESENT, participle: Tense.PARTICIPLE, past: Tense.PAST}
    return forms_of | british


def _doubles(lemma: str) -> bool:
    """Tell whether the last consonant doubles: in one syllable, or a stressed last one (admit, refer)."""
    return len(re.findall(r"[aeiouy]+", lemma)) == 1 or (
        lemma.endswith(("mit", "fer", "get")) or lemma in _STRESSED_LAST
    )


@cache
def _stance_of_lemma() -> dict[str, Stance]:
    return {lemma: stance for stance, lemmas in _STANCES.items() for lemma in lemmas.split()}


def stance_of(cue: str, behind: str = "") -> Stance:
    """Return how a verb or noun of saying takes what is said; `behind` is the word that follows it.

    “called for” demands, “called” only names.
    """
    low = cue.lower()
    form = forms().get(low)
    if form is None and " " in low:
        return stance_of(low.rpartition(" ")[2], behind)  # “issued a warning”
    lemma = form.lemma if form is not None else _NOUNS.get(low, low)
    if lemma == "call" and behind.lower() in ("for", "on"):
        lemma = "call_for"
    if lemma == "ask" and behind.lower() == "for":
        return Stance.DEMANDING
    return _stance_of_lemma().get(lemma, Stance.NEUTRAL)


@cache
def forms() -> dict[str, Form]:
    """Return every inflected form, in lower case, with its verb; made once, on first use."""
    table: dict[str, Form] = {}
    for words, strength in (
        (_WEAK, Strength.WEAK), (_USUAL, Strength.USUAL), (_STRONG, Strength.STRONG)
    ):  # fmt: skip
        for lemma in words.split():
            for form, tense in _inflections(lemma).items():
                table[form] = Form(lemma, tense, strength)
    for form in ELSEWHERE:
        table.setdefault(form, Form("say", Tense.PAST, Strength.STRONG))
    return table
