"""Parsed sentences: clauses and what they are stated under."""

from tests.unit.kg_builder.extract.english.parsed import parse_of

ACQUIRED = parse_of(
    "Acme Ltd acquired Globex Inc in 2019 for $3 billion.",
    """
    Acme Acme PROPN NNP compound 1 B-ORG
    Ltd Ltd PROPN NNP nsubj 2 I-ORG
    acquired acquire VERB VBD ROOT 2 -
    Globex Globex PROPN NNP compound 4 B-PERSON
    Inc Inc PROPN NNP dobj 2 I-PERSON
    in in ADP IN prep 2 -
    2019 2019 NUM CD pobj 5 B-DATE
    for for ADP IN prep 2 -
    $ $ SYM $ quantmod 10 B-MONEY
    3 3 NUM CD compound 10 I-MONEY
    billion billion NUM CD pobj 7 I-MONEY
    . . PUNCT . punct 2 -
    """,
)

PASSIVE = parse_of(
    "Globex was acquired by Acme Ltd in March 2020.",
    """
    Globex Globex PROPN NNP nsubjpass 2 B-PRODUCT
    was be AUX VBD auxpass 2 -
    acquired acquire VERB VBN ROOT 2 -
    by by ADP IN agent 2 -
    Acme Acme PROPN NNP compound 5 B-ORG
    Ltd Ltd PROPN NNP pobj 3 I-ORG
    in in ADP IN prep 2 -
    March March PROPN NNP pobj 6 B-DATE
    2020 2020 NUM CD nummod 7 I-DATE
    . . PUNCT . punct 2 -
    """,
)

PLANS = parse_of(
    "Acme Ltd plans to build and operate a plant in Leeds.",
    """
    Acme Acme PROPN NNP compound 1 B-ORG
    Ltd Ltd PROPN NNP nsubj 2 I-ORG
    plans plan VERB VBZ ROOT 2 -
    to to PART TO aux 4 -
    build build VERB VB xcomp 2 -
    and and CCONJ CC cc 4 -
    operate operate VERB VB conj 4 -
    a a DET DT det 8 -
    plant plant NOUN NN dobj 6 -
    in in ADP IN prep 8 -
    Leeds Leeds PROPN NNPS pobj 9 B-GPE
    . . PUNCT . punct 2 -
    """,
)

NEGATED = parse_of(
    "Acme Ltd does not employ contractors.",
    """
    Acme Acme PROPN NNP compound 1 B-ORG
    Ltd Ltd PROPN NNP nsubj 4 I-ORG
    does do AUX VBZ aux 4 -
    not not PART RB neg 4 -
    employ employ VERB VB ROOT 4 -
    contractors contractor NOUN NNS dobj 4 -
    . . PUNCT . punct 4 -
    """,
)

NO_SUPPLIER = parse_of(
    "No supplier may accept gifts from Acme Ltd today.",
    """
    No no DET DT det 1 -
    supplier supplier NOUN NN nsubj 3 -
    may may AUX MD aux 3 -
    accept accept VERB VB ROOT 3 -
    gifts gift NOUN NNS dobj 3 -
    from from ADP IN prep 3 -
    Acme Acme PROPN NNP compound 7 B-ORG
    Ltd Ltd PROPN NNP pobj 5 I-ORG
    today today NOUN NN npadvmod 3 B-DATE
    . . PUNCT . punct 3 -
    """,
)

CONDITION = parse_of(
    "Acme Ltd will buy Globex if the regulators approve the deal.",
    """
    Acme Acme PROPN NNP compound 1 B-ORG
    Ltd Ltd PROPN NNP nsubj 3 I-ORG
    will will AUX MD aux 3 -
    buy buy VERB VB ROOT 3 -
    Globex Globex PROPN NNP dobj 3 B-PRODUCT
    if if SCONJ IN mark 8 -
    the the DET DT det 7 -
    regulators regulator NOUN NNS nsubj 8 -
    approve approve VERB VBP advcl 3 -
    the the DET DT det 10 -
    deal deal NOUN NN dobj 8 -
    . . PUNCT . punct 3 -
    """,
)

ATTRIBUTED = parse_of(
    "Jane Wu said that Acme Ltd had opened an office in Madrid in 2021.",
    """
    Jane Jane PROPN NNP compound 1 B-PERSON
    Wu Wu PROPN NNP nsubj 2 I-PERSON
    said say VERB VBD ROOT 2 -
    that that SCONJ IN mark 7 -
    Acme Acme PROPN NNP compound 5 B-ORG
    Ltd Ltd PROPN NNP nsubj 7 I-ORG
    had have AUX VBD aux 7 -
    opened open VERB VBN ccomp 2 -
    an an DET DT det 9 -
    office office NOUN NN dobj 7 -
    in in ADP IN prep 7 -
    Madrid Madrid PROPN NNP pobj 10 B-GPE
    in in ADP IN prep 7 -
    2021 2021 NUM CD pobj 12 B-DATE
    . . PUNCT . punct 2 -
    """,
)

