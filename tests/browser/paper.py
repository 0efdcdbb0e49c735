"""What Chromium prints, read back."""

import io
import re
import unicodedata

import pypdf


def printed(page, paper="Letter"):
    """The text of each printed page, without any white space."""
    data = page.pdf(format=paper, prefer_css_page_size=True)
    return [flat(sheet.extract_text()) for sheet in pypdf.PdfReader(io.BytesIO(data)).pages]


def flat(text):
    """Text without white space, its letters one by one: some typefaces print "fi" as one."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def whole(sheets):
    """The sheets as one text, without the page numbers between them."""
    return "".join(
        sheet.removeprefix(f"Page{number}of{len(sheets)}") for number, sheet in enumerate(sheets, 1)
    )


def is_in(words, text):
    """Whether a text stands on the sheets: whole, or parted once where a page ends."""
    parts = unicodedata.normalize("NFKC", words).split()
    return any(
        "".join(parts[:at]) in text and "".join(parts[at:]) in text for at in range(len(parts) + 1)
    )
