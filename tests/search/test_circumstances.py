"""What stands around a sign takes the alarm away, or leaves it: pets, names of things, "no"."""

import pytest

from drugs.search.results import search

NO_SIGN = [
    # another thing, by what stands behind or before it
    "stroke of luck", "two stroke engine", "brush stroke", "chest pain movie", "stroke recovery",
    "stroke medicine", "different strokes", "saturday night fever", "chest guitar pain",
    "overdose of cuteness",
    # a pet has it, or it is done to one
    "stroke my cat", "my dog has chest pain", "chest pain of a cat", "dog swallowed a sock",
    # there is none
    "no chest pain", "i do not have chest pain", "never had chest pain", "without a fever",
    # a number that counts no pills
    "took 15 mg testol", "took testol 2 days ago",
    # what was swallowed is no medicine
    "dog swallowed all of my cookies", "took too many notes", "ate too much of the soup",
    "accidentally took your pen", "took too many of her pictures",
    # its words stand apart, or in another order; a small cause is told of
    "sore from the cold", "cold and sore", "cold sore from the wind",
    # a time, and no age
    "licked a spoon for 2 years", "headache",
    # somebody asks how many have it, or had it once; of what can wait, what causes it, and what it
    # means
    "how common is chest pain", "chest pain rates", "risk of chest pain", "fever last year",
    "does testol cause fever", "is fever a side effect", "what counts as a fever",
    # a game
    "lost by two strokes", "broad strokes",
]  # fmt: skip

A_SIGN = {
    "cold sore": "today",
    "my worst headache": "911",
    "horible headache": "911",
    "my 2 year old licked it": "poison",
    "3yo licked it": "poison",
    "how common is it i have chest pain": "911",
    "how common is chest pain, i am having it now": "911",
    "does testol cause chest pain": "911",
    "chest pain last year": "911",
    "could testol cause my fever": "today",
    "stroke": "911",
    "stroke symptoms": "911",
    "my husband stroke recovery": "911",
    "i think i am having a stroke and my family has a history": "911",
    "never had chest pain like this": "911",
    "why is there no help for chest pain": "911",
    "chest pain after a movie": "911",
    "my cat scratched me and i have chest pain": "911",
    "chest pain near a dog": "911",
    "dog swallowed my testol": "poison",
    "dog swallowed it": "poison",
    "dog swallowed my testol for dinner": "poison",
    "overdose of testol": "poison",
    "stroke at a concert": "911",
    "saturday night fever and chest pain": "911",
    "stroke of my father": "911",
    "child swallowed a sock": "poison",
    "took 4 testol": "poison",
    "took too many": "poison",
    "took too many this morning and feel weird": "poison",
    "took too many sleeping pills": "poison",
    "took too many advil": "poison",
    "took too many green tablets": "poison",
    "took too many im scared": "poison",
    "took too much bleach": "poison",
    "accidentally took his testol": "poison",
    "had a stroke today": "911",
    "stroke few minutes ago": "911",
    "overdose last week still sick": "poison",
    "woke up stroke": "911",
    "i took three pills": "poison",
    "no trouble, but i took 4 velvixx": "poison",
}


@pytest.mark.parametrize("query", NO_SIGN)
def test_what_stands_around_takes_the_alarm_away(shelf, query):
    assert search(query, shelf).alarm is None


@pytest.mark.parametrize(("query", "urgency"), A_SIGN.items(), ids=A_SIGN)
def test_a_sign_stays_one(shelf, query, urgency):
    alarm = search(query, shelf).alarm
    assert alarm
    assert alarm.urgency == urgency
