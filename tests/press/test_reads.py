"""What is read while something is made is noted, in whatever way it is read."""

import copy
import pickle

import pytest

from drugs.documents import reads
from drugs.documents.reads import changed, noting, once, remembered, unnoted
from drugs.documents.text import Shape


class Leaf(Shape):
    text: str = ""
    other: str = ""


class Branch(Shape):
    name: str
    leaf: Leaf = Leaf()
    leaves: tuple[Leaf, ...] = ()
    words: tuple[str, ...] = ()


class Tree(Shape):
    left: Branch
    right: Branch


def tree(**changes):
    told = {
        "left": {"name": "one", "leaves": [{"text": "a"}, {"text": "b"}], "words": ["x", "y"]},
        "right": {"name": "two"},
    }
    for path, value in changes.items():
        *way, last = path.split("__")
        inner = told
        for step in way:
            inner = inner[int(step)] if step.isdigit() else inner[step]
        inner[last] = value
    return Tree.model_validate(told)


def turns_on(read, new, old=None):
    """Whether what `read` reads of a tree is another in the `new` one, by what was noted."""
    old = old or tree()
    with noting(old), reads.reads() as found:
        read(old)
    return found.rests_on(changed(old, new), {})


def test_a_field_turns_on_itself_alone():
    assert turns_on(lambda t: t.left.name, tree(left__name="other"))
    assert not turns_on(lambda t: t.left.name, tree(right__name="other"))
    assert not turns_on(lambda t: t.left.leaves[0].text, tree(left__leaves__1__text="other"))
    assert turns_on(lambda t: t.left.leaves[1].text, tree(left__leaves__1__text="other"))
    assert not turns_on(lambda t: t.left.leaves, tree(left__leaves__1__text="other"))
    assert not turns_on(lambda t: t.left.leaves[1].other, tree(left__leaves__1__text="other"))
    assert turns_on(lambda t: t.left.words, tree(left__words=["x", "z"]))


def test_how_many_there_are_is_a_field_too():
    more = tree(left__leaves=[{"text": "a"}, {"text": "b"}, {"text": "c"}])
    assert turns_on(lambda t: len(t.left.leaves), more)
    assert turns_on(lambda t: [leaf.text for leaf in t.left.leaves], more)
    assert not turns_on(lambda t: t.right.leaves, more)


@pytest.mark.parametrize(
    "read",
    [
        lambda t: t.left == tree().left,
        lambda t: tree().left == t.left,
        lambda t: hash(t.left),
        lambda t: {t.left},
        lambda t: repr(t.left),
        lambda t: list(t.left),
        lambda t: t.left.model_dump(),
        lambda t: t.left.model_dump_json(),
        lambda t: t.left.model_copy(update={"name": "new"}),
        lambda t: copy.deepcopy(t.left),
        lambda t: pickle.dumps(t.left),
        lambda t: vars(t.left),
        lambda t: Tree(left=t.left, right=t.right).model_dump(),
        lambda t: t.left.leaves[1].text,
    ],
)  # fmt: skip
def test_whoever_reads_all_of_a_part_turns_on_all_in_it(read):
    assert turns_on(read, tree(left__leaves__1__text="other"))


def test_a_default_stands_in_many_places():
    """Documents share the object of a default: it is read wherever it stands."""
    old = tree()
    assert old.left.leaf is old.right.leaf
    for side in ("left", "right"):
        new = tree(**{f"{side}__leaf": {"text": "other"}})
        assert turns_on(lambda t, side=side: getattr(t, side).leaf.text, new, old)


def test_what_is_kept_counts_as_read_by_whoever_takes_it():
    kept, old, new = {}, tree(), tree(left__name="other")
    with noting(old):
        found = []
        for _ in range(2):
            with reads.reads() as read:
                assert once(kept, "key", lambda: old.left.name.upper()) == "ONE"
            found.append(read)
        with reads.reads() as read:
            assert once(kept, "outer", lambda: once(kept, "key", list)) == "ONE"
        found.append(read)
    assert all(read.rests_on(changed(old, new), {}) for read in found)
    assert not any(read.rests_on(changed(old, tree(right__name="new")), {}) for read in found)


def test_a_remembered_property_is_made_once_and_read_by_all():
    class Holder:
        made = 0

        def __init__(self, held):
            self.held = held

        @remembered
        def name(self):
            """Its name."""
            Holder.made += 1
            return self.held.left.name

    old, new = tree(), tree(left__name="other")
    holder = Holder(old)
    with noting(old):
        for _ in range(2):
            with reads.reads() as read:
                assert holder.name == "one"
            assert read.rests_on(changed(old, new), {})
    assert Holder.made == 1
    assert holder.name == "one"
    assert Holder.name.__doc__ == "Its name."
    with pytest.raises(AttributeError):
        holder.name = "two"


def test_what_many_take_is_numbered_once():
    """Else all pages together would hold, and compare, the square of the medicines."""
    kept, old = {}, tree()
    with noting(old):
        found = []
        for number in range(3):
            with reads.reads() as read:
                once(kept, "list", lambda: [leaf.text for leaf in old.left.leaves])
                once(kept, number, lambda: once(kept, "list", list))
            found.append(read)
    assert [len(read.fields) for read in found] == [0, 0, 0]
    taken = [{id(one) for one in read.taken} for read in found]
    assert len(set.intersection(*taken)) == 1
    known = {}
    assert not any(read.rests_on({-1}, known) for read in found)
    assert len(known) == len({id(read) for read in found}.union(*taken))


def test_what_is_looked_up_by_identity_does_not_count():
    def read(t):
        with unnoted():
            assert t.left.name == "one"

    assert not turns_on(read, tree(left__name="other"))


def test_nothing_is_noted_outside():
    old = tree()
    with noting(old):
        assert old.left.name == "one"
        with pytest.raises(RuntimeError, match="One edition"), noting(old):
            pass
    with reads.reads() as read:
        assert old.left.name == "one"
    assert not read.fields
    assert not read.taken
    assert "__getattribute__" not in vars(Shape)


def test_one_place_has_one_number_in_every_edition():
    """Others were noted in between, with parts that this one has not."""
    old, new = tree(), tree(right__name="other")
    with noting(old), reads.reads() as read:
        assert old.right.name
    with noting(tree(right__leaves=[{"text": "new"}])):
        pass
    assert read.rests_on(changed(old, new), {})
    assert not read.rests_on(changed(old, tree()), {})


def test_a_shape_has_room_for_its_fields(monkeypatch):
    monkeypatch.setattr(reads, "WHOLE", 1)
    monkeypatch.setattr(reads, "_fields", {})
    with pytest.raises(ValueError, match="more fields"), noting(tree()):
        pass
    assert reads._places == {}
