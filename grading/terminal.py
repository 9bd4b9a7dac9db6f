"""Makes students' text safe for the instructor's terminal."""


def one_line(text: str) -> str:
    """Escapes line breaks, control sequences, characters that reverse the line, and single surrogates."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)
