"""The list of what people take besides: everything once, under the name most people know."""

from drugs.pages.mixing import mixing_page
from tests import made_documents as made


def test_classes_stand_apart_from_names_and_each_in_the_order_of_the_alphabet():
    shown = mixing_page(
        made.shelf(
            made.substance("thinners", of="class"),
            made.substance("creams", of="class"),
            made.substance("clopidogrel", brands=("Plavix",)),
            made.substance("aspirin"),
            made.substance("apixaban", brands=("Eliquis",)),
            made.substance("prasugrel", brands=("Effient",)),
        )
    )
    assert [row.slug for row in shown.classes] == ["creams", "thinners"]
    assert [
        (letter.letter, [row.slug for row in letter.substances]) for letter in shown.letters
    ] == [("A", ["aspirin"]), ("E", ["prasugrel", "apixaban"]), ("P", ["clopidogrel"])]


def test_a_name_without_a_brand_begins_with_a_capital():
    assert made.substance("aspirin").best_known == "Aspirin"
    assert made.substance("clopidogrel", brands=("Plavix", "Other")).best_known == "Plavix"
