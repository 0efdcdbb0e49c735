"""How we write: Markdown, words we do not use, the reading grade, a finished page as text."""
