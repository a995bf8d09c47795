"""Nouns for persons that no ending shows: who is called by one is heard, named or not."""

#: Singular; most in -er, -or, -ist, -ian, -man and -woman show themselves. What is as often no person
#: (“lead”, “subject”), or stands before another noun (“criminal”), is left out.
_ONE = """
absentee accountant addict addressee admiral advisee advocate agent aide alumna alumnus ambassador analyst
ancestor anthropologist applicant appointee apprentice archbishop architect aristocrat artisan assailant
assassin assistant astronaut athlete attaché attendant attendee attorney auditor aunt auntie baby
babysitter bard baron baroness bartender beneficiary bigwig bishop blogger bloke boss boy boyfriend
brigadier broadcaster broker brother builder bureaucrat businessperson butler bystander cabbie cadet
candidate captain cardinal carer caretaker cashier casualty chairperson champion chancellor chap chaplain
chauffeur chef chief child claimant classmate cleric clerk client clown coach colleague colonel combatant
comic commandant commissioner companion complainant composer comrade confidant congregant congressperson
connoisseur conscript constable constituent consul consultant contestant convict cook coroner corporal
correspondent councillor councilmember counsellor countess courtier cousin coward craftsperson creditor
critic crook curate cyclist dad daughter daughter-in-law dean defendant delegate dentist deportee deputy
descendant despot detainee detective dictator diplomat disciple dissident docent donor druid duchess duke
dwarf elder emissary emperor employee empress engineer entrant entrepreneur envoy escapee ethicist evacuee
ex-husband ex-wife examinee exec executive expert father father-in-law fiancé fiancée figurehead firebrand
foe foreman friend fugitive gentleman girl girlfriend godfather godmother graduate gran grandad grandchild
granddaughter grandfather grandma grandmother grandpa grandparent grandson granny groom guard guardian
guest guru guy gymnast handyman heir heiress hermit hero heroine honoree host hostage hostess housemate
housewife husband impresario incumbent individual informant inmate insider intern interpreter interviewee
invitee jihadist jockey judge juror kid king kinsman knight lad lady laird landlady landlord lass laureate
lawmaker layperson liaison licensee lieutenant loyalist luminary magistrate magnate maid maiden mandarin
marchioness mariner marquis mascot mastermind matriarch matron maverick mayor medic mentee mentor merchant
midwife millionaire minister mogul monarch monk mother mother-in-law mourner mullah mum musician narrator
naturalist neighbor neighbour nemesis nephew newcomer niece nobleman nobody nominee nonagenarian nun nurse
occupant octogenarian official oligarch ombudsman onlooker operative optician orphan outlaw pal parent
parishioner parolee participant passer-by pastor patient patriarch patriot payee peer pensioner person
pharmacist philanthropist physician pilot plaintiff player poet politician pollster pope porter postmaster
predecessor prefect prelate premier president priest prince princess prisoner prodigy professor prosecutor
protégé provost psychiatrist publican pundit pupil purist quartermaster queen rabbi rapper recipient
recluse referee refugee regent registrar relative representative resident respondent retiree returnee
roommate saint salesperson saxophonist sceptic scholar schoolboy schoolgirl scientist secretary senator
sergeant servant servicemember sexton sheikh shepherd sheriff sibling sidekick signatory signee sister
sister-in-law skeptic skipper socialite solicitor-general son son-in-law source spokesperson sportsperson
spouse staff staffer stalwart statistician stepdaughter stepfather stepmother stepson steward stewardess
student superintendent superstar supremo surgeon surrogate suspect sympathiser sympathizer technocrat teen
teenager tenant theologian thief toddler tourist tradesperson trainee transferee treasurer trio troubadour
tycoon typist tyrant uncle underdog undergraduate underling undersecretary understudy upstart usher
vagrant valet vet veteran vicar viceroy victim villain virtuoso viscount visionary volunteer waitress
warden warlord watchdog whistleblower whiz widow widower wife winger witch witness wizard wonk workmate
yeoman youngster youth
"""
_MANY = """
aides alumni amateurs authorities brass bystanders celebrities children citizenry clergy constituents
couple crew criminals crowd duo elders electorate elites exiles expats fellows folk folks geniuses
gentlemen gentry graduates heroes housewives immigrants insiders jury ladies leadership masses men
midwives migrants militants millennials mob nobility novices onlookers parents passers-by people personnel
pirates plaintiffs police populace protesters public pundits rebels recruits rivals siblings sources
spokespeople squad staff team thieves troops wives women youths
"""
_HISSING = ("ch", "s", "sh", "x", "z")


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(_HISSING) else "s")


#: Every such noun, and its plural.
PERSONS: frozenset[str] = frozenset([*_ONE.split(), *map(_plural, _ONE.split()), *_MANY.split()])
