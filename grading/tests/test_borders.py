"""Any text crosses each border harmlessly: the terminal's table, CSV, XML. An id comes out as it went in."""

import csv
import io
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from grading.gradebook import Standing
from grading.spreadsheet import harmless
from grading.student_id import why_no_id
from grading.table import Row, table
from grading.terminal import say
from grading.xml_text import xml_text

ANY = st.text(st.characters(), max_size=30)  # with control characters and single surrogates
NASTY = st.sampled_from(
    ["=1+1", " -2", "\x1b[2J", "\u202egnp.exe", "a\nb", "\x00", "\ud800", "<b>", "]]>", "O'Brien", "a,b"]
)
TEXTS = st.one_of(ANY, NASTY, st.tuples(NASTY, ANY).map("".join))


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_a_table_has_a_line_for_each_row_and_nothing_that_moves_the_cursor(student, remarks):
    lines = table([Row(student, Standing(1, 2, True, 0), remarks, False), Row("ann", None, [], True)])
    assert len(lines) == 4
    assert all(line.isprintable() for line in lines)


@given(TEXTS)
def test_what_is_said_is_one_line(text):
    out = io.StringIO()
    say(text, to=out)
    assert out.getvalue()[:-1].isprintable() and out.getvalue()[-1] == "\n"


@given(TEXTS)
def test_no_cell_is_a_formula_and_an_id_stays_as_it_is(text):
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL).writerow([harmless(text), "next"])
    ((cell, following),) = csv.reader(io.StringIO(file.getvalue()))
    assert following == "next"
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))
    if why_no_id(text) is None:
        assert cell == text


@given(TEXTS)
def test_a_parser_reads_the_xml(text):
    suite = ElementTree.Element("testsuite", name=xml_text(text))
    suite.text = xml_text(text)
    read = ElementTree.fromstring(ElementTree.tostring(suite, encoding="utf-8"))
    if text.isprintable():
        assert read.get("name") == text and (read.text or "") == text
