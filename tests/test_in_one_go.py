"""Python looks for garbage again as soon as nothing is made in one go any more."""

import gc
import threading

import pytest

from drugs.in_one_go import in_one_go


def test_it_ends_with_the_outer_block():
    with in_one_go():
        with in_one_go():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_failure_ends_it():
    with pytest.raises(LookupError), in_one_go():
        raise LookupError
    assert gc.isenabled()


def test_it_ends_with_the_last_of_several_threads():
    begun, end = threading.Event(), threading.Event()

    def other():
        with in_one_go():
            begun.set()
            assert end.wait(10)

    thread = threading.Thread(target=other)
    with in_one_go():
        thread.start()
        assert begun.wait(10)
    assert not gc.isenabled()
    end.set()
    thread.join()
    assert gc.isenabled()
