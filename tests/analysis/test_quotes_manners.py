"""Five articles of other manners: a tabloid, a match report, a court, a parliament, a family of one name."""

import pytest

from reader.analysis.entities import find_entities
from reader.analysis.quotes import find_quotes
from reader.article import Article

TABLOID = """\
Landlord's fury as council brands beer garden 'a war zone'

A FURIOUS pub landlord has blasted 'jobsworth' council chiefs after they branded his beer garden 'a war \
zone'.

Kev Dunmore, 52, was told to tear down the fence at the Otter and Bell in Fenport or face a £5,000 fine.

The dad-of-three fumed: 'It's a joke. I've run this pub since the '90s and nobody's ever moaned.

'They sent a lad round with a clipboard. He said, "It's not regulation height." I told him where to put \
his clipboard.'

His wife Tracey, 49, added: 'Our regulars' dogs love it. It's them I feel sorry for.'

But neighbour Priya Lal said the noise was 'beyond a joke' and that she 'can't sleep for the darts'.

A spokesman for Fenport Council said: 'We do not comment on individual fences.'

Locals have rallied round the couple. 'Leave Kev alone!' one shouted as officials arrived on Friday."""

SPORTS = """\
Late winner lifts Fenport past Marlow

FENPORT -- Ten minutes from time, Joe Adeyemi had one thought. "Don't sky it," the striker recalled. He \
didn't.

Adeyemi's 89th-minute goal gave Fenport a 2-1 win over Marlow Town on Saturday and sent coach Lena Borg \
sprinting down the touchline.

"I pulled a hamstring," Borg said, laughing. "Worth it."

Marlow manager Rui Costa Pires was less amused. "We were the better side for 70 minutes," he said. \
"Then we fell asleep. You can't do that here."

Asked about the penalty that was not given, he said it was "a disgrace" but declined to blame referee \
Owen Tate.

Adeyemi, who joined from Brack last summer, has scored in six straight games. Borg called him "the \
calmest man in the county" and said she would not sell him in January.

"Not for ten million," she said. "Not for eleven."

The striker shrugged when told of that. "Twelve?" he asked."""

COURT = """\
Clerk 'lived like a duchess' on stolen fees, court told

A harbour clerk who stole £210,000 in mooring fees spent it on "horses, hats and holidays", a jury \
heard yesterday.

Moira Fenn, 44, of Quay Street, Fenport, denies 12 counts of theft.

Opening the case, prosecutor Daniel Osei QC told the jury that Mrs Fenn had "lived like a duchess on \
other people's boats".

"She had the key, she had the book and she had the nerve," he said.

Giving evidence, harbour master Neil Strand said he had trusted the defendant "completely". Under \
cross-examination by Ayesha Khan, defending, he agreed that he "never once looked at the book".

Miss Khan asked: "So anyone could have taken it?" Mr Strand replied: "In theory, yes."

The court heard that when police arrested Mrs Fenn she told them: "I always meant to put it back."

The judge, Mrs Justice Whitlow, told jurors to ignore reports that had called the case "the great \
mooring swindle".

The trial continues."""

PARLIAMENT = """\
Minister denies 'sell-off' of lighthouses

The Lighthouses Bill passed its second reading by 301 votes to 277 last night after a stormy debate in \
the Commons.

The transport secretary, Helen Marr, told MPs that the Bill was "not a sell-off, not a giveaway and not \
a moment too soon". She accused the opposition of "scaremongering by candlelight".

The shadow transport secretary, David Okoro, said the Government had "switched off the lights and \
called it progress". He urged her to withdraw the Bill.

Sir Peter Lyle (Con, Fenport West) said that he would vote against his own party for the first time in \
30 years: "I can't look my fishermen in the eye."

Intervening, Ms Marr said: "My honourable friend has never looked a fisherman in the eye." The Speaker, \
to laughter, called for order. "The honourable gentleman's eyes are not before the House," he said.

In a joint statement, three Conservative backbenchers said that they were "minded to abstain"."""

