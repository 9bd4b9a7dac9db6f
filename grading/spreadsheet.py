"""Text that a spreadsheet shows and does not compute."""


def harmless(text: str) -> str:
    """A name such as `=1+1` gets an apostrophe in front: a spreadsheet would run it."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
