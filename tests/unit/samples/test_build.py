from __future__ import annotations

import io
import zipfile
from email import message_from_bytes, policy
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from samples.build import SOURCE, TARGET, build, database, mail
from samples.manuscript import Block, pack, parse
from samples.office import slides, word, workbook
from samples.publication import epub, needs_chinese_font, pdf
from tests.unit.samples.reading import read

ABOUT = "@title A title\n@author Somebody\n@date 2025-02-03\n@language en\n@id one\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    build(folder)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_building_twice_gives_equal_bytes(built: Path, tmp_path: Path) -> None:
    build(tmp_path)

    assert files(tmp_path) == files(built)


def test_what_is_committed_says_what_the_sources_say(built: Path) -> None:
    for name, data in files(built).items():
        assert read(name, data) == read(name, (TARGET / name).read_bytes()), name


def test_without_a_chinese_font_only_the_pdfs_that_need_one_are_left_out(built: Path) -> None:
    archives = [path for path in SOURCE.rglob("*.zip") if path.is_dir()]
    sources = [p for p in SOURCE.rglob("*") if p.is_file() and not any(folder in p.parents for folder in archives)]
    wanted = {path.relative_to(SOURCE).with_suffix("").as_posix() for path in sources}
    wanted |= {folder.relative_to(SOURCE).as_posix() for folder in archives}
    left_out = wanted - set(files(built))

    assert left_out == {"finance/苏州公司2025年上半年财务简报.pdf", "legal/distribution-agreement-hongyun.pdf"}


def test_every_built_document_is_committed(built: Path) -> None:
    assert all((TARGET / name).is_file() for name in files(built))


def test_the_markup_is_read_line_by_line() -> None:
    text = parse("@title T\n# One\nwords\n- point\n| a | b |\n| 1 |  |\n\n| c |\n---\n## Two\n")

    assert text.about == {"title": "T"}
    assert text.blocks == (
        Block("heading", "One", 1),
        Block("paragraph", "words"),
        Block("item", "point"),
        Block("table", rows=(("a", "b"), ("1", ""))),
        Block("table", rows=(("c",),)),
        Block("break"),
        Block("heading", "Two", 2),
    )


def test_an_archive_has_one_time_and_keeps_the_order() -> None:
    with zipfile.ZipFile(io.BytesIO(pack([("b", b"1"), ("a", b"2")]))) as archive:
        assert archive.namelist() == ["b", "a"]
        assert {info.date_time for info in archive.infolist()} == {(2025, 1, 1, 0, 0, 0)}


def test_a_word_document_has_all_its_parts() -> None:
    text = read("a.docx", word(f"{ABOUT}# Head\nwords\n- point\n---\n| a | b |\n| 1 | 2 |\n"))

    assert text.split() == ["Head", "words", "point", "a", "b", "1", "2"]


def test_a_deck_has_titles_text_tables_and_notes() -> None:
    text = read("a.pptx", slides(f"{ABOUT}# One\nfirst\nsecond\n# Two\n| a |\n| 1 |\nNote: aside\n"))

    assert text.split() == ["One", "first", "second", "Two", "a", "1", "aside"]


def test_cells_of_a_spreadsheet_have_types() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(workbook(f"{ABOUT}# Sheet\nline above\n| n | p | d | t |\n| 12 | 2.5% | 2025-03-04 | x |\n"))
    )
    values = [[cell.value for cell in row] for row in book["Sheet"].iter_rows()]

    assert values[0][0] == "line above"
    assert values[1] == ["n", "p", "d", "t"]
    assert values[2][:2] == [12, 0.025]
    assert str(values[2][2]).startswith("2025-03-04")
    assert values[2][3] == "x"


def test_a_pdf_breaks_pages_and_numbers_them() -> None:
    source = f"{ABOUT}# Head\nfirst page & more\n---\n| a | b |\n| 3 | 4 |\n- point\n"

    assert "first page & more" in read("a.pdf", pdf(source))
    with pypdfium2.PdfDocument(pdf(source)) as document:
        assert [page.get_textpage().get_text_bounded(top=60).strip() for page in document] == ["1", "2"]


def test_only_latin_text_does_without_a_chinese_font() -> None:
    assert needs_chinese_font("价格")
    assert needs_chinese_font("full-width （ brackets")
    assert not needs_chinese_font("£5 – “quoted” m²")


def test_an_epub_has_a_page_per_chapter_and_escapes_what_it_says() -> None:
    data = epub(f"{ABOUT}# One & only\nwords <here>\n| a | b |\n| 1 | 2 |\n# Two\nmore\n")

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert sum(name.startswith("book/part") for name in archive.namelist()) == 2
        assert "<th>a</th><th>b</th></tr><tr><td>1</td>" in archive.read("book/part1.xhtml").decode()
    assert "words <here>" in read("a.epub", data)
    assert "One & only" in read("a.epub", data)


def test_a_mail_carries_its_attachment() -> None:
    source = "From: A <a@b.example>\nSubject: 你好\n\nbody €\n=== attachment: t.csv ===\nx,y\n1,2\n"
    message = message_from_bytes(mail(source), policy=policy.default)

    assert message["Subject"] == "你好"
    assert [part.get_filename() for part in message.iter_attachments()] == ["t.csv"]
    assert "body €" in read("a.eml", mail(source))


def test_a_mail_without_attachment_is_one_part() -> None:
    message = message_from_bytes(mail("From: A <a@b.example>\nSubject: s\n\nbody\n"), policy=policy.default)

    assert not message.is_multipart()
    assert message.get_content().strip() == "body"


def test_a_script_becomes_a_database() -> None:
    assert read("a.sqlite", database("CREATE TABLE t (a TEXT, b INTEGER); INSERT INTO t VALUES ('x', 7);")) == "x\n7"
