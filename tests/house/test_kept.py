"""What tests keep between runs is right whatever happened to it, and is cleared away."""

import os
import subprocess
import sys

import pytest

from tests.kept import ROOT, kept, key_of

ASK = """
import pathlib, sys, time
from tests.kept import kept

def make(folder):
    (folder / "file").write_text("made")
    with open(sys.argv[1] + "/made", "a") as made:
        made.write(".")
    time.sleep(0.3)

found = kept("thing", "1", make, pathlib.Path(sys.argv[1]))
print((found / "file").read_text(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def ask(tmp_path):
    """Asks for a thing in `tmp_path`, and gives its folder; `ask.made` tells how often it was
    made."""

    def ask_(key="1"):
        def make(folder):
            ask_.made.append(key)
            (folder / "within").mkdir()
            (folder / "within" / "file").write_text(f"made for {key}")

        return kept("thing", key, make, tmp_path)

    ask_.made = []
    return ask_


def start(folder):
    return subprocess.Popen(
        [sys.executable, "-c", ASK, str(folder)], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip


def test_it_is_made_once(ask):
    assert ask() == ask()
    assert ask.made == ["1"]
    assert (ask() / "within" / "file").read_text() == "made for 1"


def test_what_it_is_made_from_makes_another(ask):
    assert (ask("2") / "within" / "file").read_text() != (ask("1") / "within" / "file").read_text()


@pytest.mark.parametrize("harm", ["changed", "gone", "more", "not finished"])
def test_what_was_damaged_is_made_again(ask, harm):
    folder = ask()
    file = folder / "within" / "file"
    match harm:
        case "changed":
            file.write_text("made for 2")
        case "gone":
            file.unlink()
        case "more":
            (folder / "another").touch()
        case "not finished":
            (folder / "seal").unlink()
    assert (ask() / "within" / "file").read_text() == "made for 1"
    assert not (ask() / "another").exists()
    assert ask.made == ["1", "1"]


def test_what_could_not_be_made_is_not_kept(ask, tmp_path):
    def make(folder):
        (folder / "half").touch()
        raise RuntimeError("a full disk")

    with pytest.raises(RuntimeError, match="a full disk"):
        kept("thing", "1", make, tmp_path)
    assert not list(tmp_path.glob("*thing-*"))
    ask()
    assert ask.made == ["1"]


def test_processes_that_ask_at_once_get_one(tmp_path):
    both = [start(tmp_path) for _ in range(2)]
    assert [process.communicate()[0] for process in both] == ["made\n", "made\n"]
    assert (tmp_path / "made").read_text() == "."


def test_the_older_are_cleared_away_but_for_what_is_in_use(ask, tmp_path):
    user = start(tmp_path)
    assert user.stdout.readline() == "made\n"
    for path in tmp_path.glob("thing-*"):
        os.utime(path, (0, 0))
    subprocess.run(  # another run, long ago, and over
        [sys.executable, "-c", ASK.replace('"1"', '"old"'), str(tmp_path)],
        cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    os.utime(tmp_path / "thing-old", (1, 1))
    (tmp_path / ".thing-left-behind").mkdir()
    for key in ("2", "3"):
        ask(key)
    names = {path.name for path in tmp_path.glob("*thing-*")}
    assert names == {"thing-1", "thing-2", "thing-3"}
    user.communicate()
    ask("3")
    assert {path.name for path in tmp_path.glob("thing-*")} == {"thing-2", "thing-3"}


def test_the_key_tells_each_byte_each_name_and_what_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.kept.ROOT", tmp_path)
    file = tmp_path / "folder" / "file"
    file.parent.mkdir()
    keys = []
    for name, content, told in (
        ("file", "a", 1), ("file", "b", 1), ("other", "b", 1), ("other", "b", 2),
    ):  # fmt: skip
        for old in file.parent.iterdir():
            old.unlink()
        (file.parent / name).write_text(content)
        keys.append(key_of(file.parent, besides=[told]))
    assert len(set(keys)) == 4
    assert key_of(file.parent, besides=[2]) == keys[-1]
