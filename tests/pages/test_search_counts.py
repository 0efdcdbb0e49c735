"""/search/ tells how many had a side effect with a medicine, where both are named."""

from bs4 import BeautifulSoup

from drugs.pages.side_effect import overview


def counted(shelf):
    """Every side effect that a trial of a medicine counted in people beside another group."""
    return [
        (medicine, shelf.side_effects[row.side_effect])
        for medicine in shelf.medicines.values()
        for row in medicine.reactions
        if row.unit == "people" and not row.head_to_head
    ]


def test_how_many_had_it_stands_in_the_answer_beside_the_other_group(reader, shelf):
    """With every dose, who was in the trial and for how long: whichever page comes first."""
    assert counted(shelf)
    for medicine, effect in counted(shelf):
        found = reader.post("/search/", {"q": f"{medicine.brand} {effect.name}"}).content
        answer = BeautifulSoup(found, "lxml").select_one(".hit .answer")
        assert answer, effect.name
        text = " ".join(answer.get_text(" ").split())
        (trial,) = overview(effect.slug, [medicine]).trials
        for row in trial.rows:
            assert f"{row.dose}: {row.on_it.words}" in text
        beside = trial.rows[0].beside.words
        assert f"{trial.comparator}: {beside}".casefold() in text.casefold()
        assert trial.about in text
        links = [link["href"] for link in answer.select("a")]
        assert f"/side-effects/{effect.slug}/#{medicine.slug}" in links
        assert trial.sources
        assert {f"/sources/#source-{slug}" for slug in trial.sources} <= set(links)


def test_a_side_effect_that_no_trial_counted_gets_no_number(reader, shelf):
    had = {(medicine.slug, effect.slug) for medicine, effect in counted(shelf)}
    silent = [
        (medicine, effect)
        for medicine in shelf.medicines.values()
        for effect in shelf.side_effects.values()
        if (medicine.slug, effect.slug) not in had and effect.role == "symptom"
    ]
    assert silent
    for medicine, effect in silent:
        found = reader.post("/search/", {"q": f"{medicine.brand} {effect.name}"}).content
        for answer in BeautifulSoup(found, "lxml").select(".hit .answer"):
            assert "out of 1" not in answer.get_text()
