"""Parsed sentences: contracts, minutes and other plain company prose."""

from tests.unit.kg_builder.extract.english.parsed import parse_of

UNLESS = parse_of(
    "Acme Ltd may terminate the contract unless Globex pays the fee within 30 days.",
    """
    Acme Acme PROPN NNP compound 1 B-ORG
    Ltd Ltd PROPN NNP nsubj 3 I-ORG
    may may AUX MD aux 3 -
    terminate terminate VERB VB ROOT 3 -
    the the DET DT det 5 -
    contract contract NOUN NN dobj 3 -
    unless unless SCONJ IN mark 8 -
    Globex Globex PROPN NNP nsubj 8 B-PRODUCT
    pays pay VERB VBZ advcl 3 -
    the the DET DT det 10 -
    fee fee NOUN NN dobj 8 -
    within within ADP IN prep 8 -
    30 30 NUM CD nummod 13 B-DATE
    days day NOUN NNS pobj 11 I-DATE
    . . PUNCT . punct 3 -
    """,
)

SUBJECT_TO = parse_of(
    "Subject to board approval, Acme Ltd shall pay a dividend of $2 per share.",
    """
    Subject subject ADJ JJ advcl 8 -
    to to ADP IN prep 0 -
    board board NOUN NN compound 3 -
    approval approval NOUN NN pobj 1 -
    , , PUNCT , punct 8 -
    Acme Acme PROPN NNP compound 6 B-ORG
    Ltd Ltd PROPN NNP nsubj 8 I-ORG
    shall shall AUX MD aux 8 -
    pay pay VERB VB ROOT 8 -
    a a DET DT det 10 -
    dividend dividend NOUN NN dobj 8 -
    of of ADP IN prep 10 -
    $ $ SYM $ nmod 13 -
    2 2 NUM CD pobj 11 B-MONEY
    per per ADP IN prep 13 -
    share share NOUN NN pobj 14 -
    . . PUNCT . punct 8 -
    """,
)

APPOINTED = parse_of(
    "Acme Ltd appointed Jane Wu as chief executive in June 2023.",
    """
    Acme Acme PROPN NNP compound 1 B-ORG
    Ltd Ltd PROPN NNP nsubj 2 I-ORG
    appointed appoint VERB VBD ROOT 2 -
    Jane Jane PROPN NNP compound 4 B-PERSON
    Wu Wu PROPN NNP dobj 2 I-PERSON
    as as ADP IN prep 2 -
    chief chief ADJ JJ amod 7 -
    executive executive NOUN NN pobj 5 -
    in in ADP IN prep 2 -
    June June PROPN NNP pobj 8 B-DATE
    2023 2023 NUM CD nummod 9 I-DATE
    . . PUNCT . punct 2 -
    """,
)

AGREED = parse_of(
    "Acme Ltd agreed to sell its London office to Globex for £20 million.",
    """
    Acme Acme PROPN NNP compound 1 B-ORG
    Ltd Ltd PROPN NNP nsubj 2 I-ORG
    agreed agree VERB VBD ROOT 2 -
    to to PART TO aux 4 -
    sell sell VERB VB xcomp 2 -
    its its PRON PRP$ poss 7 -
    London London PROPN NNP compound 7 B-GPE
    office office NOUN NN dobj 4 -
    to to ADP IN dative 4 -
    Globex Globex PROPN NNP pobj 8 B-PRODUCT
    for for ADP IN prep 4 -
    £ £ SYM $ quantmod 13 B-MONEY
    20 20 NUM CD compound 13 I-MONEY
    million million NUM CD pobj 10 I-MONEY
    . . PUNCT . punct 2 -
    """,
)

SHARED_AGENT = parse_of(
    "The contract was signed and stamped by Jane Wu.",
    """
    The the DET DT det 1 -
    contract contract NOUN NN nsubjpass 3 -
    was be AUX VBD auxpass 3 -
    signed sign VERB VBN ROOT 3 -
    and and CCONJ CC cc 3 -
    stamped stamp VERB VBN conj 3 -
    by by ADP IN agent 5 -
    Jane Jane PROPN NNP compound 8 B-PERSON
    Wu Wu PROPN NNP pobj 6 I-PERSON
    . . PUNCT . punct 3 -
    """,
)

LIKE = parse_of(
    "Acme Ltd sells tools like drills.",
    """
    Acme Acme PROPN NNP compound 1 B-ORG
    Ltd Ltd PROPN NNP nsubj 2 I-ORG
    sells sell VERB VBZ ROOT 2 -
    tools tool NOUN NNS dobj 2 -
    like like ADP IN prep 3 -
    drills drill NOUN NNS pobj 4 -
    . . PUNCT . punct 2 -
    """,
)

THERE = parse_of(
    "There are 300 employees in the plant.",
    """
    There there PRON EX expl 1 -
    are be VERB VBP ROOT 1 -
    300 300 NUM CD nummod 3 B-CARDINAL
    employees employee NOUN NNS attr 1 -
    in in ADP IN prep 3 -
    the the DET DT det 6 -
    plant plant NOUN NN pobj 4 -
    . . PUNCT . punct 1 -
    """,
)

