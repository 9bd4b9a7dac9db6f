"""Strangers' text on the instructor's terminal."""


def one_line(text: str) -> str:
    """Line breaks, escape sequences, signs that turn the line around and halves of surrogates, each as its code."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)
