"""The list of what people take besides: everything in it, and ways to it."""

PATH = "/mixing/"


def test_everything_stands_in_the_list_once_with_all_its_names(pages, shelf):
    found = [a["href"] for a in pages[PATH].select(".names a")]
    assert sorted(found) == sorted(f"{PATH}{slug}/" for slug in shelf.substances)
    text = pages[PATH].main.get_text(" ")
    for substance in shelf.substances.values():
        if substance.of == "one":
            names = [*substance.brands, substance.name]
            assert all(name.lower() in text.lower() for name in names), substance.slug


def test_a_letter_holds_what_begins_with_it_and_says_how_many(pages):
    folds = pages[PATH].select("details.letter-fold")
    assert folds
    for fold in folds:
        links = fold.select(".names a")
        assert int(fold.summary.select_one(".count").text) == len(links)
        for link in links:
            assert link.get_text(strip=True)[0].upper() == fold.summary.b.text


def test_the_box_narrows_names_and_kinds_and_leads_to_search_without_a_script(pages, shelf):
    soup = pages[PATH]
    form = soup.select_one("form.seek")
    assert form["action"] == "/search/"
    assert len(soup.find(id=form["data-find"]).select("[data-item]")) == len(shelf.substances)


def test_every_medicine_and_the_lists_lead_to_it(pages, shelf):
    chapters = [f"/medicines/{slug}/other-medicines/" for slug in shelf.medicines]
    for path in ("/", "/medicines/", *chapters):
        assert pages[path].main.select(f"a[href='{PATH}']"), path


def test_search_finds_a_substance_by_any_of_its_names(reader, shelf):
    for substance in list(shelf.substances.values())[::9]:
        for name in (*substance.brands[:1], substance.name):
            answer = reader.get("/search/", {"q": name}).content.decode()
            assert f'href="{PATH}{substance.slug}/"' in answer, name


def test_search_finds_the_page_of_one_of_our_medicines_first(reader, shelf):
    for slug, medicine in shelf.medicines.items():
        answer = reader.get("/search/", {"q": medicine.brand}).content.decode()
        answer = answer.partition("<main")[2]
        page, mixing = f'href="/medicines/{slug}/"', f'href="{PATH}'
        assert page in answer
        assert mixing not in answer or answer.index(page) < answer.index(mixing), slug
