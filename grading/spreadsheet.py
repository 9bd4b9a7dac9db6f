"""Keeps spreadsheets from reading text as a formula."""


def harmless(text: str) -> str:
    """Puts an apostrophe before a name such as `=1+1`, which a spreadsheet would compute."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
