"""Parsed sentences: noun constructions and references."""

from tests.unit.kg_builder.extract.english.parsed import parse_of

ROLE = parse_of(
    "Jane Wu is the chief financial officer of Acme Ltd in Leeds.",
    """
    Jane Jane PROPN NNP compound 1 B-PERSON
    Wu Wu PROPN NNP nsubj 2 I-PERSON
    is be AUX VBZ ROOT 2 -
    the the DET DT det 6 -
    chief chief ADJ JJ amod 6 -
    financial financial ADJ JJ amod 6 -
    officer officer NOUN NN attr 2 -
    of of ADP IN prep 6 -
    Acme Acme PROPN NNP compound 9 B-ORG
    Ltd Ltd PROPN NNP pobj 7 I-ORG
    in in ADP IN prep 6 -
    Leeds Leeds PROPN NNPS pobj 10 B-GPE
    . . PUNCT . punct 2 -
    """,
)

TITLE = parse_of(
    "Chief Financial Officer Jane Wu signed the lease with Northmere Bank on 1 March 2024.",
    """
    Chief Chief PROPN NNP compound 2 -
    Financial Financial PROPN NNP compound 2 -
    Officer Officer PROPN NNP compound 4 -
    Jane Jane PROPN NNP compound 4 B-PERSON
    Wu Wu PROPN NNP nsubj 5 I-PERSON
    signed sign VERB VBD ROOT 5 -
    the the DET DT det 7 -
    lease lease NOUN NN dobj 5 -
    with with ADP IN prep 5 -
    Northmere Northmere PROPN NNP compound 10 B-ORG
    Bank Bank PROPN NNP pobj 8 I-ORG
    on on ADP IN prep 5 -
    1 1 NUM CD nummod 13 B-DATE
    March March PROPN NNP pobj 11 I-DATE
    2024 2024 NUM CD nummod 13 I-DATE
    . . PUNCT . punct 5 -
    """,
)

APPOSED = parse_of(
    "Jane Wu, a lawyer, founded Globex in 2001.",
    """
    Jane Jane PROPN NNP compound 1 B-PERSON
    Wu Wu PROPN NNP nsubj 6 I-PERSON
    , , PUNCT , punct 1 -
    a a DET DT det 4 -
    lawyer lawyer NOUN NN appos 1 -
    , , PUNCT , punct 1 -
    founded found VERB VBD ROOT 6 -
    Globex Globex PROPN NNP dobj 6 B-PRODUCT
    in in ADP IN prep 6 -
    2001 2001 NUM CD pobj 8 B-DATE
    . . PUNCT . punct 6 -
    """,
)

CHAIRMAN = parse_of(
    "Acme's chairman, Li Wei, owns 15 % of the shares.",
    """
    Acme Acme PROPN NNP poss 2 B-ORG
    's 's PART POS case 0 -
    chairman chairman NOUN NN nsubj 7 -
    , , PUNCT , punct 2 -
    Li Li PROPN NNP compound 5 B-PERSON
    Wei Wei PROPN NNP appos 2 I-PERSON
    , , PUNCT , punct 2 -
    owns own VERB VBZ ROOT 7 -
    15 15 NUM CD nummod 9 B-PERCENT
    % % NOUN NN dobj 7 I-PERCENT
    of of ADP IN prep 9 -
    the the DET DT det 12 -
    shares share NOUN NNS pobj 10 -
    . . PUNCT . punct 7 -
    """,
)

NOMINAL = parse_of(
    "The acquisition of Globex by Acme Ltd was completed in 2020.",
    """
    The the DET DT det 1 -
    acquisition acquisition NOUN NN nsubjpass 8 -
    of of ADP IN prep 1 -
    Globex Globex PROPN NNP pobj 2 B-PRODUCT
    by by ADP IN prep 1 -
    Acme Acme PROPN NNP compound 6 B-ORG
    Ltd Ltd PROPN NNP pobj 4 I-ORG
    was be AUX VBD auxpass 8 -
    completed complete VERB VBN ROOT 8 -
    in in ADP IN prep 8 -
    2020 2020 NUM CD pobj 9 B-DATE
    . . PUNCT . punct 8 -
    """,
)

OWNER_NOMINAL = parse_of(
    "Acme's acquisition of Globex pleased the market.",
    """
    Acme Acme PROPN NNP poss 2 B-ORG
    's 's PART POS case 0 -
    acquisition acquisition NOUN NN nsubj 5 -
    of of ADP IN prep 2 -
    Globex Globex PROPN NNP pobj 3 B-PRODUCT
    pleased please VERB VBD ROOT 5 -
    the the DET DT det 7 -
    market market NOUN NN dobj 5 -
    . . PUNCT . punct 5 -
    """,
)

