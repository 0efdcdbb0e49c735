"""How `0.1.sqlite3.gz` was made: a desk of release 0.1, used by an author and a reviewer.

It runs the code of release 0.1, not today's. In a checkout of that release, after `make run` has
loaded and published the fixtures:

    VAR_DIR=a-copy-of-var python make_used_desk.py used.sqlite3
"""

# ruff: noqa: E402
import os
import sys
from pathlib import Path

sys.path.insert(0, os.getcwd())
os.environ["DJANGO_SETTINGS_MODULE"] = "eczema_site.settings"

import django

django.setup()

from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import reverse

from drugs.models import (
    Article,
    ArticleSection,
    Drug,
    GlossaryTerm,
    MixedMessage,
    Person,
    ProblemReport,
    Question,
    SideEffect,
    Source,
    Study,
    TreatmentOption,
    UrgentSign,
)
from tests.admin.conftest import Screen, publish_screen
from tests.admin.forms import filled, soup

setup_test_environment()


def person(name: str, role: str) -> User:
    user = User.objects.create(username=name, is_staff=True)
    user.set_unusable_password()
    user.save()
    user.groups.add(Group.objects.get(name=role))
    return user


def client_of(user: User) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    return client


def good(answer):
    errors = soup(answer).select(".errornote, .errorlist")
    assert not errors, [e.get_text(" ") for e in errors]


def add(client: Client, model: type, **fields) -> None:
    """Fills in an empty form of the admin and saves it."""
    address = reverse(f"admin:drugs_{model._meta.model_name}_add")
    data = filled(soup(client.get(address)).select_one(f"#{model._meta.model_name}_form"))
    good(client.post(address, data | fields, follow=True))


def delete(client: Client, row) -> None:
    address = reverse(f"admin:drugs_{row._meta.model_name}_delete", args=[row.pk])
    assert client.post(address, {"post": "yes"}).status_code == 302


author, reviewer = person("ada", "Author"), person("rosa", "Reviewer")
third = person("max", "Reviewer")
# A right given to one person alone, besides the roles.
author.user_permissions.add(Permission.objects.get(codename="delete_drug"))
ada, rosa = client_of(author), client_of(reviewer)
label = str(Source.objects.get(slug="cibinqo-label").pk)

# A medicine with edited, deleted and new rows, some of them saved twice: there is a history.
cibinqo = Drug.objects.get(slug="cibinqo")
good(Screen(ada, cibinqo).save(summary="A pill you take once a day. It turns down JAK1."))
screen = Screen(ada, cibinqo)
first, second, *_ = cibinqo.interactions.order_by("pk")
ban = cibinqo.guidance.get(topic="do-not-use-if")
storage = cibinqo.guidance.get(topic="storage")
limit = cibinqo.monitoring.filter(moment="limit").first()
changes = {
    screen.row("interactions", first) + "what_to_do": "Ada: ask the pharmacist before a new pill.",
    screen.row("interactions", second) + "DELETE": "on",
    screen.row("guidance", ban) + "text": "Ada: do not use it with a serious infection.",
    screen.row("guidance", storage) + "text": "Ada: keep it dry, at room temperature.",
}
if limit:
    changes[screen.row("monitoring", limit) + "why"] = "Ada: ask before you go on."
good(screen.save(**changes))
publish_screen(rosa, "medicine/cibinqo", reason="Clearer words")
good(Screen(ada, cibinqo).save(remember="Ada's draft: fever or a painful rash, call today."))

# Another one: approval text edited, a figure changed, an interaction added; only a draft.
rinvoq = Drug.objects.get(slug="rinvoq")
screen = Screen(ada, rinvoq)
approval = rinvoq.indications.get(region="us", condition="atopic-dermatitis")
figure = rinvoq.reactions.exclude(percent="").exclude(how_checked="unchecked").first()
total = int(screen.data["interactions-TOTAL_FORMS"][0])
row = f"interactions-{total}-"
good(
    screen.save(
        **{
            screen.row("indications", approval) + "tried_first": "Ada: other pills or shots first.",
            screen.row("reactions", figure) + "percent": "9.9",
            "interactions-TOTAL_FORMS": str(total + 1),
            row + "id": "", row + "drug": str(rinvoq.pk), row + "other": "Green tea",
            row + "examples": "matcha", row + "level": "check",
            row + "what_can_happen": "Ada: nobody knows.", row + "what_to_do": "Ada: ask first.",
            row + "sources": [label], row + "how_checked": "primary",
        }
    )
)  # fmt: skip

