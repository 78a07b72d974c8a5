"""Closed word lists: what a cue word says about a name, which nouns are roles, which nouns hide a verb."""

from __future__ import annotations

from schema.extraction import EntityType

ORGANISATION_CUES = frozenset(
    "inc incorporated sl ltd limited llc llp plc corp corporation company co gmbh ag kg sa spa srl bv nv oy ab "
    "pty pte sarl holdings group partners associates university college institute institution school academy "
    "laboratory laboratories bank bancorp fund trust insurance agency ministry department bureau commission "
    "committee council authority association federation union foundation society organisation organization board "
    "court parliament senate congress exchange press hospital church party team club airlines airways motors "
    "industries technologies systems software pharmaceuticals electronics energy logistics".split()
)
PERSON_CUES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady sen rep gov judge justice rev capt".split()
)
LAW_CUES = frozenset(
    "act regulation directive code policy agreement contract treaty law statute bill constitution rules standard "
    "convention protocol ordinance amendment guideline guidelines charter".split()
)
PLACE_CUES = frozenset(
    "street road avenue boulevard square city county province river lake mountain island islands bay port airport "
    "district valley park harbour harbor peninsula".split()
)
EVENT_CUES = frozenset(
    "conference summit cup championship olympics festival war battle election meeting forum expo awards".split()
)
CUES: tuple[tuple[frozenset[str], EntityType], ...] = (
    (ORGANISATION_CUES, EntityType.ORGANISATION),
    (LAW_CUES, EntityType.LAW),
    (PLACE_CUES, EntityType.PLACE),
    (EVENT_CUES, EntityType.EVENT),
)

LABEL_TYPES = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANISATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "PRODUCT": EntityType.PRODUCT,
    "LAW": EntityType.LAW,
    "EVENT": EntityType.EVENT,
    "WORK_OF_ART": EntityType.OTHER,
    "NORP": EntityType.OTHER,
    "LANGUAGE": EntityType.OTHER,
}
"""Model labels that name something; the others are dates and numbers, which are literals."""

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})

ROLE_NOUNS = frozenset(
    "chairman chairwoman chairperson chair president vice-president ceo cfo cto coo cio ciso officer director "
    "manager head secretary treasurer minister chancellor governor mayor senator representative ambassador "
    "commissioner judge justice professor lecturer dean principal teacher founder co-founder cofounder owner "
    "partner shareholder chief executive leader boss coach captain editor author writer reporter journalist "
    "analyst economist engineer architect scientist researcher lawyer attorney counsel auditor accountant "
    "controller comptroller supervisor coordinator administrator assistant associate consultant adviser advisor "
    "spokesman spokeswoman spokesperson general colonel lieutenant sergeant officer trustee delegate deputy king "
    "queen prince princess emperor pope bishop archbishop actor actress singer director producer composer player "
    "buyer superintendent planner specialist lead".split()
)
ROLE_MODIFIERS = frozenset(
    "financial operating technology information marketing legal digital executive vice senior junior prime managing "
    "first foreign finance group regional national former acting interim co".split()
)
"""Words that belong to a role, not to a name: "Chief *Financial* Officer"."""

NOMINAL_VERBS = {
    "acquisition": "acquire",
    "purchase": "purchase",
    "takeover": "take over",
    "merger": "merge with",
    "sale": "sell",
    "appointment": "appoint",
    "nomination": "nominate",
    "approval": "approve",
    "establishment": "establish",
    "creation": "create",
    "termination": "terminate",
    "launch": "launch",
    "development": "develop",
    "production": "produce",
    "manufacture": "manufacture",
    "delivery": "deliver",
    "supply": "supply",
    "construction": "construct",
    "destruction": "destroy",
    "invasion": "invade",
    "publication": "publish",
    "discovery": "discover",
    "invention": "invent",
    "replacement": "replace",
    "closure": "close",
    "adoption": "adopt",
}
"""Nouns of action and their verbs, for "the acquisition of Globex by Acme" and "Acme's acquisition of Globex"."""

UNASSERTED = frozenset("proposed planned possible potential intended prospective expected attempted failed".split())
"""Adjectives that say that an action did not take place, or not yet."""

VAGUE = frozenset(
    "one ones some other others another thing things something anything nothing everything someone anyone "
    "everyone somebody anybody nobody none lot lots way ways bit kind sort part fact case example matter number "
    "rest most many few all both each either neither same such much more less here there today yesterday "
    "tomorrow now then what which who whom whose that this these those self itself himself herself themselves "
    "myself yourself ourselves time times place reason addition contrast comparison "
    "instance connection accordance respect "
    "relation favour favor writing".split()
)
"""Words that name nothing by themselves: no node of a graph."""

_DESCRIBING_WORDS = {
    EntityType.ORGANISATION: "company firm group corporation bank agency university startup start-up maker retailer "
    "manufacturer subsidiary supplier charity foundation association insurer brokerage newspaper publisher broadcaster",
    EntityType.PLACE: "city town village country province region island river capital",
    EntityType.PRODUCT: "product app device model drug vehicle software platform smartphone laptop freezer",
    EntityType.PERSON: "director president chairman minister founder engineer chief executive manager lawyer analyst "
    "spokesman spokeswoman professor researcher scientist actor actress singer author player coach judge",
}
DESCRIBING_NOUNS = {word: kind for kind, words in _DESCRIBING_WORDS.items() for word in words.split()}
"""Common nouns that, beside a name, tell its type."""