EXPIRES = parse_of(
    "The lease expires on 31 March 2025.",
    """
    The the DET DT det 1 -
    lease lease NOUN NN nsubj 2 -
    expires expire VERB VBZ ROOT 2 -
    on on ADP IN prep 2 -
    31 31 NUM CD nummod 5 B-DATE
    March March PROPN NNP pobj 3 I-DATE
    2025 2025 NUM CD nummod 5 I-DATE
    . . PUNCT . punct 2 -
    """,
)

DEBT = parse_of(
    "Net debt fell from £38.4 million to £29.5 million.",
    """
    Net net ADJ JJ amod 1 -
    debt debt NOUN NN nsubj 2 -
    fell fall VERB VBD ROOT 2 -
    from from ADP IN prep 2 -
    £ £ SYM $ quantmod 10 B-MONEY
    38.4 38.4 NUM CD quantmod 10 I-MONEY
    million million NUM CD quantmod 10 I-MONEY
    to to PART TO quantmod 10 -
    £ £ SYM $ quantmod 10 B-MONEY
    29.5 29.5 NUM CD compound 10 I-MONEY
    million million NUM CD pobj 3 I-MONEY
    . . PUNCT . punct 2 -
    """,
)

RESPONSIBLE = parse_of(
    "Jane Wu is responsible for safety.",
    """
    Jane Jane PROPN NNP compound 1 B-PERSON
    Wu Wu PROPN NNP nsubj 2 I-PERSON
    is be AUX VBZ ROOT 2 -
    responsible responsible ADJ JJ acomp 2 -
    for for ADP IN prep 3 -
    safety safety NOUN NN pobj 4 -
    . . PUNCT . punct 2 -
    """,
)

GAVE = parse_of(
    "Acme Ltd gave Globex a loan in 2020.",
    """
    Acme Acme PROPN NNP compound 1 B-ORG
    Ltd Ltd PROPN NNP nsubj 2 I-ORG
    gave give VERB VBD ROOT 2 -
    Globex Globex PROPN NNP dative 2 -
    a a DET DT det 5 -
    loan loan NOUN NN dobj 2 -
    in in ADP IN prep 2 -
    2020 2020 NUM CD pobj 6 B-DATE
    . . PUNCT . punct 2 -
    """,
)

TWO_PEOPLE = parse_of(
    "Jane Wu and Li Wei run Acme Ltd.",
    """
    Jane Jane PROPN NNP compound 1 B-PERSON
    Wu Wu PROPN NNP nsubj 5 I-PERSON
    and and CCONJ CC cc 1 -
    Li Li PROPN NNP compound 4 B-PERSON
    Wei Wei PROPN NNP conj 1 I-PERSON
    run run VERB VBD ROOT 5 -
    Acme Acme PROPN NNP compound 7 B-ORG
    Ltd. Ltd. PROPN NNP dobj 5 I-ORG
    """,
)

EXPECTED = parse_of(
    "Acme Ltd is expected to close the mill.",
    """
    Acme Acme PROPN NNP compound 1 B-ORG
    Ltd Ltd PROPN NNP nsubjpass 3 I-ORG
    is be AUX VBZ auxpass 3 -
    expected expect VERB VBN ROOT 3 -
    to to PART TO aux 5 -
    close close VERB VB xcomp 3 -
    the the DET DT det 7 -
    mill mill NOUN NN dobj 5 -
    . . PUNCT . punct 3 -
    """,
)

EVERY_YEAR = parse_of(
    "The committee meets Jane Wu every year.",
    """
    The the DET DT det 1 -
    committee committee NOUN NN nsubj 2 -
    meets meet VERB VBZ ROOT 2 -
    Jane Jane PROPN NNP compound 4 B-PERSON
    Wu Wu PROPN NNP dobj 2 I-PERSON
    every every DET DT det 6 B-DATE
    year year NOUN NN npadvmod 2 I-DATE
    . . PUNCT . punct 2 -
    """,
)

DATELINE = parse_of(
    "The meeting is on 27 January 2026 in Leeds.",
    """
    The the DET DT det 1 -
    meeting meeting NOUN NN nsubj 2 -
    is be AUX VBZ ROOT 2 -
    on on ADP IN prep 2 -
    27 27 NUM CD nummod 5 B-DATE
    January January PROPN NNP pobj 3 I-DATE
    2026 2026 NUM CD nummod 5 I-DATE
    in in ADP IN prep 2 -
    Leeds Leeds PROPN NNPS pobj 7 B-GPE
    . . PUNCT . punct 2 -
    """,
)

WHETHER = parse_of(
    "Jane Wu asked whether Acme Ltd sold the mill.",
    """
    Jane Jane PROPN NNP compound 1 B-PERSON
    Wu Wu PROPN NNP nsubj 2 I-PERSON
    asked ask VERB VBD ROOT 2 -
    whether whether SCONJ IN mark 6 -
    Acme Acme PROPN NNP compound 5 B-ORG
    Ltd Ltd PROPN NNP nsubj 6 I-ORG
    sold sell VERB VBD ccomp 2 -
    the the DET DT det 8 -
    mill mill NOUN NN dobj 6 -
    . . PUNCT . punct 2 -
    """,
)
