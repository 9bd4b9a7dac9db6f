"""The page of an item analysis: tables, with a bar beside each share."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .item_analysis import Item

TEMPLATE = Path(__file__).with_name("analysis_page.html.jinja")


def analysis_page(assignment: str, students: int, items: list[Item]) -> str:
    """HTML that loads nothing. What students' answers returned may be quoted in it, so every text is escaped."""
    pages = Environment(loader=FileSystemLoader(TEMPLATE.parent), autoescape=True, undefined=StrictUndefined)
    return pages.get_template(TEMPLATE.name).render(assignment=assignment, students=students, items=items)
