"""Outputs of other open-extraction systems, in the formats that CaRB publishes them in.

* tabbed: sentence, confidence, relation, arguments ...
* OpenIE4 and OpenIE5: confidence, context, ``SimpleArgument(text,List(...))``, ``Relation(...)``, arguments, sentence;
  a row without arguments is left out, as CaRB does.
* ClausIE: the sentence on a line of its own, then number, subject, relation and object in quotes, confidence.
* PropS: confidence, sentence, relation, then a role and an argument in turn.
* ReVerb: thirteen fields or more: subject, relation, object from the third on, confidence and sentence after the tenth.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpora import Fault, Faults, lines_of, note
from benchmarks.quality.carb import Tuple, sentence_key

_SUFFIXES = ("_output.txt", "_output.txt.gz")
_SLOT = re.compile(r"\w+\((.*?),List\(")
FORMS = "a row of CaRB's tabbed, OpenIE, ClausIE, PropS or ReVerb form"


def find_outputs(folder: Path, part: str) -> dict[str, Path]:
    """Files ``PART/NAME_output.txt`` below a folder, gzipped or not, by name."""
    found = (path for suffix in _SUFFIXES for path in folder.rglob(f"{part}/*{suffix}"))
    return {path.name.partition("_output.txt")[0]: path for path in sorted(found)}


def read_output(path: Path, faults: Faults = None) -> dict[str, list[Tuple]]:
    """Tuples by sentence key. The form is told row by row; what is in none is a fault."""
    found: dict[str, list[Tuple]] = defaultdict(list)
    sentence = ""
    for number, line in lines_of(path):
        fields = line.rstrip("\n").split("\t")
        if len(fields) == 1:
            sentence = fields[0]
            continue
        read = _row(fields, sentence)
        if read is None:
            note(Fault(place=f"{path.name}, line {number}", problem="not understood", expected=FORMS), faults)
        elif read[1].arguments:
            found[sentence_key(read[0])].append(read[1])
    return dict(found)


def _row(fields: Sequence[str], sentence: str) -> tuple[str, Tuple] | None:
    """Sentence and tuple; a tuple without arguments where the row states nothing, None where it is not understood."""
    if len(fields) >= 6 and _SLOT.search(fields[2]) and _SLOT.search(fields[3]):
        return _openie(fields)
    if len(fields) == 5 and fields[1][:1] == '"' and sentence:
        return sentence, Tuple(fields[2].strip('"'), (fields[1].strip('"'), fields[3].strip('"')))
    if len(fields) >= 13 and _is_number(fields[11]):
        return fields[12], Tuple(fields[3], (fields[2], fields[4]))
    if len(fields) >= 4 and _is_number(fields[1]):
        return fields[0], Tuple(fields[2], tuple(fields[3:]))
    if len(fields) >= 5 and _is_number(fields[0]):
        return fields[1], Tuple(fields[2], tuple(fields[4::2]))
    return None


def _openie(fields: Sequence[str]) -> tuple[str, Tuple]:
    subject, relation = _SLOT.findall(fields[2])[0], _SLOT.findall(fields[3])[0]
    if not fields[4].strip():
        return fields[5], Tuple(relation, ())
    context = _SLOT.findall(fields[1])
    if context and not f"{subject} {relation}".startswith(context[0]):
        subject = f"{context[0]} {subject}"
    return fields[5], Tuple(relation, (subject, *_SLOT.findall(fields[4])))


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
