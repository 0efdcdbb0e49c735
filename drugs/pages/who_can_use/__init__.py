"""Who can use them: the form, and the answer to what was chosen."""
