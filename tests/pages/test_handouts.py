"""The list of everything that prints."""

import re


def test_each_file_stands_once_with_its_own_pages_and_size(pages, manifest, printed):
    from pypdf import PdfReader

    soup = pages["/handouts/"]
    files = {}
    for line in soup.select(".files li"):
        href = line.a["href"]
        assert href not in files
        files[href] = line.span.find_next_sibling("span") or line.find_all("span")[-1]
    paper = {path for path in manifest["files"] if path.endswith(".pdf")}
    assert set(files) == paper
    for path, said in files.items():
        entry = manifest["files"][path]
        number = len(PdfReader(printed / entry["file"]).pages)
        kilobytes = max(1, round(entry["size"] / 1024))
        assert said.text == f"{number} page{'' if number == 1 else 's'}, {kilobytes} KB", path


def test_files_are_grouped_by_medicine(pages, shelf):
    soup = pages["/handouts/"]
    for slug, medicine in shelf.medicines.items():
        group = soup.find(id=slug)
        assert group.h2.text == f"{medicine.brand} ({medicine.generic})"
        names = [name.contents[0].strip() for name in group.select("h3")]
        assert names == ["Two-page sheet", "Question list", "Tests calendar", "Wallet card"]
        assert all(f"/handouts/{slug}" in link["href"] for link in group.select("a"))


def test_each_sheet_says_when_it_is_of_use_and_is_drawn_in_small(pages):
    lines = pages["/handouts/"].select(".sheet-line")
    assert lines
    for line in lines:
        assert line.h3.small.get_text(strip=True)
        assert line.select_one("svg.sheet-picture")["aria-hidden"] == "true"


def test_each_kind_of_sheet_is_explained_with_the_same_picture(pages):
    soup = pages["/handouts/"]
    explained = {str(svg) for svg in soup.select(".kinds svg")}
    assert len(explained) == 6
    assert {str(svg) for svg in soup.select(".sheet-line svg")} <= explained


def test_each_link_says_by_itself_what_it_opens(pages):
    texts = [link.get_text() for link in pages["/handouts/"].select(".files a")]
    assert len(set(texts)) == len(texts)
    assert any(text.startswith("Large print, A4: ") for text in texts)


def test_a_handout_is_a_pdf_with_its_own_name(reader, shelf):
    name = f"{next(iter(shelf.medicines))}-tests"
    answer = reader.get(f"/handouts/{name}.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'inline; filename="{name}.pdf"'
    assert answer.content.startswith(b"%PDF-1.7")


def test_an_unknown_handout_is_not_found(reader, shelf):
    first, *others = shelf.medicines
    for name in ("nothing", f"{others[0]}-{first}", f"{first}-tests-huge"):
        answer = reader.get(f"/handouts/{name}.pdf")
        assert answer.status_code == 404, name
        assert re.search("text/html", answer.headers["Content-Type"])
