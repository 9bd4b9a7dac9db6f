"""What names a student everywhere: a folder, a row of the gradebook, a page, a line of a table."""

import unicodedata

LONGEST = 200  # bytes: a folder's name may have 255
SIGNS = " .,_-+=@()~#'"
OF_LANGUAGES = {"L", "M", "N"}  # letters, their accents, digits
PICTURE = "So"  # emoji

RULE = f"a student's id is letters, digits and the signs {SIGNS.strip()}, and does not begin with a dot"


def why_no_id(name: str) -> str | None:
    """What keeps a name from being an id, or None. Tags, quotes, patterns of files and control characters are no id's."""
    if not name.strip():
        return "it is empty"
    if name != name.strip():
        return "it begins or ends with a blank"
    if name.startswith("."):
        return "it begins with a dot"
    strange = [sign for sign in name if not may_stand(sign)]
    if strange:
        return f"it holds {', '.join(sorted({named(sign) for sign in strange})[:3])}"
    if len(name.encode()) > LONGEST:
        return f"it is longer than {LONGEST} bytes"
    return None


def may_stand(sign: str) -> bool:
    category = unicodedata.category(sign)
    return sign in SIGNS or category[0] in OF_LANGUAGES or category == PICTURE


def named(sign: str) -> str:
    return f"“{sign}”" if sign.isprintable() else f"U+{ord(sign):04X}"


def same_folder(student: str) -> str:
    """Equal for two ids that are one folder on some disk: those of macOS and Windows know no case."""
    return unicodedata.normalize("NFC", student).casefold()
