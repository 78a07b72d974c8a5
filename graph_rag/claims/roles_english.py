"""Frames of an English sentence from its dependency parse, active and passive alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph_rag.claims.frames import Filler, Frame, filler, groups_of, roles_in
from graph_rag.claims.words import Reading, lemma_of
from schema.parse import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset("who which that whom".split())
_PERSONAL = frozenset("he she him her they them it himself herself itself".split())
_ACTION = {
    "acquisition": "acquire", "purchase": "purchase", "takeover": "acquire", "sale": "sell", "appointment": "appoint",
    "approval": "approve", "supplier": "supply", "founder": "found", "owner": "own", "designer": "design",
    "architect": "design", "author": "write", "manufacturer": "make", "maker": "make", "buyer": "buy", "winner": "win",
    "successor": "succeed", "lessor": "lease",
}  # fmt: skip
_DOERS = frozenset("supplier founder owner designer architect author manufacturer maker buyer winner successor".split())
_PHRASES = {("file", "suit"): "sue", ("take", "court"): "sue", ("bring", "suit"): "sue", ("file", "lawsuit"): "sue"}
_AGAINST = frozenset({"against", "over"})
_OBJECT_CONTROL = frozenset(
    "ask tell order allow force persuade require enable help permit urge want name hire appoint oblige forbid".split()
)
"""After these the object does what the infinitive says: "ordered him to pay"."""
_EITHER_WAY = frozenset("open close start begin end stop increase grow expand launch run change move sell".split())
"""Verbs of which one argument alone may do or undergo: "the hotel opened", "the hotel was opened"."""
_GIVEN_BY = frozenset({"approval"})
"""Of whom these are is who does them: "the approval of a director"."""
_MEASURES = frozenset(
    "all most some many half third fifth tenth each number lot majority kg g kilogram tonne ton litre liter million "
    "billion".split()
)
_DEEPEST = 6


def english_frames(reading: Reading) -> list[Frame]:
    """One frame for every verb and verb group that has an argument, in order."""
    tokens = reading.parse.tokens
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if 0 <= token.head < len(tokens) and token.head != index:
            children[token.head].append(index)
    found: list[Frame] = []
    for index, token in enumerate(tokens):
        if token.pos == "VERB" or (token.pos == "AUX" and token.dep not in {"aux", "auxpass"}):
            found += _of_verb(reading, children, index)
        elif token.pos == "NOUN" and token.lemma.lower() in _ACTION:
            found += _of_noun(reading, children, index)
    return found


def _of_verb(reading: Reading, children: Sequence[Sequence[int]], verb: int) -> Iterator[Frame]:
    tokens = reading.parse.tokens
    lemma = lemma_of(reading.parse, verb)
    arguments = list(_arguments(reading, children, verb))
    phrase = next(
        (_PHRASES[lemma, word] for word in _nouns_below(reading, children, verb) if (lemma, word) in _PHRASES), ""
    )
    if phrase:
        lemma = phrase
        against = _pobjs(tokens, children, verb, _AGAINST)
        person = [(kind, found) for kind, found in arguments if kind == "subject"]
        direct = [c for c in children[verb] if tokens[c].dep == "dobj" and tokens[c].pos == "PROPN"]
        arguments = [*person, *(("object", _filler(reading, children, each)) for each in (*against, *direct))]
    yield from _frames(lemma, arguments, reading.clause_of[verb])


def _frames(lemma: str, arguments: Sequence[tuple[str, Filler]], clause: int) -> Iterator[Frame]:
    for group in sorted(groups_of(lemma)):
        roles = roles_in(group, arguments)
        if roles:
            loose = len(roles) == 1 and lemma in _EITHER_WAY
            yield Frame(verb=lemma, groups=frozenset({group}), clause=clause, loose=loose, roles=roles)


def _nouns_below(reading: Reading, children: Sequence[Sequence[int]], verb: int) -> Iterator[str]:
    tokens = reading.parse.tokens
    for child in children[verb]:
        if tokens[child].dep in {"dobj", "pobj"}:
            yield tokens[child].lemma.lower()
        elif tokens[child].dep == "prep":
            yield from (tokens[each].lemma.lower() for each in children[child] if tokens[each].dep == "pobj")


def _arguments(reading: Reading, children: Sequence[Sequence[int]], verb: int) -> Iterator[tuple[str, Filler]]:
    """Arguments of a verb by their deep function: the subject of a passive is an object, its agent a subject."""
    tokens = reading.parse.tokens
    passive = _is_passive(tokens, children, verb)
    subjects, inherited = _subjects(tokens, children, verb, 0)
    for subject in subjects:
        undergoes = (passive and not inherited) or (inherited and passive)
        for each in _coordinated(tokens, children, subject):
            yield ("object" if undergoes else "subject"), _filler(reading, children, each)
    for child in children[verb]:
        dep = tokens[child].dep
        if dep in {"dobj", "attr", "oprd"}:
            kind = "object"
        elif dep == "dative" and tokens[child].pos != "ADP":
            kind = "dative"
        elif dep in {"prep", "agent", "dative"}:
            preposition = tokens[child].text.lower()
            for each in _pobjs(tokens, children, verb, frozenset({preposition})):
                agent = dep == "agent" or (preposition == "by" and passive)
                yield ("subject" if agent else preposition), _filler(reading, children, each)
            continue
        else:
            continue
        for each in _coordinated(tokens, children, child):
            yield kind, _filler(reading, children, each)


def _is_passive(tokens: Sequence[Token], children: Sequence[Sequence[int]], verb: int) -> bool:
    deps = {tokens[child].dep for child in children[verb]}
    if deps & {"auxpass", "nsubjpass", "agent"}:
        return True
    return tokens[verb].tag == "VBN" and tokens[verb].dep in {"acl", "advcl"} and not deps & {"aux", "nsubj"}


def _subjects(
    tokens: Sequence[Token], children: Sequence[Sequence[int]], verb: int, depth: int
) -> tuple[list[int], bool]:
    """Heads of the subject, relative pronouns replaced by what they stand for; True where it is another verb's."""
    own = [child for child in children[verb] if tokens[child].dep in _SUBJECTS]
    if own:
        if tokens[own[0]].text.lower() in _RELATIVE and tokens[verb].dep == "relcl":
            return _antecedents(tokens, children, tokens[verb].head, depth), False
        return own, False
    dep, head = tokens[verb].dep, tokens[verb].head
    if depth > _DEEPEST or head == verb:
        return [], False
    if dep in {"acl", "relcl"}:
        return ([head] if tokens[verb].tag in {"VBN", "VBG"} else []), False
    if dep in {"conj", "xcomp", "advcl", "pcomp"} and tokens[head].pos in {"VERB", "AUX"}:
        controlled = [child for child in children[head] if tokens[child].dep == "dobj"]
        controlled = controlled if dep == "xcomp" and tokens[head].lemma.lower() in _OBJECT_CONTROL else []
        return (controlled, False) if controlled else (_subjects(tokens, children, head, depth + 1)[0], True)
    return [], False


