"""Numbers in words and whole people out of 100, and which trial is pictured."""
