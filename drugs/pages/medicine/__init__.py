"""One medicine as a short guide: a front page, twelve chapters, and all of it on one page."""
