"""The words of events, by class: the verbs and nouns that tell one, and who has which part in it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.draft.english.nouns import words


@dataclass(frozen=True, slots=True)
class Happening:
    """A kind of event: its class, its name as a noun, and the roles of a verb's subject and object."""

    type: str
    label: str
    subject: str = ""
    object: str = ""


_TABLE = """
Event            | attack      | agent target       | attack assault ambush raid bomb bombard shell | attack assault ambush raid bombing shelling offensive airstrike
MissileStrike    | missile strike | agent target    | | missile-strike rocket-attack
Explosion        | explosion   |                    | explode detonate | explosion blast detonation
Interception     | interception | agent target      | intercept | interception
ArmedConflict    | war         | participant participant | | war conflict warfare insurgency
ArmedConflict    | fighting    | participant participant | | fighting clash
Invasion         | invasion    | agent target       | invade | invasion incursion
Annexation       | annexation  | agent target       | annex | annexation
Crisis           | crisis      |                    | | crisis
Event            | killing     | agent victim       | kill murder assassinate massacre | killing murder assassination massacre
Event            | shooting    | agent victim       | | shooting stabbing
Event            | kidnapping  | agent victim       | kidnap abduct | kidnapping abduction
Event            | robbery     | agent target       | rob burgle | robbery burglary theft heist
Event            | death       | victim             | die | death
Event            | collapse    |                    | collapse | collapse
Event            | crash       |                    | crash collide derail | crash collision derailment wreck
Event            | accident    |                    | | accident mishap
Event            | disaster    |                    | | disaster tragedy catastrophe incident
Event            | sinking     |                    | sink capsize | sinking shipwreck
Event            | fire        |                    | | fire blaze wildfire inferno
Event            | flood       |                    | | flood flooding deluge
Event            | earthquake  |                    | | earthquake quake aftershock tremor
Event            | storm       |                    | | storm hurricane cyclone typhoon tornado blizzard
Event            | eruption    |                    | erupt | eruption
Event            | landslide   |                    | | landslide avalanche mudslide
Event            | outbreak    |                    | | outbreak epidemic pandemic
Event            | stampede    |                    | | stampede crush
Event            | leak        |                    | | spill leak
Event            | rescue      | agent victim       | rescue | rescue
Event            | evacuation  | agent victim       | evacuate | evacuation
PhoneCall        | phone call  | participant participant | phone telephone | phone-call telephone-call
Conversation     | talks       | participant participant | | talks conversation negotiation
Meeting          | meeting     | participant participant | meet | meeting summit
Summons          | summons     | agent recipient    | summon | summons
PublicStatement  | press conference | agent         | | press-conference news-conference
Referendum       | referendum  | agent              | | referendum
Event            | election    | agent successor    | | election by-election runoff
VoteAction       | vote        | agent              | | vote
Event            | trial       |                    | | trial retrial
Event            | hearing     |                    | | hearing inquest
Event            | verdict     | agent target       | convict acquit | verdict conviction acquittal ruling judgment judgement
Event            | sentencing  | agent target       | sentence jail imprison | sentencing
Event            | arrest      | agent target       | arrest detain | arrest detention
Event            | lawsuit     | agent target       | sue | lawsuit
Event            | indictment  | agent target       | indict | indictment
Event            | fine        | agent target       | fine | fine
Event            | raid        | agent target       | | crackdown
Event            | extradition | agent target       | extradite deport | extradition deportation
Event            | execution   | agent victim       | | execution
Event            | merger      | participant participant | merge | merger
BuyAction        | acquisition | agent target       | acquire buy purchase | acquisition takeover purchase
SellAction       | sale        | agent target       | sell | sale
Event            | bankruptcy  | agent              | | bankruptcy insolvency
Event            | closure     | agent target       | | closure shutdown
Event            | founding    | agent target       | founded | founding
Event            | signing     | agent target       | sign | signing
Event            | protest     | agent target       | | protest demonstration rally sit-in
Event            | riot        | agent              | | riot uprising rebellion unrest coup
Event            | walkout     | agent target       | | walkout strike
Event            | boycott     | agent target       | boycott | boycott
Event            | launch      | agent target       | launch | launch
Event            | landing     | agent              | | landing
Event            | release     | agent target       | release free | release
PublicationEvent | publication | agent target       | publish | publication
CreateAction     | discovery   | agent target       | | discovery
Event            | hack        | agent target       | hack | hack hacking cyberattack breach
Event            | resignation | agent              | resign | resignation
Event            | appointment | agent recipient    | appoint | appointment
Event            | dismissal   | agent target       | sack oust | dismissal ouster ousting
Event            | inauguration | agent             | inaugurate | inauguration
OfficeHandover   | handover    | successor predecessor | succeed replace take-over | handover succession
TravelAction     | visit       | agent target       | visit | visit
Event            | ceremony    |                    | | ceremony funeral parade celebration coronation
MarryAction      | wedding     | participant participant | marry | wedding marriage
Festival         | festival    |                    | | festival
MusicEvent       | concert     |                    | | concert
ExhibitionEvent  | exhibition  | agent              | | exhibition exhibit
SportsEvent      | match       |                    | | match tournament championship
Event            | competition |                    | | competition contest
BusinessEvent    | conference  |                    | | conference convention
WinAction        | victory     | agent              | win | victory
DonateAction     | donation    | agent target       | donate | donation
"""  # noqa: E501 (a table)
"""Class, name, roles of subject and object, verbs, nouns; a hyphen joins a verb and its particle, or two nouns."""


