"""Marks the notebooks of a class. nbgrader keeps the gradebook; this package adds TypeScript, a sandbox and parallel marking."""
