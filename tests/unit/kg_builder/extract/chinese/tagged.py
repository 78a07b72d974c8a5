"""Tagged sentences as tests write them, and parsers that need no model."""

from collections.abc import Sequence

from kg_builder.extract.chinese.joining import read_words
from kg_builder.extract.chinese.reading import Reading
from kg_builder.extract.chinese.sentences import SentenceReader
from kg_builder.extract.chinese.words import Words
from linguistics.literals import find_literals
from schema import ids
from schema.documents import Block, BlockKind, Chunk, Document, Layout, Sentence, Span, Split
from schema.parse import Parse, Token


def parsed(tagged: str) -> Parse:
    """``华为/ORG 位于/v 深圳/LOC`` as LAC would parse it; ``_`` before a word is a blank, ``~`` one inside it."""
    tokens: list[Token] = []
    text = ""
    for piece in tagged.split(" "):
        word, _, tag = piece.rpartition("/")
        bare = word.lstrip("_")
        text += " " * (len(word) - len(bare))
        bare = bare.replace("~", " ")
        tokens.append(Token(text=bare, start=len(text), end=len(text) + len(bare), tag=tag, head=len(tokens)))
        text += bare
    return Parse(text=text, language="zh", tokens=tuple(tokens))


def words_of(tagged: str) -> Words:
    """The words that the rules see."""
    parse = parsed(tagged)
    return read_words(parse, find_literals(parse.text))


def read(tagged: str) -> SentenceReader:
    """The reader of one sentence after it has read."""
    parse = parsed(tagged)
    reader = SentenceReader(parse.text)
    reader.read(read_words(parse, find_literals(parse.text)))
    return reader


def shown(text: str, reading: Reading) -> tuple[str, str, str]:
    """Subject, predicate and object as they stand in the text."""
    subject, whom = reading.subject, reading.object
    return text[subject[0].start : subject[-1].end], reading.predicate, text[whom[0].start : whom[-1].end]


def triples_of(tagged: str) -> list[tuple[str, str, str]]:
    """All readings of a sentence."""
    reader = read(tagged)
    return [shown(reader.text, reading) for reading in reader.readings]


class TaggedParser:
    """A ``Parser`` that knows the sentences it was given, and cuts any other text into single characters."""

    version = "tagged"

    def __init__(self, *tagged: str) -> None:
        self._parses = {parse.text: parse for parse in map(parsed, tagged)}

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """One parse per text."""
        return [self._parses.get(text) or characters(text) for text in texts]


def characters(text: str) -> Parse:
    """Every character that is no blank is a noun, every third one a verb."""
    tokens = [
        Token(text=character, start=at, end=at + 1, tag="v" if at % 3 == 1 else "n")
        for at, character in enumerate(text)
        if not character.isspace()
    ]
    return Parse(text=text, language="zh", tokens=tuple(tokens))


def document_of(
    *sections: Sequence[str], kinds: dict[int, BlockKind] | None = None, published: str = "", gap: str = "\n"
) -> tuple[Document, Split]:
    """A document with one chunk per section and one sentence per string; ``kinds`` by running sentence number.

    ``gap`` stands between two sentences.
    """
    text = gap.join(sentence for section in sections for sentence in section)
    document_id = ids.document_id("a.txt")
    chunks: list[Chunk] = []
    sentences: list[Sentence] = []
    blocks: list[Block] = []
    at = 0
    for number, section in enumerate(sections):
        start = at
        chunk_end = start + sum(len(sentence) + len(gap) for sentence in section) - len(gap)
        chunk_id = ids.chunk_id(document_id, start, chunk_end)
        for sentence in section:
            span = Span(document_id=document_id, start=at, end=at + len(sentence))
            kind = (kinds or {}).get(len(sentences), BlockKind.PARAGRAPH)
            blocks.append(Block(kind=kind, start=span.start, end=span.end))
            sentences.append(
                Sentence(
                    id=ids.sentence_id(document_id, span.start, span.end),
                    span=span,
                    text=sentence,
                    chunk_id=chunk_id,
                    index=len(sentences),
                )
            )
            at += len(sentence) + len(gap)
        span = Span(document_id=document_id, start=start, end=chunk_end)
        headings = (f"section {number}",)
        chunks.append(Chunk(id=chunk_id, span=span, text=text[start:chunk_end], index=number, headings=headings))
    document = Document(
        id=document_id,
        uri="a.txt",
        text=text,
        title="",
        media_type="text/plain",
        language="zh",
        published=published,
        layout=Layout(blocks=tuple(blocks)),
    )
    return document, Split(chunks=tuple(chunks), sentences=tuple(sentences))
