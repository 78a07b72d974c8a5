"""What a pronoun refers back to, and when it is not safe to say."""

import pytest

from kg_builder.extract.chinese import ChineseExtractor
from kg_builder.extract.chinese.pronouns import MAX_EVIDENCE, Anaphor, Antecedents, Said, anaphor
from schema.documents import Span
from schema.extraction import EntityType, Mention
from tests.unit.kg_builder.extract.chinese.lines import stated
from tests.unit.kg_builder.extract.chinese.tagged import TaggedParser, document_of, parsed, words_of

PERSON, ORGANISATION, PLACE = EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("他/r", Anaphor(type=PERSON)),
        ("她/r", Anaphor(type=PERSON)),
        ("公司/n", Anaphor(type=ORGANISATION)),
        ("本公司/r", Anaphor(type=ORGANISATION)),
        ("该/r 公司/n", Anaphor(type=ORGANISATION)),
        ("该/r 城市/n", Anaphor(type=PLACE)),
        ("该/r 男子/n", Anaphor(type=PERSON)),
        ("该/r 合同/n", Anaphor(head="合同")),
        ("这/r 家/q 公司/n", Anaphor(type=ORGANISATION)),
        ("本合同/n", Anaphor(head="本合同".removeprefix("本"))),
        ("其/r", Anaphor(thing=True)),
        ("其/r 最高点/n", Anaphor(head="其最高点")),
        ("它/r", Anaphor(thing=True)),
        ("甲方/n", Anaphor(head="甲方")),
        ("他们/r", Anaphor(head="他们")),
        ("华为/ORG", None),
        ("本田/ORG", None),
        ("供应商/n", None),
    ],
)
def test_anaphor(tagged: str, expected: Anaphor | None) -> None:
    assert anaphor(words_of(tagged)) == expected


def mention(surface: str, start: int, kind: EntityType = ORGANISATION, score: float = 0.9) -> Mention:
    span = Span(document_id="doc", start=start, end=start + len(surface))
    return Mention(span=span, surface=surface, type=kind, score=score)


def said(start: int, *mentions: Mention, subjects: tuple[Mention, ...] = ()) -> Said:
    return Said(Span(document_id="doc", start=start, end=start + 50), mentions, subjects)


def resolved(antecedents: Antecedents, wanted: Anaphor, *, end: int = 120, before: tuple[Mention, ...] = ()) -> str:
    found = antecedents.resolve(wanted, before=before, subjects=(), end=end)
    return found.surface if found else ""


def test_the_only_agreeing_name_of_the_sentence_before() -> None:
    antecedents = Antecedents()
    antecedents.note(said(0, mention("远航集团", 0), mention("李明", 10, PERSON)))
    assert resolved(antecedents, Anaphor(type=ORGANISATION)) == "远航集团"
    assert resolved(antecedents, Anaphor(type=PERSON)) == "李明"
    assert resolved(antecedents, Anaphor(type=PLACE)) == ""


def test_of_two_names_the_subject_wins() -> None:
    first, second = mention("远航集团", 0), mention("北辰公司", 10)
    antecedents = Antecedents()
    antecedents.note(said(0, first, second, subjects=(first,)))
    assert resolved(antecedents, Anaphor(type=ORGANISATION)) == "远航集团"


def test_of_two_names_and_no_subject_none_is_safe() -> None:
    antecedents = Antecedents()
    antecedents.note(said(0, mention("远航集团", 0), mention("北辰公司", 10)))
    assert resolved(antecedents, Anaphor(type=ORGANISATION)) == ""


def test_two_subjects_are_not_safe() -> None:
    first, second = mention("远航集团", 0), mention("北辰公司", 10)
    antecedents = Antecedents()
    antecedents.note(said(0, first, second, subjects=(first, second)))
    assert resolved(antecedents, Anaphor(type=ORGANISATION)) == ""


def test_spellings_of_one_name_count_as_one() -> None:
    antecedents = Antecedents()
    antecedents.note(said(0, mention("远航集团", 0), mention("远航", 10)))
    assert resolved(antecedents, Anaphor(type=ORGANISATION)) == "远航"