RELATIVE = parse_of(
    "Acme Ltd, which makes bolts, is headquartered in Leeds.",
    """
    Acme Acme PROPN NNP compound 1 B-ORG
    Ltd Ltd PROPN NNP nsubjpass 8 I-ORG
    , , PUNCT , punct 1 -
    which which PRON WDT nsubj 4 -
    makes make VERB VBZ relcl 1 -
    bolts bolt NOUN NNS dobj 4 -
    , , PUNCT , punct 1 -
    is be AUX VBZ auxpass 8 -
    headquartered headquarter VERB VBN ROOT 8 -
    in in ADP IN prep 8 -
    Leeds Leeds PROPN NNPS pobj 9 B-GPE
    . . PUNCT . punct 8 -
    """,
)

OBJECT_RELATIVE = parse_of(
    "The plant that Acme Ltd built in Leeds employs 300 people.",
    """
    The the DET DT det 1 -
    plant plant NOUN NN nsubj 8 -
    that that PRON WDT dobj 5 -
    Acme Acme PROPN NNP compound 4 B-ORG
    Ltd Ltd PROPN NNP nsubj 5 I-ORG
    built build VERB VBN relcl 1 -
    in in ADP IN prep 5 -
    Leeds Leeds PROPN NNPS pobj 6 B-GPE
    employs employ VERB VBZ ROOT 8 -
    300 300 NUM CD nummod 10 B-CARDINAL
    people people NOUN NNS dobj 8 -
    . . PUNCT . punct 8 -
    """,
)

COORDINATED = parse_of(
    "Acme Ltd and Globex signed an agreement with Initech and Umbrella.",
    """
    Acme Acme PROPN NNP compound 1 B-ORG
    Ltd Ltd PROPN NNP nsubj 4 I-ORG
    and and CCONJ CC cc 1 I-ORG
    Globex Globex PROPN NNP conj 1 B-PRODUCT
    signed sign VERB VBD ROOT 4 -
    an an DET DT det 6 -
    agreement agreement NOUN NN dobj 4 -
    with with ADP IN prep 6 -
    Initech Initech PROPN NNP pobj 7 B-ORG
    and and CCONJ CC cc 8 -
    Umbrella Umbrella PROPN NNP conj 8 B-ORG
    . . PUNCT . punct 4 -
    """,
)

ABLE = parse_of(
    "Acme Ltd is able to deliver the goods within ten days.",
    """
    Acme Acme PROPN NNP compound 1 B-ORG
    Ltd Ltd PROPN NNP nsubj 2 I-ORG
    is be AUX VBZ ROOT 2 -
    able able ADJ JJ acomp 2 -
    to to PART TO aux 5 -
    deliver deliver VERB VB xcomp 3 -
    the the DET DT det 7 -
    goods good NOUN NNS dobj 5 -
    within within ADP IN prep 5 -
    ten ten NUM CD nummod 10 B-DATE
    days day NOUN NNS pobj 8 I-DATE
    . . PUNCT . punct 2 -
    """,
)

FAILED = parse_of(
    "Acme Ltd failed to deliver the pumps.",
    """
    Acme Acme PROPN NNP compound 1 B-ORG
    Ltd Ltd PROPN NNP nsubj 2 I-ORG
    failed fail VERB VBD ROOT 2 -
    to to PART TO aux 4 -
    deliver deliver VERB VB xcomp 2 -
    the the DET DT det 6 -
    pumps pump NOUN NNS dobj 4 -
    . . PUNCT . punct 2 -
    """,
)

ACCORDING = parse_of(
    "According to Reuters, Acme Ltd sold the mill.",
    """
    According accord VERB VBG prep 6 -
    to to ADP IN prep 0 -
    Reuters Reuters PROPN NNP pobj 1 B-ORG
    , , PUNCT , punct 6 -
    Acme Acme PROPN NNP compound 5 B-ORG
    Ltd Ltd PROPN NNP nsubj 6 I-ORG
    sold sell VERB VBD ROOT 6 -
    the the DET DT det 8 -
    mill mill NOUN NN dobj 6 -
    . . PUNCT . punct 6 -
    """,
)

QUESTION = parse_of(
    "Is Acme Ltd the owner of Globex?",
    """
    Is be AUX VBZ ROOT 0 -
    Acme Acme PROPN NNP compound 2 -
    Ltd Ltd PROPN NNP nsubj 0 -
    the the DET DT det 4 -
    owner owner NOUN NN appos 2 -
    of of ADP IN prep 4 -
    Globex Globex PROPN NNP pobj 5 B-PRODUCT
    ? ? PUNCT . punct 0 -
    """,
)
