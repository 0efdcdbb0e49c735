"""What each page says, as pure data: a module a page, named as its view and template."""
