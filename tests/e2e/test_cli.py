"""The command line as a user meets it: real processes' entry point, real models, small folders."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli.app import app, main
from tests.conftest import CACHE

pytestmark = [pytest.mark.models, pytest.mark.xdist_group("cli"), pytest.mark.timeout(600)]

TEXTS = {
    "lease.txt": "Northgate Cold Storage Ltd signed the lease of the Leeds depot on 3 March 2024.\n\n"
    "The yearly rent is £48,000.\n",
    "board.md": "# Board minutes\n\nThe board approved the budget of £2.4 million for the Leeds depot.\n",
    "合同.txt": "北门冷库有限公司于2024年5月6日与锐寒公司签订采购合同，合同金额为350万元。\n",
}


class Cli:
    def __init__(self, store: Path) -> None:
        self.store = f"sqlite:///{store}"
        self.runner = CliRunner()

    def __call__(self, *arguments: str, with_store: bool = True) -> Result:
        options = ("--store", self.store) if with_store else ()
        return self.runner.invoke(app, [*arguments, *options])

    def json(self, *arguments: str) -> object:
        result = self(*arguments, "--json")
        assert result.exit_code in (0, 3), result.output
        return json.loads(result.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("documents")
    for name, text in TEXTS.items():
        (path / name).write_text(text, "utf-8")
    (path / "access.toml").write_text('[[rule]]\npaths = ["board.md"]\nreaders = ["board"]\n')
    return path


@pytest.fixture(scope="module")
def cli(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Cli:
    made = Cli(tmp_path_factory.mktemp("store") / "graph.db")
    documents = [str(folder / name) for name in TEXTS]
    result = made("ingest", *documents, "--access", str(folder / "access.toml"), "--readers", "all", "--workers", "1")
    assert result.exit_code == 0, result.output
    assert "3 new" in result.stdout
    return made


@pytest.fixture(autouse=True)
def _cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOUCH_CACHE", str(CACHE))
    monkeypatch.setenv("VOUCH_THREADS", "1")


def ask(cli: Cli, question: str, *options: str) -> dict[str, object]:
    found = cli.json("ask", question, *options)
    assert isinstance(found, dict)
    return found


def test_an_answer_with_its_proof(cli: Cli) -> None:
    found = ask(cli, "When was the lease of the Leeds depot signed?")
    assert found["status"] == "answered"
    assert found["short"] == "3 March 2024"
    (citation, *_) = found["citations"]  # type: ignore[misc]
    text = TEXTS["lease.txt"]
    assert citation["quote"] == text[citation["start"] : citation["end"]]
    assert citation["uri"] == "lease.txt"
    assert citation["marker"] in str(found["text"])


def test_an_answer_in_chinese(cli: Cli) -> None:
    found = ask(cli, "采购合同的金额是多少？")
    assert found["status"] == "answered"
    assert "350万元" in str(found["text"])


def test_a_group_reads_its_own_and_nothing_else(cli: Cli) -> None:
    question = "How much money did the board approve for the Leeds depot?"
    assert "2.4 million" in str(ask(cli, question, "--groups", "board")["text"])
    other = ask(cli, question, "--groups", "all")
    assert "2.4 million" not in json.dumps(other)
    assert "board.md" not in json.dumps(other)


def test_documents_and_who_may_read_them(cli: Cli) -> None:
    cards = cli.json("documents")
    assert isinstance(cards, list)
    assert {card["uri"]: card["readers"] for card in cards} == {
        "board.md": ["board"],
        "lease.txt": ["all"],
        "合同.txt": ["all"],
    }
    seen = cli.json("documents", "--groups", "all")
    assert isinstance(seen, list)
    assert [card["uri"] for card in seen] == ["lease.txt", "合同.txt"]


def test_search_and_show(cli: Cli) -> None:
    found = cli.json("search", "yearly rent")
    assert isinstance(found, list)
    assert "£48,000" in found[0]["item"]["text"]
    shown = cli("show", "Northgate Cold Storage Ltd")
    assert shown.exit_code == 0, shown.output
    assert "Northgate" in shown.stdout


def test_a_second_ingest_writes_nothing(cli: Cli, folder: Path, tmp_path: Path) -> None:
    before, after = tmp_path / "before.jsonl", tmp_path / "after.jsonl"
    assert cli("export", str(before)).exit_code == 0
    documents = [str(folder / name) for name in TEXTS]
    again = cli("ingest", *documents, "--access", str(folder / "access.toml"), "--readers", "all")
    assert "0 new, 0 replaced, 3 unchanged" in again.stdout
    assert cli("export", str(after)).exit_code == 0
    assert before.read_bytes() == after.read_bytes()


def test_export_import_check(cli: Cli, tmp_path: Path) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    assert cli("export", str(first)).exit_code == 0
    copy = Cli(tmp_path / "copy.db")
    assert copy.json("import", str(first)) == {"documents": 3}
    assert copy("export", str(second)).exit_code == 0
    assert first.read_bytes() == second.read_bytes()
    checked = copy("check")
    assert checked.exit_code == 0
    assert "0 faults" in checked.stdout
    assert ask(copy, "When was the lease of the Leeds depot signed?")["short"] == "3 March 2024"


def test_plan_reads_and_writes_nothing(folder: Path, tmp_path: Path) -> None:
    fresh = Cli(tmp_path / "fresh.db")
    planned = fresh.json("ingest", str(folder / "lease.txt"), "--plan")
    assert isinstance(planned, dict)
    assert len(planned["steps"]) == 1
    assert fresh.json("documents") == []


def test_delete_and_what_is_not_there(folder: Path, tmp_path: Path) -> None:
    fresh = Cli(tmp_path / "fresh.db")
    assert fresh("ingest", str(folder / "lease.txt"), "--workers", "1").exit_code == 0
    assert fresh("delete", "lease.txt").exit_code == 0
    assert fresh.json("documents") == []
    assert "NotFound" in repr(fresh("delete", "lease.txt").exception)


def test_a_bad_file_is_refused_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing that follows")
    (tmp_path / "good.txt").write_text(TEXTS["lease.txt"], "utf-8")
    fresh = Cli(tmp_path / "store" / "fresh.db")
    result = fresh("ingest", str(tmp_path / "broken.pdf"), str(tmp_path / "good.txt"), "--workers", "1")
    assert result.exit_code == 3, result.output
    assert "1 refused" in result.stdout
    assert "broken.pdf" in result.stdout
    assert [card["uri"] for card in fresh.json("documents")] == ["good.txt"]  # type: ignore[attr-defined]


def test_doctor_finds_nothing_wrong(cli: Cli) -> None:
    result = cli("doctor")
    assert result.exit_code == 0, result.output
    assert "FAULT" not in result.stdout


def test_the_edge_explains_and_exits(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as caught:
        main(lambda: app(["ask", "who?", "--store", f"sqlite:///{tmp_path}/none.db"], standalone_mode=False))
    assert caught.value.code == 5
    assert "no store" in capsys.readouterr().err
