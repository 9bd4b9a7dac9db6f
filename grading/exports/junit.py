"""JUnit's XML: a suite for each student, with a case for each graded cell."""

import re
from xml.etree import ElementTree

from ..student_marks import StudentMarks

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(marks: list[StudentMarks]) -> ElementTree.ElementTree:
    suites = ElementTree.Element("testsuites")
    for one in marks:
        failed = [part for part in one.parts if part.points < part.of and not part.pending]
        counts = {"tests": len(one.parts), "failures": len(failed), "skipped": sum(part.pending for part in one.parts)}
        attributes = {key: str(count) for key, count in counts.items()}
        suite = ElementTree.SubElement(suites, "testsuite", name=for_xml(one.student), **attributes)
        for part in one.parts:
            case = ElementTree.SubElement(suite, "testcase", classname=part.notebook, name=part.cell)
            if part.pending:
                ElementTree.SubElement(case, "skipped", message="pending: a person marks this")
            elif part in failed:
                message = f"{part.points:g} of {part.of:g} points"
                ElementTree.SubElement(case, "failure", message=message).text = for_xml(part.reasons)
            elif part.reasons:
                ElementTree.SubElement(case, "system-out").text = for_xml(part.reasons)
    return ElementTree.ElementTree(suites)


def for_xml(text: str) -> str:
    """ElementTree escapes markup, and writes characters that XML forbids as they are."""
    return NOT_IN_XML.sub("\ufffd", text)