def _antecedents(tokens: Sequence[Token], children: Sequence[Sequence[int]], noun: int, depth: int) -> list[int]:
    """What a relative clause describes: for "Petrova is the architect who designed it" Petrova as well."""
    governor = tokens[noun].head
    if tokens[noun].dep == "attr" and depth <= _DEEPEST:
        return [noun, *_subjects(tokens, children, governor, depth + 1)[0]]
    return [noun]


def _pobjs(
    tokens: Sequence[Token], children: Sequence[Sequence[int]], verb: int, prepositions: frozenset[str]
) -> list[int]:
    """Objects of these prepositions below a verb or its objects."""
    found = []
    places = [verb, *(child for child in children[verb] if tokens[child].dep in {"dobj", "prt", "prep", "attr"})]
    for place in places:
        for child in (place, *children[place]):
            if tokens[child].pos == "ADP" and tokens[child].text.lower() in prepositions and child != verb:
                for each in children[child]:
                    if tokens[each].dep in {"pobj", "pcomp"}:
                        found += _coordinated(tokens, children, each)
    return list(dict.fromkeys(found))


def _coordinated(tokens: Sequence[Token], children: Sequence[Sequence[int]], head: int) -> list[int]:
    found = [head]
    for child in children[head]:
        if tokens[child].dep == "conj":
            found += _coordinated(tokens, children, child)
    return found