FAMILY = """\
The Tolland family of Brack has made bells for 200 years. Now four Tollands cannot agree on what one is \
worth.

"A bell is bronze and patience," says Margaret Tolland, 81, who still walks to the foundry each morning.

Her son, Arthur Tolland, wants to sell. "Patience doesn't pay the gas," he says. His sister, Beth \
Tolland, disagrees. "Arthur would sell the clapper and keep the box," she says.

It was Margaret who taught Beth to tune. "She hit my knuckles with the fork," Beth recalls. "I can \
still hear the A."

Margaret says she remembers it differently. "I hit the table," she says. "The child was near it."

Arthur's son, Ned, 19, has never cast a bell. Ned, who studies law in Fenport, calls the quarrel "a \
very long minor third".

The solicitor for the family, Gwen Pask, says that Mr Tolland "has an offer in writing". Mrs Tolland, \
she adds, "has a foundry in her name"."""


EXPECTED = {
    TABLOID: [
        ("", "a war zone"),
        ("A FURIOUS pub landlord", "jobsworth"),
        ("they", "a war zone"),
        (
            "Kev Dunmore",
            "It's a joke. I've run this pub since the '90s and nobody's ever moaned. They sent a lad round"
            ' with a clipboard. He said, "It\'s not regulation height." I told him where to put his'
            " clipboard.",
        ),
        ("Tracey", "Our regulars' dogs love it. It's them I feel sorry for."),
        ("Priya Lal", "beyond a joke"),
        ("Priya Lal", "can't sleep for the darts"),
        ("A spokesman for Fenport Council", "We do not comment on individual fences."),
        ("", "Leave Kev alone!"),
    ],
    SPORTS: [
        ("the striker", "Don't sky it,"),
        ("Lena Borg", "I pulled a hamstring,"),
        ("Lena Borg", "Worth it."),
        ("Rui Costa Pires", "We were the better side for 70 minutes,"),
        ("Rui Costa Pires", "Then we fell asleep. You can't do that here."),
        ("Rui Costa Pires", "a disgrace"),
        ("Lena Borg", "the calmest man in the county"),
        ("Lena Borg", "Not for ten million,"),
        ("Lena Borg", "Not for eleven."),
        ("Joe Adeyemi", "Twelve?"),
    ],
    COURT: [
        ("", "lived like a duchess"),
        ("", "horses, hats and holidays"),
        ("Daniel Osei", "lived like a duchess on other people's boats"),
        ("Daniel Osei", "She had the key, she had the book and she had the nerve,"),
        ("Neil Strand", "completely"),
        ("Neil Strand", "never once looked at the book"),
        ("Ayesha Khan", "So anyone could have taken it?"),
        ("Neil Strand", "In theory, yes."),
        ("Moira Fenn", "I always meant to put it back."),
        ("reports", "the great mooring swindle"),
    ],
    PARLIAMENT: [
        ("Minister", "sell-off"),
        ("Helen Marr", "not a sell-off, not a giveaway and not a moment too soon"),
        ("Helen Marr", "scaremongering by candlelight"),
        ("David Okoro", "switched off the lights and called it progress"),
        ("Peter Lyle", "I can't look my fishermen in the eye."),
        ("Helen Marr", "My honourable friend has never looked a fisherman in the eye."),
        ("The Speaker", "The honourable gentleman's eyes are not before the House,"),
        ("three Conservative backbenchers", "minded to abstain"),
    ],
    FAMILY: [
        ("Margaret Tolland", "A bell is bronze and patience,"),
        ("Arthur Tolland", "Patience doesn't pay the gas,"),
        ("Beth Tolland", "Arthur would sell the clapper and keep the box,"),
        ("Beth Tolland", "She hit my knuckles with the fork,"),
        ("Beth Tolland", "I can still hear the A."),
        ("Margaret Tolland", "I hit the table,"),
        ("Margaret Tolland", "The child was near it."),
        ("Ned", "a very long minor third"),
        ("Gwen Pask", "has an offer in writing"),
        ("Gwen Pask", "has a foundry in her name"),
    ],
}


def read(text: str) -> list[tuple[str, str]]:
    article = Article("x", text)
    found = find_quotes(article, find_entities(article))
    return [(quote.speaker, quote.text) for quote in found if quote.is_speech]


@pytest.mark.parametrize("text", EXPECTED, ids=["tabloid", "sports", "court", "parliament", "family"])
def test_who_says_what(text: str) -> None:
    assert read(text) == EXPECTED[text]
