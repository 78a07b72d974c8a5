"""Reading one sentence: clause after clause, with the subject carried across commas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg_builder.extract.chinese import credits as credit_lines
from kg_builder.extract.chinese import kin, labels, lexicon, modifiers, patterns
from kg_builder.extract.chinese.clauses import Clause, clauses
from kg_builder.extract.chinese.copula import of_topic
from kg_builder.extract.chinese.frames import Frame, read_frame
from kg_builder.extract.chinese.phrases import (
    Refusal,
    coordinated,
    is_attribute,
    is_relational,
    measured,
    owned,
    text_of,
    trim,
)
from kg_builder.extract.chinese.qualify import qualifiers
from kg_builder.extract.chinese.reading import LIKELY, SURE, Reading, Statement, checked
from kg_builder.extract.chinese.reference import Kinds
from kg_builder.extract.chinese.rendering import statements
from kg_builder.extract.chinese.words import Words
from schema.extraction import Qualifiers

_MAX_SERIAL = 3
_COLONS = frozenset({"：", ":"})


@dataclass
class SentenceReader:
    """Walks over the clauses of one sentence. ``text`` is the original sentence that offsets of words mean."""

    text: str
    readings: list[Reading] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    _subject: Words = ()
    _topic: Words = ()
    _source: str = ""
    _patient: Words = ()
    _label: Words = ()
    _measure: str = ""
    _after_colon: bool = False
    _person: Words = ()
    _first: Words = ()
    _kinds: Kinds = field(default_factory=Kinds)
    _seen: set[tuple[Words, str, Words]] = field(default_factory=set)

    def read(self, words: Words) -> None:
        """Read all clauses; results are in ``readings`` (each once) and ``refusals``."""
        self._kinds.named(words)
        listed = labels.sheet(words, (), Qualifiers())
        for part in (words[: listed.start], words[listed.end :]) if listed.readings else (words,):
            self._clauses(part)
        if not listed.readings:
            listed = labels.sheet(words, self._first, Qualifiers())
        for reading in (*labels.bracketed(words), *modifiers.headed(words, Qualifiers()), *listed.readings):
            self._keep(checked(reading))

    def _clauses(self, words: Words) -> None:
        pieces = clauses(words, self.text)
        ahead = credit_lines.ahead(pieces)
        for index, clause in enumerate(pieces):
            if not self._credited(clause, ahead.get(index, [])):
                self._clause(clause)
            self._after_colon = clause.end in _COLONS
            self._first = self._first or (self._topic if self._topic and self._topic[-1].is_name else ())

    def _credited(self, clause: Clause, works: list[Words]) -> bool:
        """由A执导，B主演: credits of the work that follows or that the sentence is about."""
        topic = self._topic[-1:]
        parts = credit_lines.credit(clause.words) if works else credit_lines.of_topic(clause.words, topic)
        parts = parts or (credit_lines.credit(credit_lines.tail(clause.words)) if works else None)
        if parts is None or clause.hypothetical or clause.end in _COLONS:
            return False
        stated = Qualifiers(attribution=self._source or clause.attribution, condition=clause.condition)
        for reading in credit_lines.credited(parts, works or [topic], stated):
            self._keep(checked(reading))
        return not works or credit_lines.credit(clause.words) is not None

    def _clause(self, clause: Clause) -> None:
        if self._labelled(clause):
            return
        self._fronted(clause)
        clause = replace(clause, words=self._kinds.resolved(clause.words, self._topic))
        frame = read_frame(clause.words)
        if frame is None:
            self._verbless(clause)
            return
        frame = self._gapped(frame)
        whole = clause.words
        silent = self._silences(frame, clause)
        reported = None if clause.hypothetical else self._reported(frame, clause)
        if reported is not None:
            clause, frame = reported
        if frame.subject and not self._of_topic(frame) and not clause.hypothetical:
            self._topic = self._topic_of(frame.subject)
        if not clause.hypothetical:
            self._kinds.note(frame, self._topic)
            self._keep(self._frame(frame, clause))
            stated = self._qualify(frame, clause) if clause.condition else Qualifiers()
            for reading in patterns.nominal(whole, self._topic, stated, person=self._person or self._topic):
                self._keep(checked(reading))
            self._person = kin.person_of(frame.subject) or self._person
        if frame.subject and not (is_attribute(frame.subject) and self._subject):
            self._subject = frame.subject
        if silent:
            self._subject = self._topic = ()
        amount = measured(frame.object)
        self._measure = text_of(amount.noun) if amount else "" if frame.subject else self._measure
        self._patient = self._subject if frame.passive and frame.agent else ()

    def _fronted(self, clause: Clause) -> None:
        """张怡宁退役后，嫁给了...: the subject of a fronted clause of time is carried as well."""
        for piece in clause.carried:
            before = read_frame(piece)
            if before is not None and before.subject and before.subject[-1].tag != "f":
                self._subject = self._topic = before.subject

    def _of_topic(self, frame: Frame) -> bool:
        """作词、作曲 都是 ..., 主要嘉宾 是 ...: the subject is a property of what the sentence is about."""
        if all(is_relational(member) for member in coordinated(frame.subject)):
            return True
        return frame.verb[-1].text in lexicon.COPULAS and of_topic(frame.subject, self._topic, frame.object)

    def _is_person(self) -> bool:
        return bool(self._topic) and self._topic[-1].tag in {"PER", "nr"}

    @staticmethod
    def _silences(frame: Frame, clause: Clause) -> bool:
        """李明表示， : the person who speaks is not what the next clauses are about."""
        ends = clause.words[-1] is frame.verb[-1] and frame.verb[-1].text in lexicon.SAY_VERBS
        return ends and bool(frame.subject) and frame.subject[-1].tag in {"PER", "r"}

    def _gapped(self, frame: Frame) -> Frame:
        """由A作词，B作曲: the second clause is passive too when it is nothing but names and a verb."""
        doers = coordinated(frame.subject) if frame.subject else []
        plain = not (frame.object or frame.phrases or frame.disposed or frame.passive)
        if (
            frame.verb[0].text == "毕业"
            and frame.subject
            and frame.subject[0].tag == "ORG"
            and plain
            and self._is_person()
        ):
            return replace(frame, subject=self._topic, object=frame.subject[:1])
        patient = self._patient or (self._topic if self._topic and self._topic[-1].tag == "nw" else ())
        if not patient or not plain or not doers or not all(doer[-1].is_name for doer in doers):
            return frame
        return replace(frame, subject=patient, passive=True, agent=frame.subject)

    @staticmethod
    def _topic_of(subject: Words) -> Words:
        """Of 华为的总部 the topic is 华为."""
        pair = owned(subject)
        return pair.owner if pair is not None and is_attribute(pair.attribute) else subject

    def _verbless(self, clause: Clause) -> None:
        words = trim(clause.words)
        if len(words) > 1 and words[-1].text in {"男", "女"}:
            words = words[:-1]
        if clause.hypothetical or not words:
            return
        stated = Qualifiers(attribution=self._source or clause.attribution, condition=clause.condition)
        for reading in patterns.nominal(clause.words, self._topic, stated, person=self._person or self._topic):
            self._keep(checked(reading))
        if self._label:
            self._value(words, stated)
            self._label = ()
        elif self._after_colon:
            return
        elif len(words) == 1 and words[0].is_name and not (self._topic and self._topic[-1].is_name):
            self._topic = self._subject = words
        elif found := list(patterns.amount(words, stated)):
            self._topic = self._subject = found[0].subject
            self._keep(checked(found[0]))
        elif self._topic:
            for reading in patterns.apposition(words, self._topic, stated):
                self._keep(checked(reading))
        elif words[-1].tag in lexicon.NOUN_TAGS - lexicon.TIME_TAGS and words[-1].literal is None:
            name = next((word for word in reversed(words) if word.is_name), None)
            self._topic = self._subject = (name,) if name is not None else words
        self._person = self._person or kin.person_of(self._topic)

    def _labelled(self, clause: Clause) -> bool:
        """注册地：苏州 法定代表人：赵敏: a colon follows a label; before the label stands the last one's value."""
        words = trim(clause.words)
        if clause.end not in _COLONS or not words or clause.hypothetical:
            return False
        at = next((index for index in range(max(0, len(words) - 3), len(words)) if is_relational(words[index:])), None)
        if at is None or any(word.is_verb for word in words[:at]):
            return False
        head = trim(words[:at])
        if head and self._label and self._topic:
            self._value(head, Qualifiers(attribution=self._source))
        elif head and not self._label:
            self._topic = self._subject = head
        self._label = words[at:]
        return True

    def _value(self, words: Words, stated: Qualifiers) -> None:
        for member in coordinated(words) if self._topic else ():
            self._keep(checked(Reading(self._topic, text_of(self._label), member, stated, LIKELY)))

    def _reported(self, frame: Frame, clause: Clause) -> tuple[Clause, Frame] | None:
        """X 表示 + clause: what X says is read on its own, with X 表示 as its source."""
        if frame.verb[-1].text not in lexicon.SAY_VERBS or frame.passive or not (frame.subject or self._subject):
            return None
        at = next(index for index, word in enumerate(clause.words) if word is frame.verb[-1])
        start = frame.subject[0] if frame.subject else frame.verb[0]
        source = self.text[start.start : frame.verb[-1].end]
        rest = clause.words[at + 1 :]
        inner = read_frame(rest) if rest else None
        if inner is None:
            if not rest:
                self._source = source
            return None
        self._source = source
        if not inner.subject and not inner.disposed and not inner.passive:
            self._subject = frame.subject or self._subject
            self._topic = self._subject
        elif not inner.subject:
            self._subject = self._topic = ()
        return Clause(
            rest, clause.end, clause.condition, clause.attribution, clause.hypothetical, clause.carried
        ), inner

    def _qualify(self, frame: Frame, clause: Clause) -> Qualifiers:
        return qualifiers(
            clause,
            adverbs=frame.adverbs,
            phrases=frame.phrases,
            verb=frame.verb,
            source=self._source,
            text=self.text,
        )

    def _frame(self, frame: Frame, clause: Clause) -> Iterator[Reading | Refusal]:
        """The frame and the serial predicates behind it."""
        current: Frame | None = frame
        subject = frame.subject or self._carried(frame)
        ordered: Words = ()
        for depth in range(_MAX_SERIAL):
            if current is None:
                return
            own = bool(current.subject) and depth == 0
            said = current.verb[-1].text in lexicon.SAY_VERBS and not current.object
            if (subject or current.disposed or current.agent) and not said:
                yield from statements(
                    Statement(
                        frame=current,
                        subject=subject,
                        topic=() if subject == self._topic and is_attribute(subject) else self._topic,
                        qualifiers=self._qualify(replace(current, adverbs=(*ordered, *current.adverbs)), clause),
                        confidence=SURE if own else LIKELY,
                        work=tuple(word for word in self._first[-1:] if word.tag == "nw"),
                        prefix="" if frame.subject or current.verb[0].text not in lexicon.CHANGES else self._measure,
                        carried=clause.carried,
                    )
                )
            following = read_frame(current.rest) if current.rest else None
            appointed = following is not None and following.verb[0].text == "为" and not following.subject
            if current.object and (current.pivot or appointed):
                subject = current.object
                following = _appointed(current, following)
                ordered = tuple(word for word in current.verb if word.text in lexicon.ORDERS)
            if following is not None and following.subject:
                subject = following.subject
            current = following

    def _carried(self, frame: Frame) -> Words:
        """The subject of the clause before; of 华为的收入 only a verb of change or measure is said, else of 华为."""
        pair = owned(self._subject) if self._subject else None
        if pair is None or not is_attribute(pair.attribute) or frame.verb[0].text in lexicon.CHANGES:
            return self._subject
        return pair.owner

    def _keep(self, results: Iterator[Reading | Refusal]) -> None:
        for result in results:
            if isinstance(result, Refusal):
                if result.reason not in {"no-argument", "same-arguments"}:
                    self.refusals.append(result)
            elif (key := (result.subject, result.predicate, result.object)) not in self._seen:
                self._seen.add(key)
                self.readings.append(result)


def _appointed(frame: Frame, following: Frame | None) -> Frame | None:
    """任命 王芳 | 为 副总裁: the predicate of 王芳 is 任命为."""
    if following is None or following.verb[0].text != "为":
        return following
    return replace(following, verb=(*frame.verb, *following.verb))
