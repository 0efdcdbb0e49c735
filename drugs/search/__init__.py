"""Search over everything on the shelf."""
