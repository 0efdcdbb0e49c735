"""What `make` calls: `python3 -m tools run`.

Standard library only, because it runs before anything is installed.
"""