PLACES = parse_of(
    "Paris, France, hosts the conference.",
    """
    Paris Paris PROPN NNP nsubj 4 B-GPE
    , , PUNCT , punct 0 -
    France France PROPN NNP appos 0 B-GPE
    , , PUNCT , punct 0 -
    hosts host VERB VBZ ROOT 4 -
    the the DET DT det 6 -
    conference conference NOUN NN dobj 4 -
    . . PUNCT . punct 4 -
    """,
)

REVENUE = parse_of(
    "Acme's revenue rose 5 % to $3 billion in 2023.",
    """
    Acme Acme PROPN NNP poss 2 B-ORG
    's 's PART POS case 0 -
    revenue revenue NOUN NN nsubj 3 -
    rose rise VERB VBD ROOT 3 -
    5 5 NUM CD nummod 5 B-PERCENT
    % % NOUN NN npadvmod 3 I-PERCENT
    to to ADP IN prep 3 -
    $ $ SYM $ quantmod 9 B-MONEY
    3 3 NUM CD compound 9 I-MONEY
    billion billion NUM CD pobj 6 I-MONEY
    in in ADP IN prep 3 -
    2023 2023 NUM CD pobj 10 B-DATE
    . . PUNCT . punct 3 -
    """,
)

ACME_CEO = parse_of(
    "Acme CEO Jane Wu met the minister in London yesterday.",
    """
    Acme Acme PROPN NNP compound 1 -
    CEO CEO PROPN NNP compound 3 -
    Jane Jane PROPN NNP compound 3 B-PERSON
    Wu Wu PROPN NNP nsubj 4 I-PERSON
    met meet VERB VBD ROOT 4 -
    the the DET DT det 6 -
    minister minister NOUN NN dobj 4 -
    in in ADP IN prep 4 -
    London London PROPN NNP pobj 7 B-GPE
    yesterday yesterday NOUN NN npadvmod 4 B-DATE
    . . PUNCT . punct 4 -
    """,
)

COMMITTEE = parse_of(
    "The audit committee reviews the travel policy.",
    """
    The the DET DT det 2 -
    audit audit NOUN NN compound 2 -
    committee committee NOUN NN nsubj 3 -
    reviews review VERB VBZ ROOT 3 -
    the the DET DT det 6 -
    travel travel NOUN NN compound 6 -
    policy policy NOUN NN dobj 3 -
    . . PUNCT . punct 3 -
    """,
)

STAKE = parse_of(
    "Acme Ltd has a stake in Globex.",
    """
    Acme Acme PROPN NNP compound 1 B-ORG
    Ltd Ltd PROPN NNP nsubj 2 I-ORG
    has have VERB VBZ ROOT 2 -
    a a DET DT det 4 -
    stake stake NOUN NN dobj 2 -
    in in ADP IN prep 4 -
    Globex Globex PROPN NNP pobj 5 B-PRODUCT
    . . PUNCT . punct 2 -
    """,
)

PRONOUN = parse_of(
    "It has a stake in Initech.",
    """
    It it PRON PRP nsubj 1 -
    has have VERB VBZ ROOT 1 -
    a a DET DT det 3 -
    stake stake NOUN NN dobj 1 -
    in in ADP IN prep 3 -
    Initech Initech PROPN NNP pobj 4 B-GPE
    . . PUNCT . punct 1 -
    """,
)

SHE = parse_of(
    "She joined from Globex.",
    """
    She she PRON PRP nsubj 1 -
    joined join VERB VBD ROOT 1 -
    from from ADP IN prep 1 -
    Globex Globex PROPN NNP pobj 2 B-PRODUCT
    . . PUNCT . punct 1 -
    """,
)

COMPANY = parse_of(
    "The company employs 2,000 people.",
    """
    The the DET DT det 1 -
    company company NOUN NN nsubj 2 -
    employs employ VERB VBZ ROOT 2 -
    2,000 2,000 NUM CD nummod 4 B-CARDINAL
    people people NOUN NNS dobj 2 -
    . . PUNCT . punct 2 -
    """,
)

WHOSE = parse_of(
    "Acme Ltd, whose office is in Leeds, sells bolts.",
    """
    Acme Acme PROPN NNP compound 1 B-ORG
    Ltd Ltd PROPN NNP nsubj 9 I-ORG
    , , PUNCT , punct 1 -
    whose whose DET WP$ poss 4 -
    office office NOUN NN nsubj 5 -
    is be AUX VBZ relcl 1 -
    in in ADP IN prep 5 -
    Leeds Leeds PROPN NNPS pobj 6 B-GPE
    , , PUNCT , punct 1 -
    sells sell VERB VBZ ROOT 9 -
    bolts bolt NOUN NNS dobj 9 -
    . . PUNCT . punct 9 -
    """,
)
