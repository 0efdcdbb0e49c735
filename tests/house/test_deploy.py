"""The files for service run what `make run` runs. `tests/service/` tries those for nginx."""

from pathlib import Path

from django.conf import settings

from tools import programs

ROOT = Path(settings.ROOT)
SYSTEMD = ROOT / "deploy/systemd"
BACKUP = SYSTEMD / "eczema-backup.service"
UNITS = sorted(set(SYSTEMD.glob("*.service")) - {BACKUP})


def test_each_program_has_its_unit_and_runs_as_make_run_does():
    names = {unit.stem.removeprefix("eczema-") for unit in UNITS}
    assert names == set(programs.NAMES)
    for unit in UNITS:
        text = unit.read_text()
        name = unit.stem.removeprefix("eczema-")
        assert f"ExecStart=/srv/eczema/.venv/bin/python -m tools.serve {name}\n" in text
        assert "Restart=always" in text
    for name in programs.NAMES:
        told = programs.command("python", name, "127.0.0.1", 8000)
        assert name == "printer" or "--respawn-failed-workers" in told


def test_nobody_takes_the_cores_from_who_answers_with_finished_pages():
    """`make run` says it by niceness, which systemd's groups leave aside."""
    weights = {
        unit.stem.removeprefix("eczema-"): int(
            unit.read_text().partition("\nCPUWeight=")[2].split()[0]
        )
        for unit in UNITS
    }
    assert weights["front"] >= 3 * weights["pages"] >= 9 * weights["desk"]
    assert weights["desk"] == weights["printer"]


def test_a_backup_is_made_each_night_and_the_disk_does_not_fill():
    assert "manage.py backup --keep " in BACKUP.read_text()
    assert "OnCalendar=" in BACKUP.with_suffix(".timer").read_text()