# Other kinds of records: edited and published, edited only, deleted, new, withdrawn.
good(Screen(ada, GlossaryTerm.objects.get(slug="biologic")).save(say_it="bye-oh-LOJ-ik, says Ada"))
publish_screen(rosa, "term/biologic", reason="How to say it")
nausea = SideEffect.objects.exclude(urgency="911").filter(what_to_do__contains="911").first()
good(Screen(ada, nausea).save(what_to_do="Ada: rest first. Call 911 if you faint."))
zoryve = TreatmentOption.objects.get(slug="zoryve")
good(Screen(ada, zoryve).save(living_with="Ada: once a day, on dry skin."))
good(Screen(ada, zoryve).save(living_with="Ada: once a day, on dry and clean skin."))
publish_screen(rosa, "option/zoryve", reason="Clearer")
eucrisa = TreatmentOption.objects.get(slug="eucrisa")
good(Screen(ada, eucrisa).save(ages="Ada: 3 months and older"))
delete(ada, eucrisa)
study = Study.objects.get(slug="jade-mono-1")
good(Screen(ada, study).save(comparator="a sugar pill", also_used="plain cream, says Ada"))
section = ArticleSection.objects.filter(article__slug="how-they-work").first()
good(Screen(ada, section).save(heading="Ada's heading"))
question = Question.objects.exclude(slug__in=("is-it-working", "my-own-risk")).first()
print("question deleted:", question.slug)
delete(ada, question)
sign = UrgentSign.objects.order_by("pk").last()
good(Screen(ada, sign).save(meaning="Ada: it can be serious"))
add(
    ada, GlossaryTerm, slug="adas-term", term="Ada's term", definition="A word of hers.",
    sources=[label], how_checked="primary", also_called="",
)  # fmt: skip
add(
    ada, TreatmentOption, slug="adas-option", name="Ada's option", order="99", form="tea",
    ages="adults", what_it_is="A tea.", good_points="Warm.", bad_points="Hot.",
    living_with="Every day.", sources=[label], how_checked="primary",
)  # fmt: skip
add(
    ada, Drug, slug="adajak", brand="Adajak", generic="adatinib", generic_slug="adatinib",
    maker="Ada", route="tablet", form="tablet", strengths="5 mg\none spoon", jaks_blocked="JAK1",
    summary="A pill.", who_for="Nobody.", remember="It is made up.", box="none", box_line="No.",
    sources=[label], how_checked="unchecked",
)  # fmt: skip
message = MixedMessage.objects.order_by("pk").last()
rosa.post(
    reverse("admin:past", args=["mixed-message", message.slug]), {"do": "withdraw", "reason": "Old"}
)
print("withdrawn:", message.slug)

# A review, a draft handed over, a reader's report.
Person.objects.create(
    slug="rosa", name="Rosa Roe", credentials="MD", role="reviewer", interests="None declared",
    declared_on="2026-11-20",
)  # fmt: skip
rosa.post(
    reverse("admin:review", args=["medicine", "opzelura"]),
    {"reviewer": Person.objects.get().pk, "read_it_all": "on"},
)
publish_screen(client_of(third), "person/rosa", "medicine/opzelura", reason="Reviewed")
ada.post(
    f"{reverse('admin:publish')}?record=medicine/rinvoq", {"do": "send", "note": "Please look"}
)
ProblemReport.objects.create(page_path="/medicines/cibinqo/", message="A typo.")

# What grows with every visit, and nobody needs.
with connection.cursor() as cursor:
    cursor.execute("DELETE FROM django_session")
Path(sys.argv[1]).unlink(missing_ok=True)
with connection.cursor() as cursor:
    cursor.execute("VACUUM INTO %s", [sys.argv[1]])
print(Article.objects.count(), "articles; done")
