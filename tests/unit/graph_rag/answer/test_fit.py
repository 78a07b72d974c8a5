"""How well evidence fits a question, on the small town of the query walk's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.sqlite.store import SqliteStore
from graph_rag.answer.content import ContentWord, content_words, proper_names
from graph_rag.answer.fit import Scales, measure
from graph_rag.answer.meaning import similarities, without
from graph_rag.answer.parsing import sentence_parser
from graph_rag.answer.reading import Read, firmness
from graph_rag.answer.short import Short
from graph_rag.question import AnswerType
from schema.access import OWNER, VisibleSet
from schema.parse import NamedSpan, Parse, Token
from tests.unit.graph_rag import town
from tests.unit.graph_rag.answer.evidence import evidenced, item, question

NOBODY = VisibleSet(classes=frozenset())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    folder: Path = tmp_path_factory.mktemp("town")
    with town.town(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def scales(store: SqliteStore) -> Scales:
    return Scales(sentence_parser(town.parsers()), store, town.EMBEDDER)


def tagged(text: str, *tags: tuple[str, str], language: str = "en", names: tuple[NamedSpan, ...] = ()) -> Parse:
    """A parse of words split at blanks with (pos, tag) each."""
    tokens, at = [], 0
    for word, (pos, tag) in zip(text.split(), tags, strict=True):
        start = text.index(word, at)
        at = start + len(word)
        tokens.append(Token(text=word, start=start, end=at, lemma=word.lower(), pos=pos, tag=tag))
    return Parse(text=text, language=language, tokens=tuple(tokens), names=names)


class TestContentWords:
    def test_nouns_names_and_verbs_count_and_small_words_do_not(self, store: SqliteStore) -> None:
        text = "Who directed The Quiet Harbour"
        read = tagged(text, ("PRON", "WP"), ("VERB", "VBD"), ("DET", "DT"), ("PROPN", "NNP"), ("PROPN", "NNP"))
        words = content_words(question(text), lambda _: read, store, store.visible_to(OWNER))
        assert [(word.text, word.name) for word in words] == [("directed", False), ("Quiet", True), ("Harbour", True)]

    def test_a_rarer_word_says_more(self, store: SqliteStore) -> None:
        text = "film harbour zeppelin"
        read = tagged(text, ("NOUN", "NN"), ("NOUN", "NN"), ("NOUN", "NN"))
        words = {
            word.text: word for word in content_words(question(text), lambda _: read, store, store.visible_to(OWNER))
        }
        assert words["zeppelin"].weight >= words["film"].weight

    def test_words_are_read_even_where_nobody_sees_any(self, store: SqliteStore) -> None:
        text = "film harbour"
        read = tagged(text, ("NOUN", "NN"), ("NOUN", "NN"))
        words = content_words(question(text), lambda _: read, store, NOBODY)
        assert [word.text for word in words] == ["film", "harbour"]

    def test_without_a_parse_terms_are_the_words(self, store: SqliteStore) -> None:
        words = content_words(question("annual film prize"), lambda _: None, store, store.visible_to(OWNER))
        assert [word.text for word in words] == ["annual", "film", "prize"]

    @pytest.mark.parametrize(
        ("word", "text", "stands"),
        [
            ("films", "a film of 1961", True),
            ("film", "a filament", False),
            ("董事长", "公司董事长王敏", True),
            ("董事长", "董事会", False),
            ("董事長", "董事长", True),
        ],
    )
    def test_standing_in_a_text(self, word: str, text: str, stands: bool) -> None:
        from linguistics.normal import fold
        from linguistics.terms import index_terms

        content = ContentWord(text=word, weight=1.0, name=False)
        assert content.stands_in(fold(text), frozenset(index_terms(text))) is stands


class TestNames:
    def test_named_spans_and_runs_of_proper_nouns(self) -> None:
        text = "Does Anna Berg know Northwind Traders"
        read = tagged(
            text, ("AUX", "VBZ"), ("PROPN", "NNP"), ("PROPN", "NNP"), ("VERB", "VB"), ("PROPN", "NNP"),
            ("PROPN", "NNPS"), names=(NamedSpan(first=1, last=3, label="PERSON"),),
        )  # fmt: skip
        assert set(proper_names(question(text), lambda _: read)) == {"Anna Berg", "Northwind Traders"}

    def test_a_name_inside_another_is_not_told_twice(self) -> None:
        text = "Northwind Traders"
        read = tagged(text, ("PROPN", "NNP"), ("PROPN", "NNP"), names=(NamedSpan(first=0, last=1, label="ORG"),))
        assert proper_names(question(text), lambda _: read) == ("Northwind Traders",)

    def test_dates_are_no_names(self) -> None:
        text = "in 2024"
        read = tagged(text, ("ADP", "IN"), ("NUM", "CD"), names=(NamedSpan(first=1, last=2, label="DATE"),))
        assert proper_names(question(text), lambda _: read) == ()


class TestMeaning:
    def test_names_are_taken_out_longest_first(self) -> None:
        assert without("Anna Berg directed BERG here", ["Berg", "Anna Berg"]) == "directed here"
        assert without("王敏是星河科技的董事长", ["星河科技", "王敏"]) == "是 的董事长"

    def test_only_the_names_in_common_is_little_in_common(self) -> None:
        asked = question("Who directed Harbour?")
        near = evidenced(asked, [item(1, "Harbour was directed by Anna.")])
        far = evidenced(asked, [item(1, "Harbour was shot in Sweden.")])
        scores = [similarities(one, ["Harbour"], one.items, town.EMBEDDER) for one in (near, far)]
        assert scores[0][1] > scores[1][1]
        assert scores[1][0] > scores[1][1], "the name was all they had in common"
        assert all(0.0 <= share <= 1.0 for pair in scores for share in pair)

    def test_no_sentence_no_likeness(self) -> None:
        assert similarities(evidenced(question("Who?"), []), [], (), town.EMBEDDER) == (0.0, 0.0)


class TestMeasure:
    def fit_of(
        self, scales: Scales, asked: str, *texts: str, expects: AnswerType = AnswerType.UNKNOWN
    ) -> dict[str, float]:
        found = evidenced(question(asked, expects), [item(number, text) for number, text in enumerate(texts, start=1)])
        visible = scales.reader.visible_to(OWNER)
        return dict(measure(found, found.items, Read(), scales, visible).features)

    def test_features_are_shares(self, scales: Scales) -> None:
        for texts in ((), ("A film.",), ("The Quiet Harbour is a film of 1961 directed by Anna Berg.", "两个冬天")):
            fit = self.fit_of(scales, "Who directed The Quiet Harbour in 1961?", *texts)
            assert all(0.0 <= value <= 1.0 for value in fit.values())

    def test_the_right_sentence_covers_more(self, scales: Scales) -> None:
        asked = "Who directed the film The Quiet Harbour?"
        right = self.fit_of(scales, asked, "The Quiet Harbour is a film of 1961 directed by Anna Berg.")
        wrong = self.fit_of(scales, asked, "It was shot in Sweden over two winters.")
        assert right["coverage"] > wrong["coverage"]
        assert right["meaning"] > wrong["meaning"]

    def test_what_another_sentence_says_does_not_cover_the_one_that_answers(self, scales: Scales) -> None:
        fit = self.fit_of(scales, "film directed in Sweden", "a film directed by Anna", "shot in Sweden")
        alone = self.fit_of(scales, "film directed in Sweden", "a film directed by Anna")
        assert fit["coverage"] == alone["coverage"] < 1.0

    def test_the_sentence_of_the_short_answer_is_the_one_that_answers(self, scales: Scales) -> None:
        texts = ("shot in Sweden", "a film directed by Anna")
        found = evidenced(question("film directed"), [item(number, text) for number, text in enumerate(texts, start=1)])
        short = Short(text="Anna", number=2, score=0.5, source="span")
        visible = scales.reader.visible_to(OWNER)
        own = dict(measure(found, found.items, Read(short=short), scales, visible).features)
        other = dict(measure(found, found.items, Read(), scales, visible).features)
        assert own["coverage"] > other["coverage"]

    def test_a_date_that_is_not_met_counts_against(self, scales: Scales) -> None:
        met = self.fit_of(scales, "What was shot in 1961?", "A film of 1961.")
        unmet = self.fit_of(scales, "What was shot in 1962?", "A film of 1961.")
        assert met["dates"] > unmet["dates"]

    def test_words_are_not_held_against_the_other_language(self, scales: Scales) -> None:
        fit = self.fit_of(scales, "谁执导了这部电影？", "The film was directed by Anna Berg.")
        assert fit["coverage"] >= fit["meaning"]


class TestFirmness:
    def test_a_cell_says_more_than_a_span_and_a_span_more_than_nothing(self) -> None:
        cell, span = (Read(short=Short(text="x", number=1, score=0.5, source=source)) for source in ("cell", "span"))
        shares = [firmness(read, AnswerType.DATE) for read in (cell, span, Read())]
        assert shares == sorted(shares, reverse=True)
        assert len(set(shares)) == 3

    def test_a_question_for_any_text_need_not_give_a_name_or_value(self) -> None:
        assert firmness(Read(), AnswerType.DESCRIPTION) > firmness(Read(), AnswerType.PERSON)
