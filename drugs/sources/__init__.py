"""Asking other hosts about our sources: the only code that does."""
