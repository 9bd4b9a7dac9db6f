"""JUnit's XML: a suite for each student, with a case for each graded cell."""

from xml.etree import ElementTree

from ..student_marks import StudentMarks
from ..xml_text import xml_text


def junit(marks: list[StudentMarks]) -> ElementTree.ElementTree:
    suites = ElementTree.Element("testsuites")
    for one in marks:
        failed = [part for part in one.parts if part.points < part.of and not part.pending]
        counts = {"tests": len(one.parts), "failures": len(failed), "skipped": sum(part.pending for part in one.parts)}
        attributes = {key: str(count) for key, count in counts.items()}
        suite = ElementTree.SubElement(suites, "testsuite", name=xml_text(one.student), **attributes)
        for part in one.parts:
            case = ElementTree.SubElement(suite, "testcase", classname=part.notebook, name=part.cell)
            if part.pending:
                ElementTree.SubElement(case, "skipped", message="pending: a person marks this")
            elif part in failed:
                message = f"{part.points:g} of {part.of:g} points"
                ElementTree.SubElement(case, "failure", message=message).text = xml_text(part.reasons)
            elif part.reasons:
                ElementTree.SubElement(case, "system-out").text = xml_text(part.reasons)
    return ElementTree.ElementTree(suites)
