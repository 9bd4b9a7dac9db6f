"""The rule for students' ids. They are used as names of folders, in the gradebook, on pages and in tables."""

import unicodedata

LONGEST = 200  # bytes: a folder's name may have 255
SIGNS = " .,_-+=@()~#'"
OF_LANGUAGES = {"L", "M", "N"}  # letters, their accents, digits
PICTURE = "So"  # emoji

NOT_FIRST = ".=+-@'"  # a hidden folder, or a spreadsheet's formula

RULE = f"a student's id is letters, digits and the signs {SIGNS.strip()}, and does not begin with one of {NOT_FIRST}"


def why_no_id(name: str) -> str | None:
    """Why the name cannot be an id; None if it can. HTML tags, wildcards and control characters are not allowed."""
    if not name.strip():
        return "it is empty"
    if name != name.strip():
        return "it begins or ends with a blank"
    if name[0] in NOT_FIRST:
        return f"it begins with “{name[0]}”"
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
    """Equal for two ids that would be the same folder on macOS or Windows, where case does not count."""
    return unicodedata.normalize("NFC", student).casefold()
