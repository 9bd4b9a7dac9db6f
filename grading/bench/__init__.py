"""How fast a class is marked, and what becomes of it when things go wrong."""
