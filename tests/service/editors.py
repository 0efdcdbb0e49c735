"""Ten editors at one desk, in one process, as the web server has it.

Each saves a word of its own again and again, all at the same time. Writes what came of it.
"""

import json
import os
import sys
import threading
import time

EDITORS = 10
ROUNDS = 2


def text_of(editor, number):
    return f"Words of editor {editor}, round {number}."


def word(number):
    """A word of the glossary for one editor alone."""
    from drugs.models import GlossaryTerm

    made = GlossaryTerm.objects.order_by("slug").first()
    sources = list(made.sources.all())
    made.pk, made.slug, made.term = None, f"word-{number}", f"Word {number}"
    made.save()
    made.sources.set(sources)
    return made


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "eczema_site.settings"
    import django

    django.setup()
    from django.contrib.auth.models import User
    from django.db import connections

    from drugs.models import GlossaryTerm
    from tests.admin.conftest import Screen, enter

    words = [word(number) for number in range(EDITORS)]
    people = [User.objects.create_superuser(f"editor{n}") for n in range(EDITORS)]
    clients = [enter(person) for person in people]
    for client in clients:
        client.raise_request_exception = False
    statuses, waits = [], []
    together = threading.Barrier(EDITORS)

    def edit(number):
        for turn in range(ROUNDS):
            screen = Screen(clients[number], words[number])
            together.wait(120)
            began = time.monotonic()
            changed = screen.data | {"definition": text_of(number, turn)}
            statuses.append(clients[number].post(screen.address, changed).status_code)
            waits.append(time.monotonic() - began)
        connections.close_all()

    threads = [threading.Thread(target=edit, args=(number,)) for number in range(EDITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    desk = dict(GlossaryTerm.objects.values_list("slug", "definition"))
    found = {
        "statuses": statuses,
        "longest": max(waits),
        "desk": [desk[word.slug] for word in words],
    }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
