"""Marks a class's notebooks: nbgrader keeps the books, this adds TypeScript, a sandbox and many submissions at once."""
