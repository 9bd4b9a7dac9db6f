"""Checks the pictures that a student pasted into a free text. JupyterLab stores them as the cell's attachments."""

import base64
import binascii
from typing import Any
from urllib.parse import unquote

from .terminal import one_line

LARGEST_PICTURE = 5 * 2**20
LARGEST_TOTAL = 10 * 2**20  # of one answer

# The first bytes of each type. SVG is left out: it can hold scripts and links.
BEGINNINGS = {
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/webp": (b"RIFF",),
}


def kept_pictures(attachments: dict[str, Any]) -> tuple[dict[str, dict[str, str]], list[str]]:
    """Returns the accepted pictures, and the names of the other attachments with the reason."""
    kept: dict[str, dict[str, str]] = {}
    left_out: list[str] = []
    total = 0
    for name, types in attachments.items():
        picture = first_picture(types)
        size = len(picture[1]) if picture else 0
        total += size
        if picture is None:
            left_out.append(f"“{shown(name)}” (no picture)")
        elif size > LARGEST_PICTURE or total > LARGEST_TOTAL:
            total -= size
            left_out.append(f"“{shown(name)}” ({size / 2**20:.1f} MB)")
        else:
            kept[plain(name)] = {picture[0]: base64.b64encode(picture[1]).decode()}
    return kept, left_out


def attached_as(name: str, attachments: dict[str, Any]) -> str | None:
    """The attachment that `attachment:<name>` refers to. Some editors write a blank in the name as %20."""
    return next((known for known in (name, unquote(name)) if known in attachments), None)


def first_picture(types: Any) -> tuple[str, bytes] | None:
    for kind, beginnings in BEGINNINGS.items():
        content = decoded(types.get(kind)) if isinstance(types, dict) else b""
        if content.startswith(beginnings):
            return kind, content
    return None


def decoded(text: Any) -> bytes:
    """Decodes Base64, given as one text or a list of lines. Empty for anything else."""
    joined = "".join(map(str, text)) if isinstance(text, list) else text
    try:
        return base64.b64decode("".join(joined.split()), validate=True) if isinstance(joined, str) else b""
    except (binascii.Error, ValueError):
        return b""


def plain(name: str) -> str:
    return name.encode("utf-8", "replace").decode()


def shown(name: str) -> str:
    """An attachment's name for a sentence: on one line and not too long."""
    return one_line(plain(name))[:60]