def test_the_same_sentence_comes_first() -> None:
    antecedents = Antecedents()
    antecedents.note(said(0, mention("远航集团", 0)))
    assert resolved(antecedents, Anaphor(type=ORGANISATION), before=(mention("北辰公司", 60),)) == "北辰公司"
    two = (mention("北辰公司", 60), mention("星海公司", 70))
    assert resolved(antecedents, Anaphor(type=ORGANISATION), before=two) == ""


def test_too_far_back_is_not_safe() -> None:
    antecedents = Antecedents()
    antecedents.note(said(0, mention("远航集团", 0)))
    assert resolved(antecedents, Anaphor(type=ORGANISATION), end=MAX_EVIDENCE) == "远航集团"
    assert resolved(antecedents, Anaphor(type=ORGANISATION), end=MAX_EVIDENCE + 1) == ""


def test_a_sentence_that_agrees_not_is_passed_over() -> None:
    antecedents = Antecedents()
    antecedents.note(said(0, mention("远航集团", 0)))
    antecedents.note(said(50, mention("李明", 50, PERSON)))
    assert resolved(antecedents, Anaphor(type=ORGANISATION)) == "远航集团"


def test_its_wants_the_subject_of_the_sentence_right_before() -> None:
    first = mention("远航集团", 0)
    antecedents = Antecedents()
    antecedents.note(said(0, first, mention("北辰公司", 10), subjects=(first,)))
    assert resolved(antecedents, Anaphor(thing=True)) == "远航集团"
    antecedents.note(said(50))
    assert resolved(antecedents, Anaphor(thing=True)) == ""


def test_a_description_wants_the_same_head() -> None:
    antecedents = Antecedents()
    antecedents.note(said(0, mention("设备采购合同", 0, EntityType.OTHER), mention("远航集团", 10)))
    assert resolved(antecedents, Anaphor(head="合同")) == "设备采购合同"
    assert resolved(antecedents, Anaphor(head="协议")) == ""


def test_a_pronoun_is_no_antecedent() -> None:
    antecedents = Antecedents()
    antecedents.note(said(0, mention("公司", 0), mention("甲方", 10)))
    assert resolved(antecedents, Anaphor(type=ORGANISATION)) == ""


def test_sentence_of() -> None:
    antecedents = Antecedents()
    antecedents.note(said(0, mention("远航集团", 0)))
    assert antecedents.sentence_of(mention("远航集团", 0)) == Span(document_id="doc", start=0, end=50)
    assert antecedents.sentence_of(mention("远航集团", 90)) is None


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("北京/LOC 是/v 中国/LOC 的/u 首都/n 。/w", "该/r 市/n 举办/v 奥运会/nz 。/w", "北京 | 举办 | 奥运会"),
        ("北辰公司/ORG 被/p 华为公司/ORG 收购/v 。/w", "该/r 公司/n 位于/v 成都/LOC 。/w", "北辰公司 | 位于 | 成都"),
        ("华为公司/ORG 收购/v 北辰公司/ORG 。/w", "该/r 公司/n 位于/v 成都/LOC 。/w", "华为公司 | 位于 | 成都"),
        ("李明/PER 是/v 华为公司/ORG 的/u 总裁/n 。/w", "他/r 加入/v 北辰公司/ORG 。/w", "李明 | 加入 | 北辰公司"),
        ("李明/PER 的/u 妻子/n 是/v 王芳/PER 。/w", "她/r 加入/v 北辰公司/ORG 。/w", ""),
        ("王芳/PER 是/v 李明/PER 的/u 妻子/n 。/w", "她/r 加入/v 北辰公司/ORG 。/w", ""),
    ],
)
def test_a_sentence_is_about_what_stands_first(first: str, second: str, expected: str) -> None:
    document, split = document_of([parsed(first).text, parsed(second).text])
    (found,) = ChineseExtractor(TaggedParser(first, second)).extract(document, split)
    assert stated(found)[1:] == ([expected] if expected else [])
    assert [reject.reason for reject in found.rejects] == ([] if expected else ["unresolved-pronoun"])