def _filler(reading: Reading, children: Sequence[Sequence[int]], head: int) -> Filler:
    """The head with its names and modifiers; a personal pronoun stands for the first name before it."""
    tokens = reading.parse.tokens
    if tokens[head].text.lower() in _PERSONAL:
        before = [word for word in reading.words if word.kind == "name" and word.token < head]
        return filler(before[0].text if before else "", named=bool(before))
    head = _counted(tokens, children, head)
    inside = sorted(_inside(tokens, children, head))
    text = " ".join(tokens[index].text for index in inside)
    named = any(
        tokens[index].pos == "PROPN" for index in (head, *(c for c in children[head] if tokens[c].dep == "appos"))
    )
    parts = [
        pobj
        for child in children[head]
        if tokens[child].dep == "prep" and tokens[child].text.lower() in {"of", "in"}
        for pobj in children[child]
        if tokens[pobj].dep == "pobj"
    ]
    whole = [each for pobj in parts for each in sorted(_inside(tokens, children, pobj))]
    owners = [child for child in children[head] if tokens[child].dep == "poss" and tokens[child].pos != "PRON"]
    whole += [each for owner in owners for each in sorted(_inside(tokens, children, owner))]
    belongs = any(tokens[index].pos == "PROPN" for index in whole)
    return filler(text, named=named, whole=" ".join(tokens[index].text for index in whole), whole_named=belongs)


def _counted(tokens: Sequence[Token], children: Sequence[Sequence[int]], head: int) -> int:
    """What is counted or measured in "all of its claims", "1,500 kg of fish", "a number of shops"; else the head."""
    measure = tokens[head].pos in {"NUM", "PRON", "DET"} or tokens[head].lemma.lower() in _MEASURES
    if measure:
        for child in children[head]:
            if tokens[child].dep == "prep" and tokens[child].text.lower() == "of":
                return next((each for each in children[child] if tokens[each].dep == "pobj"), head)
    return head


def _inside(tokens: Sequence[Token], children: Sequence[Sequence[int]], head: int) -> set[int]:
    found = {head}
    for child in children[head]:
        if tokens[child].dep in {"compound", "amod", "appos", "nmod"}:
            found |= _inside(tokens, children, child) if tokens[child].dep in {"compound", "appos"} else {child}
    return found


def _of_noun(reading: Reading, children: Sequence[Sequence[int]], noun: int) -> Iterator[Frame]:
    """As in "Acme's acquisition of Globex", "the acquisition of Globex by Acme", "Acme is the supplier of Globex"."""
    tokens = reading.parse.tokens
    lemma = tokens[noun].lemma.lower()
    arguments: list[tuple[str, Filler]] = []
    doer = lemma in _DOERS
    owners = [child for child in children[noun] if tokens[child].dep == "poss" and tokens[child].pos != "PRON"]
    arguments += [("object" if doer else "subject", _filler(reading, children, owner)) for owner in owners]
    of = "subject" if lemma in _GIVEN_BY else "object"
    for preposition, kind in (("of", of), ("by", "subject"), ("to", "to"), ("from", "from")):
        for child in children[noun]:
            if tokens[child].text.lower() == preposition:
                pobjs = [each for each in children[child] if tokens[each].dep == "pobj"]
                arguments += [(kind, _filler(reading, children, each)) for each in pobjs]
    governor = tokens[noun].head
    if doer and tokens[noun].dep == "attr":
        subjects, _ = _subjects(tokens, children, governor, 0)
        arguments += [("subject", _filler(reading, children, each)) for each in subjects]
    elif doer and tokens[noun].dep == "appos":
        arguments.append(("subject", _filler(reading, children, governor)))
    yield from _frames(_ACTION[lemma], arguments, reading.clause_of[noun])
