"""Cells are compiled outside their sandbox, by one process for all submissions of a worker."""

import pytest

from grading import cell_compiler
from grading.cell_compiler import NotCompiled, NotebookCompiler, NoTimeLeftError
from grading.kernel_session import open_session

from .conftest import needs_sandbox

pytestmark = needs_sandbox

# Each of these types takes TypeScript a second or more.
TREE = "type Tree<N, X> = N extends [unknown, ...infer R] ? Tree<R, [X, 0]> | Tree<R, [X, 1]> : X;\n"
ENDLESS = TREE + "".join(f"const x{i}: Tree<[{'0, ' * 22}], {i}> = null!;\n" for i in range(200))


@pytest.mark.only_in_ci
def test_a_cell_that_takes_the_compiler_too_long_costs_that_notebook_only(monkeypatch):
    monkeypatch.setattr(cell_compiler, "CELL_SECONDS", 2)
    monkeypatch.setattr(cell_compiler, "NOTEBOOK_SECONDS", 6)
    hostile = NotebookCompiler()
    refused = hostile.compile(ENDLESS)
    assert refused.evalue == "this cell cannot be compiled within 2 s"
    with pytest.raises(NoTimeLeftError):
        hostile.compile(ENDLESS)
    monkeypatch.undo()
    assert isinstance(NotebookCompiler().compile("const a = 1;"), str)


def test_a_compiler_that_ends_is_started_again():
    compiler = NotebookCompiler()
    assert isinstance(compiler.compile("const a = 1;"), str)
    compiler.ended(None)
    cell_compiler.process.process.kill()
    assert isinstance(compiler.compile("a + 1"), str)


def test_a_cell_on_which_typescript_fails_is_told_so_and_the_next_one_is_compiled():
    compiler = NotebookCompiler()
    refused = compiler.compile(f"const deep = {'[' * 50_000}")
    assert refused.evalue == "TypeScript cannot read this cell: Maximum call stack size exceeded"
    assert isinstance(compiler.compile("const a = 1;"), str)


def test_a_cell_that_is_too_long_does_not_run():
    refused = NotebookCompiler().compile(f"const text = '{'x' * 2**21}';")
    assert isinstance(refused, NotCompiled)
    assert refused.evalue == "this cell is longer than 2 MB when it is compiled"


def test_cells_after_an_error_know_the_variables_that_were_set():
    with open_session() as session:
        failed = session.run("const first = 1;\nconst text: string = fail();\nfunction fail(): string { throw 0; }", 60)
        assert failed.outputs[0]["output_type"] == "error"
        assert shown(session.run("first + 1", 60)) == "2"
        assert "Cannot find name 'text'" in session.run("text", 60).outputs[0]["evalue"]


def test_what_a_kernel_says_of_its_variables_is_not_trusted():
    with open_session() as session:
        session.run("const a = 1;", 60)
        session.compiler.ended(["constructor", "__proto__", "a" * 1000])
        assert shown(session.run("1 + 1", 60)) == "2"


def shown(run) -> str:
    return run.outputs[0]["data"]["text/plain"]
