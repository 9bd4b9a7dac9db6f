"""Finds the owner of a delivered file by the key that a learning platform puts into its path. Students cannot choose it."""

from .delivery import Delivery, Owner, Owners, matched
from .which import PLATFORMS, UndecidedError, owners_of

__all__ = ["PLATFORMS", "Delivery", "Owner", "Owners", "UndecidedError", "matched", "owners_of"]
