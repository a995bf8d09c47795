"""The commonest words of English: what tells a word from a piece of one without a dictionary."""

from functools import cache

from reader.cleaning.units import word_set

_COMMON = """
    the be to of and a in that have it for not on with he as you do at this but his by from they we say
    her she or an will my one all would there their what so up out if about who get which go me when make
    can like time no just him know take people into year your good some could them see other than then now
    look only come its over think also back after use two how our work first well way even new want
    because any these give day most us is are was were been has had did does said says went made took came
    saw got left found told asked knew thought called kept began felt became gave ran held brought wrote
    sat stood lost paid met set put led read grew fell cut sent built spent won understood drew broke rose
    drove bought wore chose man woman men women child children world life hand part place case week month
    company system program question government number night point home water room mother father area money
    story fact lot right study book eye job word business issue side kind head house service friend power
    hour game line end member law car city community name president team minute idea body information
    parent face others level office door health person art war history party result change morning reason
    research girl boy guy moment air teacher force education foot age policy music market sense street
    town village river sea land road school family state country group problem light sound field plan
    bridge harbour harbor north south east west council court police report paper mayor minister king
    queen judge doctor officer leader winter summer spring autumn monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november december
    long great little own old big high different small large next early young important few public bad
    same able best better sure free true whole real strong clear full late hard major local social
    national human several many much more less least last every each both another such very too still
    again here where why while before between under through during without within against among around
    across along behind beyond above below near off down away once never always often ever yet already
    almost perhaps maybe however though although since until unless whether either neither nor despite
    according instead indeed rather quite enough together must might should shall cannot let going being
    doing having making taking saying getting coming looking working living running standing nothing
    something anything everything someone anyone everyone nobody everybody today tomorrow yesterday
    tonight soon later ago those whose whom itself himself herself themselves myself yourself three four
    five six seven eight nine ten hundred thousand million half third second open close begin start stop
    turn move play live believe hold bring happen write provide sit stand lose pay meet include continue
    learn lead understand watch follow create speak spend grow walk win offer remember love consider
    appear buy wait serve die send expect build stay fall reach kill remain suggest raise pass sell
    require decide pull imagine welcome picture growing born known seen done gone taken given shown
    written shoulder mountain weather window kitchen garden station church letter language animal forest
    island coast storm captain keeper ship boat train plane fire stone wood gold silver glass iron red
    blue green white black brown short wide deep cold hot warm dark bright ones it's don't didn't"""

#: Words that open a text: what a drop cap is most often the first letter of.
_OPENERS = """
    the there they this that these then their when while what where who why with we was were will he her
    his here how if in it its is i'm it's after although according an and as at all among almost another
    around before because but by between behind both british can could despite during did do does don't
    each early even every everyone earlier for four five from first few federal given good going get
    growing have had history inside instead imagine just last like long late let many most my more maybe
    men never no not nearly now nobody new next of on once one only our officials out over people perhaps
    police president picture prime researchers residents right since some so sometimes several shortly
    scientists shares she six seven standing thousands two three to today tuesday thursday twenty under
    until unlike up us we've women you your years yes yesterday monday wednesday friday saturday sunday
    welcome within"""


@cache
def common_words() -> frozenset[str]:
    """Return some hundred common words, in lower case."""
    return word_set(_COMMON) | opening_words()


@cache
def opening_words() -> frozenset[str]:
    """Return the words that sentences and articles open with, in lower case."""
    return word_set(_OPENERS)
