"""Words that say of what kind something is: in a name ("Bank of"), as a title before one, or as a description."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as text."""
    return frozenset(text.split())


TYPES = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "NORP": "Group",
    "PRODUCT": "Product",
    "EVENT": "Event",
    "WORK_OF_ART": "CreativeWork",
    "LAW": "Legislation",
    "LANGUAGE": "Language",
}
"""The type of schema.org, or of our own vocabulary, for each kind of name that the parser tells apart."""

PERSONS = words("""
    president minister chancellor senator governor mayor judge justice professor doctor attorney lawyer spokesman
    spokeswoman spokesperson director chairman chairwoman chair chief leader head secretary ambassador undersecretary
    general commander officer captain sergeant detective analyst expert economist scientist researcher author writer
    journalist reporter editor coach player actor actress singer musician director founder co-founder owner manager
    king queen prince princess pope bishop archbishop cardinal priest rabbi imam candidate deputy mp congressman
    congresswoman representative commissioner prosecutor engineer teacher student activist critic coauthor
    administrator premier official aide adviser advisor envoy diplomat premiere vice-president designer artist
    politician executive inspector superintendent sheriff constable councillor councilor striker defender midfielder
    goalkeeper winger captain pianist cellist violinist historian novelist poet painter sculptor architect passenger
    eyewitness witness resident fisherman farmer baker nurse surgeon physician psychologist geologist biologist
    chemist physicist astronomer entomologist barrister solicitor magistrate deputy vice-chancellor lecturer
    entrepreneur investor shareholder trader chef driver pilot soldier veteran colonel lieutenant major admiral
    treasurer ombudsman speaker whip minister president-elect rector dean principal headteacher curator conservator
    conductor composer cllr politician man woman boy girl teenager
    father mother son daughter brother sister husband wife""")
"""Titles, professions and kin: what a person is."""

ORGANISATIONS = words("""
    company firm ministry party group organization organisation team court agency department university union bank
    newspaper magazine club band government church council committee commission board association institute
    institution foundation school college hospital police army navy parliament senate congress office administration
    authority network channel journal studio airline society league federation corporation publisher bureau charity
    coalition municipality embassy tribunal paper party regiment guild museum alliance service""")

PLACES = words("""
    country nation city town village region state province island district county capital republic kingdom area river
    lake mountain sea airport port building park street square bridge tower stadium camp facility station site
    continent territory peninsula valley coast""")

EVENTS = words("""
    competition contest election tournament festival race war conflict conference summit games championship event
    referendum match ceremony attack earthquake storm hurricane flood crash disaster protest strike trial exhibition
    mission game final cup season series riot""")

WORKS = words(
    "book film movie song album novel programme show website site article report study video software browser game "
    "app system product device ship aircraft vehicle drug law act bill treaty agreement painting work"
)

KINDS: dict[str, str] = {
    **dict.fromkeys(WORKS, "CreativeWork"),
    **dict.fromkeys(EVENTS, "Event"),
    **dict.fromkeys(PLACES, "Place"),
    **dict.fromkeys(ORGANISATIONS, "Organization"),
    **dict.fromkeys(PERSONS, "Person"),
}
"""The type of what a noun describes."""

GENERIC = words(
    "company firm organization organisation group team party agency country nation city town region state man "
    "woman competition contest event tournament festival"
)
"""Descriptions that fit whatever of their type was named last."""

MALE = words("mr sir lord king prince father son brother husband spokesman chairman actor congressman man boy")
FEMALE = words(
    "mrs ms miss lady dame queen princess mother daughter sister wife spokeswoman chairwoman actress "
    "congresswoman woman girl"
)

TITLES = words(
    "mr mrs ms miss dr prof sir lord lady dame rev sen gov gen col lt capt sgt maj hon fr st cllr supt insp rep amb "
    "atty"
) | words("professor doctor senator governor president minister judge justice mayor captain general")
"""Titles before a name that are no part of it."""

SPEAKERS_FOR = words(
    "spokesman spokeswoman spokesperson spokespeople lawyer attorney representative press-secretary counsel"
)
"""Offices that speak for the one whom they serve."""
