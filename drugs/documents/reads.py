"""Which fields of documents were read while something was made.

What is made of documents alone, a page or a sheet, comes out the same as long as all it read says
the same. While an edition is noted (`noting`), each field of its documents has a number, and
`reads` gathers those that were read. A number stands for a place, "the `short` of the third rule of
a medicine", so two editions can be compared by it: `changed`.

What is kept between two pages has to be kept by `once` or `remembered`: what it read when it was
made counts as read by every page that takes it. Such a page refers to it and has no numbers of its
own for it: each page takes lists of all medicines, so that on all pages together there would be the
square of them. One printing is noted at a time, in one thread.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar, overload

from drugs.documents.text import Shape

T = TypeVar("T")

# How many numbers each part of an edition has: one a field, and the last one for all of it.
ROOM = 64
WHOLE = ROOM - 1
# What Python asks of a part for all of its fields at once: to compare, copy or write it out.
ALL_AT_ONCE = frozenset({"__dict__", "__pydantic_serializer__"})

_numbers: dict[tuple[int, ...], int] = {}  # the first number of each part, by its place in another
_fields: dict[type, dict[str, int]] = {}  # by shape, the place of each field among its numbers
_places: dict[int, int] = {}  # the first number of each part that is noted, by its identity
_several: dict[int, list[int]] = {}  # those of a part that stands in several places: a default
_read: set[int] | None = None  # while something is made that is noted
_taken: set[Read] = set()  # by what was kept and counts as read with it


@dataclass(eq=False)
class Read:
    """What was read while something was made: the numbers of fields, and what else was read, before
    and once for all, by what was kept and taken."""

    fields: array[int]
    taken: tuple[Read, ...] = ()

    def rests_on(self, numbers: set[int], known: dict[Read, bool]) -> bool:
        """Whether any of these was read. `known` is what was found out so: thousands of pages take
        the same."""
        if self not in known:
            known[self] = not numbers.isdisjoint(self.fields) or any(
                one.rests_on(numbers, known) for one in self.taken
            )
        return known[self]


NOTHING = Read(array("Q"))


@contextmanager
def noting(whole: Shape) -> Iterator[None]:
    """While the block goes on, `reads` knows what of `whole` and of all parts in it is read."""
    if _places:
        raise RuntimeError("One edition is noted at a time.")
    for shape in {type(part) for part in _parts(whole)}:
        _number_fields(shape)
    for identity, first in _placed(whole, 0):
        if _places.setdefault(identity, first) != first:
            _several.setdefault(identity, [_places[identity]]).append(first)
    Shape.__getattribute__ = _noted  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        del Shape.__getattribute__
        _places.clear()
        _several.clear()


@contextmanager
def reads() -> Iterator[Read]:
    """What is read while the block goes on, known when it is over; nothing of what is not noted."""
    global _read, _taken
    before = _read, _taken
    found = Read(array("Q"))
    fields: set[int] = set()
    taken: set[Read] = set()
    _read, _taken = fields, taken
    try:
        yield found
    finally:
        found.fields, found.taken = array("Q", fields), tuple(taken)
        _read, _taken = before


@contextmanager
def unnoted() -> Iterator[None]:
    """What is read while the block goes on does not count: nothing that is said turns on it."""
    global _read
    before, _read = _read, None
    try:
        yield
    finally:
        _read = before


def changed(old: Shape, new: Shape) -> set[int]:
    """The numbers of all that reads otherwise in `new` than it did in `old`, two of one shape."""
    found: set[int] = set()
    _compare(old, new, 0, found)
    return found


def once(kept: dict[Any, Any], key: Any, make: Callable[[], T]) -> T:
    """What `make` makes, from `kept` where it was made before. Two threads that ask at once may
    both make it, and get equal things."""
    if key not in kept:
        if not _places:
            kept[key] = make(), NOTHING
        else:
            with reads() as read:
                made = make()
            kept[key] = made, read
    found, read = kept[key]
    if _read is not None:
        _taken.add(read)
    answer: T = found
    return answer


class remembered(Generic[T]):
    """A `functools.cached_property` of which all that take it have read what it read."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self.make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = f"_{name}_remembered"

    @overload
    def __get__(self, holder: None, owner: type) -> Self: ...
    @overload
    def __get__(self, holder: object, owner: type) -> T: ...
    def __get__(self, holder: object | None, owner: type) -> Self | T:
        if holder is None:
            return self
        kept = holder.__dict__
        if _read is None and self.name in kept:  # as most often: nothing is noted
            found: T = kept[self.name][0]
            return found
        return once(kept, self.name, lambda: self.make(holder))

    def __set__(self, holder: object, value: Any) -> None:
        raise AttributeError(f"{self.name} is made once and stays.")


def _noted(part: Shape, name: str) -> Any:
    """The attribute of a part; that it was read is noted."""
    if _read is not None:
        place = _fields.get(type(part), _NONE).get(name)
        if place is not None and (first := _places.get(id(part))) is not None:
            _read.add(first + place)
            if _several and id(part) in _several:
                _read.update(other + place for other in _several[id(part)])
    return object.__getattribute__(part, name)


_NONE: dict[str, int] = {}


def _number_fields(shape: type[Shape]) -> None:
    names = list(shape.model_fields)
    if len(names) > WHOLE:
        raise ValueError(f"{shape.__name__} has more fields than ROOM has numbers.")
    places = {name: place for place, name in enumerate(names)}
    _fields[shape] = places | dict.fromkeys(ALL_AT_ONCE, WHOLE)


def _inner(value: Any, place: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Shape]]:
    """The parts that a field holds, with where in it each stands."""
    if isinstance(value, Shape):
        yield place, value
    elif isinstance(value, tuple | list):
        for number, one in enumerate(value):
            yield from _inner(one, (*place, number))


def _first(place: tuple[int, ...]) -> int:
    """The first number of the part at a place; the same in each edition of this process."""
    return _numbers.setdefault(place, (len(_numbers) + 1) * ROOM)


def _placed(part: Shape, first: int) -> Iterator[tuple[int, int]]:
    yield id(part), first
    for number, value in enumerate(_values(part)):
        for place, inner in _inner(value, (first, number)):
            yield from _placed(inner, _first(place))


def _parts(part: Shape) -> Iterator[Shape]:
    yield part
    for value in _values(part):
        for _, inner in _inner(value, ()):
            yield from _parts(inner)


def _values(part: Shape) -> list[Any]:
    """What the fields of a part hold, in their order."""
    held = object.__getattribute__(part, "__dict__")
    return [held[name] for name in type(part).model_fields]


def _compare(old: Shape, new: Shape, first: int, found: set[int]) -> bool:
    """Adds the numbers of what differs; whether anything does."""
    differs = False
    for number, (was, now) in enumerate(zip(_values(old), _values(new), strict=True)):
        here, within = _differ(was, now, (first, number), found)
        if here:
            found.add(first + number)
        differs = differs or here or within
    if differs:
        found.add(first + WHOLE)
    return differs


def _differ(was: Any, now: Any, place: tuple[int, ...], found: set[int]) -> tuple[bool, bool]:
    """Whether a field itself differs, in what it says or in how many parts of which shape it holds;
    and whether something in a part does."""
    if isinstance(was, Shape) and type(was) is type(now):
        return False, _compare(was, now, _first(place), found)
    if isinstance(was, tuple | list) and type(was) is type(now) and len(was) == len(now):
        each = [
            _differ(one, other, (*place, number), found)
            for number, (one, other) in enumerate(zip(was, now, strict=True))
        ]
        return any(here for here, _ in each), any(within for _, within in each)
    return bool(was != now), False
