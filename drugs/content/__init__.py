"""Fixtures to desk and back: strict reading, careful loading, faithful writing."""
