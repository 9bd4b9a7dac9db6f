"""The border to XML."""

import re

# All other characters, even escaped, make a file that no XML parser reads: https://www.w3.org/TR/xml/#charsets
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text with “\ufffd” in place of each character that XML cannot hold. ElementTree escapes the rest."""
    return FORBIDDEN.sub("\ufffd", text)
