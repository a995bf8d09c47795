"""The small words that noun phrases and clauses are recognised by."""

from reader.analysis.quotes.persons import PERSONS


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set; word lists read best as words."""
    return frozenset(words.split())


SUBJECT_PRONOUNS = word_set("he she they it i we you il elle er él ella ele ela")
HE_OR_SHE = frozenset({"he", "she"})
RELATIVES = frozenset({"who", "that", "which"})
DETERMINERS = word_set(
    """the a an his her their its our my your another one some many several this that these those other
    both few most all two three four five six seven eight nine ten no any each every various numerous
    more"""
)
PREPOSITIONS = word_set(
    """of for from at in on with by to during after before about over under against near into through since
    between among within without despite amid following until upon toward towards behind beyond outside
    inside across along around via per like unlike including"""
)
#: Prepositions after which a name belongs to the noun before it: “a spokesman for Marta Quill”.
BINDING_PREPOSITIONS = word_set("of for from at in with by to on against about between among near over under")
CONJUNCTIONS = word_set("and but or nor yet so then")
SUBORDINATORS = word_set(
    """that as when while because if since although though whereas where whether unless until than what how
    why which who whom whose once lest"""
)
#: What may stand between a subject and its verb.
BETWEEN = word_set(
    """has have had having was were is are be been being also then later recently would will did does do
    could should may might shall can must again repeatedly even just once never often famously simply
    further only still first previously not now already soon likewise instead always ever twice thus
    both ’s 's ’d 'd ’re 're ’ve 've ’ll 'll ’m 'm himself herself themselves itself n’t n't"""
)
AUXILIARIES = word_set(
    """has have had was were is are be been would will did does do could should may might shall can must
    isn’t isn't wasn’t wasn't aren’t aren't weren’t weren't didn’t didn't doesn’t doesn't don’t don't
    won’t won't can’t can't couldn’t couldn't wouldn’t wouldn't hasn’t hasn't haven’t haven't hadn’t
    hadn't shouldn't shouldn’t"""
)
#: Irregular verbs that often follow a subject; the regular ones show themselves by -ed.
COMMON_VERBS = word_set(
    """put went came got made took gave left held kept saw ran knew felt met stood sat brought became led
    paid sent spoke began fell grew lost won broke built chose drew drove rose threw wore spent meant
    sought found goes comes gets makes takes gives keeps sees runs knows feels stands brings becomes
    leads pays sends speaks begins seems remains wants needs appears says"""
)
TIMES = word_set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december jan. feb. aug. sept. oct. nov. dec. today yesterday
    tomorrow morning afternoon evening night week weekend month year spring summer autumn fall winter
    last next this past earlier early late later ago tonight recently days weeks months years hours"""
)
#: Words that begin a sentence with a capital and name nobody.
NOT_NAMES = word_set(
    """in on at by for from with after before during since until when while as if because although though
    despite amid under over about against among between but and or so yet nor however still meanwhile
    also then there here now later earlier once what who why how where which that this these those it he
    she they we you i his her their our my its your the a an one some many most all both each every no
    not only even just such other another more less few several two three four five six seven eight nine
    ten half dozens scores hundreds thousands asked speaking according moreover furthermore instead
    indeed perhaps maybe yes well oh to of like unlike is are was were do does did has have had let
    never ever often sometimes today yesterday tomorrow tonight said says say adding following giving
    making taking lastly finally thus hence"""
)
PARTICLES = word_set("de da del della di du la le van von der den ter bin ibn al el ben dos das af")
#: Documents and sayings: they speak, and it matters to the reader that it was they.
DOCUMENTS = word_set(
    """statement letter report email e-mail memo memorandum release announcement communique communiqué
    declaration document filing complaint lawsuit indictment ruling opinion editorial article column
    post tweet message note study survey poll paper notice order bill resolution plan petition speech
    transcript book essay review affidavit advisory bulletin blog proposal manifesto website text
    testimony headline dispatch cable decree verdict judgment summary leaflet pamphlet sign banner
    placard advert piece story brief profile dossier"""
)
#: Nouns of saying: “Ola Brand’s claim that …”, “his promise of …”.
SAYINGS = word_set(
    """claim claims assertion assertions allegation accusation argument contention promise promises pledge vow
    warning warnings threat call calls
    demand plea description characterization characterisation remark remarks
    comment comments insistence suggestion declaration admission denial complaint prediction criticism boast
    words phrase slogan mantra motto chant chants joke mandate
    allegations accusations arguments pledges demands pleas descriptions suggestions declarations admissions
    denials complaints predictions criticisms boasts jokes answers replies responses questions verdicts
    assessments calls contentions vows concession concessions
    dictum answer reply response question advice verdict assessment"""
)
INSTITUTIONS = word_set(
    """ministry department agency company government court council committee commission board campaign
    group union party university office bank newspaper paper magazine network association organisation
    organization foundation institute police firm administration army military church charity club team
    league federation bureau embassy authority alliance coalition corporation regulator parliament
    senate congress lobby industry"""
)
#: Offices that one person holds: “the mayor said” may be said of the mayor who was named.
OFFICES = word_set(
    """president premier minister chancellor mayor governor secretary senator judge king queen prince princess
    pope bishop archbishop cardinal ambassador commissioner chairman chairwoman chair chief sheriff coach
    manager captain general admiral director dean rector provost editor founder treasurer envoy negotiator"""
)
#: Words for a firm that has been named.
FIRMS = word_set(
    """company firm airline utility retailer carrier automaker carmaker lender insurer brewer drugmaker
    chipmaker"""
)
#: Bodies in the plural, which speak without an article: “aid agencies say”.
BODIES = word_set(
    "groups agencies unions companies banks firms charities organisations organizations outlets"
)
#: Nouns for people who are heard as such, besides those in -man, -er, -ist and the like.
PEOPLE = PERSONS | word_set(
    """official officials critic critics supporter supporters people person reporters analyst analysts
    expert experts source sources authorities police resident residents witness witnesses lawyers
    attorney aide aides adviser advisers opponents democrat democrats republican republicans voters
    relatives friend friends others members student students parents campaigners rivals diplomat
    diplomats everyone nobody somebody someone anyone president secretary senator candidate nominee
    governor mayor minister director chief head chair judge justice captain coach king queen prince
    princess pope bishop doctor nurse professor neighbours neighbors mother father wife husband son
    daughter brother sister driver crowd participant participants activist activists ambassador delegate
    delegates colleague colleagues boss host journalist journalists historian historians economist
    scientist scientists researcher researchers author lieutenant colonel general officer officers
    chairman spokesman spokeswoman spokesperson representative representatives incumbent congressman
    allies ally backers foes detractors admirers insiders loyalists skeptics sceptics peers congresswoman
    neighbour neighbor relative parent fan victim passer-by
    billionaire celebrity star guest veteran politician politicians"""
)
#: Titles of either gender that stand before a name.
TITLES = word_set(
    """dr dr. prof prof. sen sen. rep rep. gov gov. gen gen. col col. lt lt. maj maj. capt capt. sgt sgt.
    rev rev. hon hon. adm adm. cmdr cmdr. judge justice senator governor congressman congresswoman
    president chancellor mayor professor doctor captain general colonel sergeant minister pope bishop
    archbishop rabbi imam"""
)
TITLES_HE = word_set("mr mr. mister sir lord king prince duke fr. father monsieur herr señor")
TITLES_SHE = word_set(
    """mrs mrs. ms ms. miss madam lady queen princess duchess dame sister mme mlle frau señora baroness"""
)
ROLES_HE = word_set(
    """spokesman chairman congressman businessman salesman policeman fireman husband father son brother
    uncle grandfather actor nephew widower boyfriend councilman assemblyman king prince boy man"""
)
ROLES_SHE = word_set(
    """spokeswoman chairwoman congresswoman businesswoman policewoman wife mother daughter sister aunt
    grandmother actress niece widow girlfriend councilwoman assemblywoman queen princess girl woman"""
)
#: Labels that name nobody.
NO_LABELS = word_set(
    """correction clarification update editor note abstract related caption photo image source sources
    who what when where why how cost admission tickets info information contact phone email hours address
    watch read example question answer summary headline topic subject date time place price
    verdict score result"""
)