def _read() -> tuple[dict[str, Happening], dict[str, Happening]]:
    """The kind of event that each verb, and each noun, tells."""
    verbs: dict[str, Happening] = {}
    nouns: dict[str, Happening] = {}
    for line in _TABLE.strip().splitlines():
        type_, label, roles, told, named = (part.strip() for part in line.split("|"))
        kind = Happening(type_, label, *roles.split())
        verbs.update(dict.fromkeys(told.split(), kind))
        nouns.update(dict.fromkeys(named.split(), kind))
    return verbs, nouns


VERBS, NOUNS = _read()

INTRANSITIVE = frozenset({"explode", "detonate", "collapse", "crash", "sink", "erupt", "merge", "die"})
"""Verbs that tell the event of their object too: "sank the ferry"."""


HARMFUL = words(
    "attack missile-strike explosion killing shooting collapse crash accident disaster sinking fire flood earthquake "
    "storm eruption landslide stampede outbreak leak war fighting riot invasion kidnapping"
) | {"missile strike"}
"""Names of events that people are killed or hurt in."""

UMBRELLAS = {
    "accident": words("collapse crash sinking fire explosion leak stampede"),
    "disaster": HARMFUL,
    "attack": frozenset(
        {"missile strike", "attack", "explosion", "killing", "shooting", "invasion", "fighting", "raid"}
    ),
}
"""Names that, said with "the", can stand for an event of another name that was told before, and of which."""

MISSILES = frozenset({"missile", "rocket", "missiles", "rockets"})
"""What makes a strike or an attack one with missiles."""

WEAPONS = MISSILES | frozenset({"air", "drone", "drones", "artillery", "bomb", "mortar", "military", "retaliatory"})
"""What makes a "strike" an attack, and not a stoppage of work."""

LIGHT = words(
    "take happen occur hold begin start end come follow go have be result cause kill injure wound hurt claim leave "
    "destroy damage break open close last continue hit strike sweep rock displace call"
)
"""Verbs that tell no event of their own, so that their clause's date and place are those of their subject."""

UNREAL = words(
    "want hope plan fear expect threaten deny refuse try urge consider avoid prevent avert intend wish propose "
    "demand ask call promise pledge vow seek aim prepare predict suspect doubt imagine dispute refute reject dismiss "
    "rebut accuse suspect charge blame"
)
"""Verbs whose complement need not have happened."""
