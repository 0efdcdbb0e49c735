"""Sets Django up once, and forks a child for each act it is told: to be killed in the middle of it.

`python -m tests.kills.child` reads acts from its input, and writes what was acknowledged.
"""

import io
import itertools
import os
import sys

FEW = ["/", "/glossary/", "/robots.txt"]


def say(*words):
    print(*words, flush=True)


def publish_on_and_on(and_print):
    from django.core.management import call_command
    from django.db import transaction

    from drugs.models import GlossaryTerm
    from drugs.press.publish import publish

    for number in itertools.count():
        text = f"Round {os.getpid()} and {number} of it."
        with transaction.atomic():
            GlossaryTerm.objects.filter(slug="flare").update(definition=text)
        say("saved", text)
        (made,) = publish([("term", "flare")], reason=text)
        say("published", made.pk, text)
        if and_print:
            call_command("printer", "--once", stdout=io.StringIO(), stderr=io.StringIO())
            say("printed", made.pk)


def mend():
    from django.core.management import call_command

    call_command("printer", "--once", stdout=io.StringIO(), stderr=io.StringIO())
    look()


def look():
    """Tells what there is now: the edition, what is wrong with it, and what is published."""
    import json

    from django.conf import settings

    from drugs.models import GlossaryTerm, Printing, Publication
    from drugs.press import printing

    editions = settings.EDITIONS_DIR
    name = printing.current_name(editions)
    found = {
        "current": name,
        "wrong": list(printing.verify(editions / name)) if name else ["nothing"],
        "left": [path.name for path in editions.glob(".printing-*")],
        "published": list(Publication.objects.order_by("pk").values_list("pk", "reason")),
        "desk": GlossaryTerm.objects.get(slug="flare").definition,
        "running": Printing.objects.filter(state="running").count(),
        "page": (editions / name / "pages/glossary/index.html").read_text() if name else "",
    }
    say("found", json.dumps(found))


ACTS = {
    "publish": lambda: publish_on_and_on(False),
    "print": lambda: publish_on_and_on(True),
    "mend": mend,
    "look": look,
}


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "eczema_site.settings"
    import django

    django.setup()
    from drugs.press import printing

    printing.paths = lambda shelf: FEW
    for line in sys.stdin:
        sys.stdout.flush()
        child = os.fork()
        if not child:
            code = 1
            try:
                say("begun", os.getpid())
                ACTS[line.strip()]()
                code = 0
            finally:
                sys.stdout.flush()
                os._exit(code)
        os.waitpid(child, 0)
        say("ended")


if __name__ == "__main__":
    main()
