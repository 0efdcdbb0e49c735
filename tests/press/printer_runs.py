"""Runs of the printer's command in this process, and the edition it is to print."""

import io

from django.core.management import call_command

from drugs.models import Publication
from drugs.press import printing
from tests.desks import DAY


def run(*args):
    out, err = io.StringIO(), io.StringIO()
    call_command("printer", *args, stdout=out, stderr=err)
    return out.getvalue().strip(), err.getvalue().strip()


def name_of(day=DAY):
    number = Publication.objects.order_by("-pk").first().pk
    return printing.folder_name(number, day, printing.fingerprint())
