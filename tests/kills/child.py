"""Sets Django up once, and forks a child for each act it is told: to be killed in the middle of it.

`python -m tests.kills.child` reads acts from its input, and writes what was acknowledged. The site
has a few pages alone, so that most moments are those of writing and not of typesetting.
"""

import io
import itertools
import json
import os
import sys
import traceback

FEW = ["/", "/glossary/", "/robots.txt"]
TERM = "flare"


def say(*words):
    print(*words, flush=True)


def text_of(number):
    return f"Round {number} of it."


def on_and_on(first, and_print):
    """Saves, publishes and, where told so, prints; the texts are numbered from `first`."""
    from django.contrib.auth.models import User
    from django.core.management import call_command

    from drugs.models import GlossaryTerm
    from drugs.press.publish import publish
    from tests.admin.conftest import Screen, enter

    chief = User.objects.get(username="chief")
    editor = enter(chief)
    screen = Screen(editor, GlossaryTerm.objects.get(slug=TERM))
    say("ready")
    for number in itertools.count(first):
        text = text_of(number)
        say("saving", number)
        if number > first:
            screen = Screen(editor, GlossaryTerm.objects.get(slug=TERM))
        answer = editor.post(screen.address, screen.data | {"definition": text})
        assert answer.status_code == 302, answer.content.decode()
        say("saved", number)
        (made,) = publish([("term", TERM)], reason=text, approver=chief)
        say("published", made.pk, text)
        if and_print:
            call_command("printer", "--once", stdout=io.StringIO(), stderr=io.StringIO())
            say("printed", made.pk)


def mend():
    """What the next start does."""
    from django.core.management import call_command

    call_command("printer", "--once", stdout=io.StringIO(), stderr=io.StringIO())
    look()


def look():
    """Tells what there is now: the edition, what is wrong with it, what is published and saved."""
    from django.conf import settings
    from reversion.models import Version

    from drugs.models import GlossaryTerm, Printing, Publication, Writer
    from drugs.press import files, printing

    editions = settings.EDITIONS_DIR
    name = printing.current_name(editions)
    term = GlossaryTerm.objects.get(slug=TERM)
    kept = Version.objects.get_for_object(term).first()
    found = {
        "current": name,
        "wrong": list(files.verify(editions / name)) if name else ["nothing"],
        "left": [path.name for path in editions.glob(".printing-*")],
        "published": list(Publication.objects.order_by("pk").values_list("pk", "reason")),
        "desk": term.definition,
        "kept": kept.field_dict["definition"] if kept else "",
        "draft": Writer.objects.filter(slug=TERM, went_out_with=None).exists(),
        "running": Printing.objects.filter(state="running").count(),
        "page": (editions / name / "pages/glossary/index.html").read_text() if name else "",
    }
    say("found", json.dumps(found))


def begin():
    """An editor and an edition. Not in a child: what is imported and read once here, each has."""
    from django.contrib.auth.models import User
    from django.db import connections

    from drugs.models import GlossaryTerm
    from tests.admin.conftest import Screen, enter

    chief = User.objects.create_superuser("chief", password="a-long-pass-phrase")
    mend()
    Screen(enter(chief), GlossaryTerm.objects.get(slug=TERM))
    connections.close_all()


ACTS = {
    "publish": lambda first: on_and_on(int(first), False),
    "print": lambda first: on_and_on(int(first), True),
    "mend": mend,
    "look": look,
}


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "eczema_site.settings"
    import django

    django.setup()
    from drugs.management.commands import printer
    from drugs.press import affected, printing

    printing.paths = affected.paths = lambda shelf: FEW
    # Gathering them takes twenty seconds, once, and is no part of an edition.
    printer.Command._gather_static = lambda command: None
    begin()
    for line in sys.stdin:
        sys.stdout.flush()
        child = os.fork()
        if not child:
            code = 1
            try:
                say("begun", os.getpid())
                act, *given = line.split()
                ACTS[act](*given)
                code = 0
            except Exception:
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                os._exit(code)
        os.waitpid(child, 0)
        say("ended")


if __name__ == "__main__":
    main()
