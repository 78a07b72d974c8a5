"""Whatever the words: nothing raises, every slice is a slice, evidence covers its arguments."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from kg_builder.extract.chinese import ChineseExtractor, lexicon
from kg_builder.extract.chinese.joining import read_words
from linguistics.literals import find_literals
from schema.parse import Parse, Token
from tests.unit.kg_builder.extract.chinese.tagged import TaggedParser, document_of

TAGS = "n v vn a ad d p c u r m q f w nz nw PER LOC ORG TIME xc s".split()
HARD = [
    "，",
    "。",
    "；",
    "：",
    "、",
    "（",
    "）",
    "《",
    "》",
    "“",
    "”",
    "·",
    "的",
    "是",
    "为",
    "被",
    "把",
    "由",
    "在",
    "于",
    "了",
    "和",
    "与",
    "并",
    "其",
    "他",
    "该",
    "公司",
    "甲方",
    "以下",
    "简称",
    "如",
    "据",
    "报道",
    "表示",
    "时",
    "后",
    "不",
    "没有",
    "计划",
    "授权",
    "任命",
    "董事长",
    "总部",
    "子公司",
    "妻子",
    "2024年",
    "3.2亿元",
    "15%",
    "华为",
    "北辰集团",
    "李明",
    "深圳",
    "Acme",
    "Ltd",
    ".",
    "一家",
    "股权",
    "人",
    "等",
]
WORDS = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(HARD), st.text("公司法人年月一二AB", min_size=1, max_size=3)), st.sampled_from(TAGS)
    ),
    min_size=1,
    max_size=25,
)


def parse_of(words: list[tuple[str, str]]) -> Parse:
    tokens: list[Token] = []
    text = ""
    for word, tag in words:
        tokens.append(Token(text=word, start=len(text), end=len(text) + len(word), tag=tag))
        text += word
    return Parse(text=text, language="zh", tokens=tuple(tokens))


class OneParse(TaggedParser):
    """Knows one parse."""

    def __init__(self, parse: Parse) -> None:
        super().__init__()
        self._parses = {parse.text: parse}


@given(WORDS, WORDS)
def test_any_sequence_of_words_is_read(first: list[tuple[str, str]], second: list[tuple[str, str]]) -> None:
    one, two = parse_of(first), parse_of(second)
    parser = OneParse(one)
    parser._parses[two.text] = two
    document, split = document_of([one.text, two.text])
    (found,) = ChineseExtractor(parser).extract(document, split)
    for mention in found.mentions:
        assert document.slice(mention.span) == mention.surface
        assert mention.surface.strip()
    for triple in found.triples:
        assert triple.evidence.covers(triple.subject.span)
        assert document.slice(triple.subject.span) == triple.subject.surface
        assert triple.object.span is not None
        assert document.slice(triple.object.span) == triple.object.surface
        assert triple.evidence.end - triple.evidence.start <= max(300, len(document.text))
        assert triple.subject.surface not in lexicon.PERSON_PRONOUNS
        assert triple.object.surface not in lexicon.COMPANY_ANAPHORS
    for claim in found.aliases:
        assert claim.evidence.covers(claim.full.span)
        assert claim.evidence.covers(claim.short.span)
    for reject in found.rejects:
        assert reject.reason
        assert reject.span is None or document.slice(reject.span)
    assert ChineseExtractor(parser).extract(document, split) == [found]


@given(WORDS)
def test_words_do_not_overlap_and_stay_in_order(words: list[tuple[str, str]]) -> None:
    parse = parse_of(words)
    read = read_words(parse, find_literals(parse.text))
    assert all(word.text == parse.text[word.start : word.end] for word in read)
    assert all(one.end <= two.start for one, two in itertools.pairwise(read))


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    document, split = document_of([text or "x"])
    (found,) = ChineseExtractor(TaggedParser()).extract(document, split)
    assert all(document.slice(mention.span) == mention.surface for mention in found.mentions)
