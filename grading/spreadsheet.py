"""The border to spreadsheets."""

from .terminal import one_line

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # the wide ones are read as the others by some programs


def harmless(text: str) -> str:
    """The text on one line, and with an apostrophe before it if a spreadsheet would compute it, such as `=1+1`.

    Ids never begin with such a sign (student_id.py), so they are the same in every file.
    """
    line = one_line(text)
    return f"'{line}" if line.lstrip().startswith(FORMULA) else line
