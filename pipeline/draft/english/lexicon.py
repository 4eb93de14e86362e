"""The words of reporting, by class: what stance a verb, noun or adjective reports, and before what.

The classes are those of the grammar of reporting: verbs of saying, of claiming, of denying and so on. What is
known, seen or ensured is left out: there the article speaks itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.draft.english.nouns import words
from pipeline.draft.english.records import Stance


def _by_word(classes: Mapping[Stance, str]) -> dict[str, Stance]:
    """The stance of each word of some classes; a word stands in one of them."""
    return {word: stance for stance, words in classes.items() for word in words.split()}


VERBS = _by_word({
    "asserts": """
        say tell state announce add report note observe explain comment remark write tweet retweet post declare assert
        affirm reaffirm confirm reveal disclose divulge mention stress emphasise emphasize underline underscore
        highlight reiterate repeat insist maintain argue contend admit acknowledge concede agree reply respond answer
        counter conclude indicate suggest demonstrate show prove establish determine estimate calculate reckon predict
        forecast foresee rule reason joke quip recall recount inform notify assure reassure convince persuade remind
        boast brag lament complain grumble testify attest imply hint speculate theorize theorise hypothesize
        hypothesise postulate posit conjecture surmise clarify specify elaborate relate signal exclaim retort
        interject interrupt chant whisper mutter murmur shout cry scream yell continue opine narrate volunteer read
        proclaim pronounce profess publicise publicize echo summarise summarize detail blog convey express communicate
        illustrate find lie brief teach hear""",
    "alleges": "claim allege charge purport insinuate",
    "believes": """
        think believe feel consider suspect expect hope fear worry concern regret imagine suppose presume assume
        anticipate guess learn realize realise understand discover decide envision envisage trust wish pray hold
        deem judge figure recognize recognise accept""",
    "denies": "deny refute rebut dispute disavow contradict contest",
    "doubts": "doubt question wonder query ask inquire enquire",
    "rejects": "reject dismiss object disagree protest",
    "demands": "urge demand request plead beg order instruct recommend propose advise implore require advocate",
    "pledges": "pledge promise vow swear guarantee undertake",
    "warns": "warn caution threaten alert forewarn",
})  # fmt: skip
"""The stance of each verb before a clause or a quotation."""

INFINITIVE_VERBS = _by_word({
    "asserts": "admit acknowledge",
    "alleges": "claim allege accuse suspect charge blame criticize criticise",
    "denies": "deny",
    "rejects": "refuse decline condemn denounce",
    "demands": """
        urge demand request ask call appeal plead beg order instruct recommend propose advise encourage press command
        invite implore beseech tell persuade petition lobby suggest advocate""",
    "pledges": "pledge promise vow swear commit guarantee undertake offer agree",
    "warns": "warn caution threaten",
})  # fmt: skip
"""The stance of each verb before a to-infinitive or a gerund: "urged them to leave", "denied stealing"."""

PASSIVE_VERBS = _by_word({
    "asserts": "say report announce estimate rumor rumour describe predict forecast rule",
    "alleges": "allege claim accuse suspect charge blame",
    "believes": "believe think expect consider understand deem assume presume feel fear hope",
    "demands": "ask urge order request instruct advise command",
})  # fmt: skip
"""The stance of each verb that in the passive has somebody unnamed say it: "is believed to have left"."""

NOMINAL_VERBS = _by_word({
    "asserts": """
        highlight stress emphasise emphasize underline underscore announce confirm acknowledge admit reaffirm""",
    "rejects": "reject dismiss condemn denounce oppose repudiate decry deplore rebuff criticize criticise",
    "demands": "demand urge propose recommend advocate",
    "pledges": "pledge promise vow",
})  # fmt: skip
"""The stance of each verb before a noun: "condemned the raid"."""

BLAMING_VERBS = _by_word(
    {"alleges": "accuse blame suspect charge", "rejects": "condemn denounce criticize criticise"}
)
"""Verbs before somebody and what is held against them: "accuses Northway of neglect"."""

SAYING_VERBS = _by_word({"denies": "deny refute dispute rebut", "doubts": "doubt question", "alleges": "allege"})
"""As `NOMINAL_VERBS`, but only before a noun of saying or blame: "denied the charge", not "denied them entry"."""

PREDICATIVE_VERBS = _by_word({
    "asserts": "call describe brand label dub characterize characterise portray depict hail slam",
    "believes": "consider regard view deem see",
})  # fmt: skip
"""The stance of each verb that says of something what it is: "called the fine a joke", "regards it as lost"."""

ADDING_VERBS = words("add note stress point emphasise emphasize underline explain insist observe warn")
"""Verbs that as a participle go on with a saying: "said it was shut, adding that"."""

OUTLINING_VERBS = words("describe outline")
"""Verbs that report a clause only if it is a question: "describes how"."""

JUDGING_VERBS = words(
    "hold find consider deem judge think believe feel hear count declare pronounce rule prove claim"
)
"""Verbs that also take an object and what it is held to be or seen to do: "hold the firm responsible"."""

FINDING_VERBS = words("determine establish decide find learn discover calculate estimate clarify assess")
"""Verbs that in an infinitive say what is still to be found out: "to determine whether"."""

NO_FORMS = words("point extent degree")
"""Nouns with a that-clause that no verb reports: "complained to the point that"."""

AS_VERBS = words("see view regard hail portray depict characterize characterise describe")
"""Verbs that say what something is only with "as"."""

PARTICLE_VERBS: dict[tuple[str, str], Stance] = {
    ("point", "out"): "asserts",
    ("spell", "out"): "asserts",
    ("make", "clear"): "asserts",
    ("go", "on"): "asserts",
    ("sum", "up"): "asserts",
    ("rule", "out"): "rejects",
    ("turn", "down"): "rejects",
    ("call", "for"): "demands",
    ("call", "on"): "demands",
    ("warn", "of"): "warns",
    ("warn", "against"): "warns",
}
"""Verbs that report in this stance only with this particle or preposition."""

NOUNS = _by_word({
    "asserts": """
        statement announcement report conclusion finding declaration remark comment confirmation observation argument
        explanation assertion admission acknowledgement rumor rumour evidence proof indication sign message
        ruling verdict estimate prediction forecast suggestion contention assurance reminder notion testimony
        speculation stance position line""",
    "alleges": "claim allegation accusation charge complaint",
    "believes": """
        belief view opinion hope fear concern expectation suspicion impression feeling sense conviction
        confidence worry assumption thought understanding optimism""",
    "denies": "denial",
    "doubts": "doubt",
    "demands": "demand request proposal recommendation plea",
    "pledges": "promise pledge vow commitment guarantee",
    "warns": "warning threat",
})  # fmt: skip
"""The stance of each noun before a that-clause: "the claim that"."""

BLAME_NOUNS = frozenset(NOUNS) | words("""
    involvement wrongdoing responsibility role link knowledge guilt liability account story version accuracy existence
    legality need wisdom motive""")  # fmt: skip
"""What one denies or doubts, if it is no clause."""

ADJECTIVES = _by_word({
    "asserts": "adamant",
    "believes": """
        confident sure certain convinced hopeful afraid worried concerned optimistic disappointed pleased glad happy
        proud sorry sad surprised grateful thankful alarmed delighted fearful excited shocked positive satisfied
        relieved""",
    "doubts": "skeptical sceptical doubtful unsure",
})  # fmt: skip
"""The stance of each adjective before a clause: "is confident that"."""

UNTRUE = words(
    "false untrue baseless unfounded groundless wrong incorrect inaccurate fabricated lie invention nonsense"
)
"""What one says of a claim who denies it."""

_IRREGULAR = words("said told wrote thought felt went spoke read held knew sworn")


def reports(word: str) -> bool:
    """Whether a word looks like a form of a verb of reporting, for where there is no parse yet."""
    word = word.lower()
    stems = {word, word[:-1], word[:-2], word[:-3], word[:-3] + "e", word[:-3] + "y"}
    return word in _IRREGULAR or not stems.isdisjoint(VERBS)


COMMENT_VERBS = words("decline refuse refrain avoid")
"""Verbs that with one of `TELLING` report that nothing was said."""

TELLING = words(
    "comment elaborate say discuss answer respond disclose reveal speak confirm specify identify name clarify"
)

LIGHT_VERBS = words("""
    make issue give have express voice reach come release publish offer raise deliver repeat draw post send put
    present hold share reiterate reaffirm defend find""")  # fmt: skip
"""Verbs whose subject is the speaker of the reporting noun below them: "came to the conclusion that"."""

OCCASIONS = words("""
    statement interview speech letter post tweet email e-mail conference briefing message report release broadcast
    address column article blog video call meeting hearing remark note memo editorial podcast paper study court
    testimony""")  # fmt: skip
"""Nouns of forms and occasions of speech: "in a statement", "at a press conference"."""
