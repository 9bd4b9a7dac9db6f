"""Whose a delivered file is, by the key that a learning platform puts in front of it: the student cannot choose it."""

from .delivery import Delivery, Owner, Owners, matched
from .which import PLATFORMS, UndecidedError, owners_of

__all__ = ["PLATFORMS", "Delivery", "Owner", "Owners", "UndecidedError", "matched", "owners_of"]
