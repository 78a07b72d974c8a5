"""What a sentence offers as antecedents, to itself and to the sentences after it."""

from __future__ import annotations

from kg_builder.extract.english.arguments import Unfilled, fill
from kg_builder.extract.english.coreference import Candidate, Remembered
from kg_builder.extract.english.place import Placed
from kg_builder.extract.english.tree import Tree
from schema.extraction import EntityType, Mention

_MALE_TITLES = frozenset({"mr", "sir", "lord"})
_FEMALE_TITLES = frozenset({"mrs", "ms", "miss", "lady", "dame"})
_CLAUSE_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def candidates_before(placed: Placed, limit: int) -> tuple[Candidate, ...]:
    """Names and clause subjects that stand before token ``limit``, in order."""
    tree = placed.tree
    subjects = [index for index in range(limit) if tree.dep(index) in _CLAUSE_SUBJECTS]
    found: list[Candidate] = []
    covered: set[int] = set()
    for name in placed.names:
        if name.last > limit:
            break
        heads = [index for index in subjects if name.first <= index < name.last]
        covered.update(heads)
        found.append(
            Candidate(
                mention=placed.named(name),
                start=placed.base,
                subject=bool(heads),
                plural=bool(heads) and tree.has(heads[0], "conj"),
                male=_male(tree, name.first) if name.type is EntityType.PERSON else None,
            )
        )
    for index in subjects:
        owned = any(tree.tokens[child].tag == "PRP$" for child in tree.kids(index, "poss"))
        filled = Unfilled(reason="named") if index in covered or owned else fill(placed, index)
        if not isinstance(filled, Unfilled) and isinstance(filled.value, Mention):
            plural = tree.tokens[index].tag in {"NNS", "NNPS"} or tree.has(index, "conj")
            found.append(Candidate(mention=filled.value, start=placed.base, subject=True, plural=plural))
    return tuple(found)


def _male(tree: Tree, first: int) -> bool | None:
    before = tree.low(first - 1).rstrip(".") if first else ""
    return True if before in _MALE_TITLES else False if before in _FEMALE_TITLES else None


def remember(placed: Placed, resolved: list[tuple[Mention, int]]) -> Remembered:
    """What a whole sentence offers; ``resolved`` are subjects taken from earlier ones, with where those begin."""
    candidates = list(candidates_before(placed, len(placed.tree)))
    inside = {each.mention.span for each in candidates}
    candidates += [
        Candidate(mention=mention, start=start, subject=True)
        for mention, start in dict.fromkeys(resolved)
        if mention.span not in inside and mention.span.start < placed.base
    ]
    return Remembered(sentence=placed.sentence.span, candidates=tuple(candidates))
