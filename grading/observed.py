"""Checks the text of an observation. It comes from the sandbox and is not trusted before this check."""

import hmac
import json
import math
from collections.abc import Callable
from typing import Any

MIME_TYPE = "application/vnd.softmax-notebooks.observed"
LARGEST = 2_000_000  # characters
DEEPEST = 20
FORBIDDEN_KEYS = {"__proto__", "constructor", "prototype"}


class UnreadableError(ValueError):
    """The observation cannot be used. The text says why."""


def unsigned(shown: object, secret: str, signed_text: Callable[[str], str]) -> str:
    """The JSON that a sealed probe shows after its signature. Raises UnreadableError if the signature is not the probe's."""
    signature, _, observed = (shown if isinstance(shown, str) else "").partition(" ")
    right = hmac.digest(secret.encode(), signed_text(observed).encode("utf-8", "replace"), "sha256").hex()
    if not hmac.compare_digest(signature.encode("utf-8", "replace"), right.encode()):
        raise UnreadableError("it is not what the check observed")
    return observed


def read_observed(text: object) -> Any:
    """Reads a probe's JSON. Raises UnreadableError if it is too large, too deep, or not plain JSON."""
    if not isinstance(text, str):
        raise UnreadableError("it is not text")
    if len(text) > LARGEST:
        raise UnreadableError(f"it has {len(text)} characters, and {LARGEST} are allowed")
    try:
        value = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_plain_object)
    except RecursionError as error:
        raise UnreadableError("it is nested too deeply") from error
    except UnreadableError:
        raise
    except ValueError as error:
        raise UnreadableError("it is not JSON") from error
    _require_plain(value, DEEPEST)
    return value


def _refuse_constant(name: str) -> None:
    raise UnreadableError(f"{name} is not JSON")


def _plain_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    if FORBIDDEN_KEYS.intersection(keys):
        raise UnreadableError("it has keys that name a prototype")
    if len(set(keys)) < len(keys):
        raise UnreadableError("it has a key twice")
    return dict(pairs)


def _require_plain(value: Any, depth: int) -> None:
    if depth == 0:
        raise UnreadableError("it is nested too deeply")
    if isinstance(value, float) and not math.isfinite(value) or isinstance(value, int) and abs(value) > 2**63:
        raise UnreadableError("a number in it is too large")
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    for child in children:
        _require_plain(child, depth - 1)
