"""What every leaflet says: a closed list of slots, each filled or told to be empty, and which parts
of the label were read."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from drugs.models.fact import FactRow, HowChecked
from drugs.models.keys import Keyed
from drugs.models.treatment import Region, Treatment


class Slot(Keyed, FactRow):
    """What is said of one treatment under one fixed topic; or that the label says nothing, or that
    the part that would say it was not read."""

    key_fields = ("treatment", "topic")

    class Topic(models.TextChoices):
        """From the headings of the US Medication Guide and the European leaflet."""

        HOW_TO_USE = "how-to-use", _("How to take or apply it")
        SPECIAL_GROUPS = "special-groups", _("Dose for some people")
        MISSED_DOSE = "missed-dose", _("If you miss a dose")
        TOO_MUCH = "too-much", _("If you take or use too much")
        CHILD_SWALLOWED = "child-swallowed", _("If a child swallows it")
        EYES_AND_MOUTH = "eyes-and-mouth", _("If cream gets in the eyes or mouth")
        BEFORE_YOU_START = "before-you-start", _("Before you start")
        WHILE_YOU_TAKE_IT = "while-you-take-it", _("While you use it")
        DO_NOT_USE_IF = "do-not-use-if", _("Do not use it if")
        TELL_YOUR_DOCTOR = "tell-your-doctor", _("Tell your doctor if")
        ITCH_RELIEF = "itch-relief", _("How soon itch eased")
        VACCINES = "vaccines", _("Vaccines")
        PREGNANCY = "pregnancy", _("Pregnancy")
        BIRTH_CONTROL = "birth-control", _("Sex and birth control")
        BREASTFEEDING = "breastfeeding", _("Breastfeeding")
        FERTILITY = "fertility", _("Having children later")
        CHILDREN = "children", _("Children and teens")
        OLDER_PEOPLE = "older-people", _("65 and older")
        KIDNEY = "kidney", _("Kidney trouble")
        LIVER = "liver", _("Liver trouble")
        FOOD = "food", _("Food")
        GRAPEFRUIT = "grapefruit", _("Grapefruit")
        ALCOHOL = "alcohol", _("Alcohol")
        CANNABIS = "cannabis", _("Cannabis")
        DRIVING = "driving", _("Driving, machines and work")
        SUN = "sun", _("Sun and tanning")
        MOISTURIZER = "moisturizer", _("Moisturizer and sunscreen")
        STEROID_CREAMS = "steroid-creams", _("Steroid creams beside it")
        OTHER_CREAMS = "other-creams", _("Other eczema creams beside it")
        SWIMMING = "swimming", _("Swimming")
        CONTACT_LENSES = "contact-lenses", _("Eyes and contact lenses")
        DENTAL_WORK = "dental-work", _("Dental work")
        TATTOOS = "tattoos", _("Tattoos")
        SURGERY = "surgery", _("Surgery")
        TRAVEL = "travel", _("Travel")
        CHICKENPOX_CONTACT = "chickenpox-contact", _("Near chickenpox or shingles")
        STORAGE = "storage", _("How to store it")
        DISPOSAL = "disposal", _("How to throw it away")
        STOPPING = "stopping", _("When to stop")
        FLARES = "flares", _("If eczema comes back")
        REPORTING = "reporting", _("Report a side effect")
        LIVING_WITH = "living-with", _("Day to day")
        COST = "cost", _("Cost and getting it")
        NOT_KNOWN = "not-known", _("Still open")

    class State(models.TextChoices):
        SAID = "said", _("said")
        SILENT = "silent", _("the whole label was read and says nothing")
        NOT_READ = "not-read", _("the part that would say it was not read")

    class HowChecked(models.TextChoices):
        """As any fact was checked; or not at all, where it says that and nothing else."""

        PRIMARY = HowChecked.PRIMARY.value, HowChecked.PRIMARY.label
        SECONDARY = HowChecked.SECONDARY.value, HowChecked.SECONDARY.label
        UNCHECKED = HowChecked.UNCHECKED.value, HowChecked.UNCHECKED.label
        NOTHING_READ = "not-read", "nothing was read yet"

    treatment = models.ForeignKey(Treatment, on_delete=models.CASCADE, related_name="slots")
    topic = models.CharField(max_length=20, choices=Topic)
    state = models.CharField(max_length=10, choices=State, default=State.SAID)
    summary = models.CharField(
        max_length=200, blank=True, help_text="The answer in one line, for the comparison."
    )
    text = models.TextField(
        blank=True,
        help_text="Markdown: paragraphs and lists. With a silent label or one not read: what else "
        "is known, and from where.",
    )
    region = models.CharField(
        max_length=10, choices=Region, default=Region.US,
        help_text="Whose text says it. What is not of the US is printed with its place.",
    )  # fmt: skip
    edition = models.CharField(
        max_length=40, blank=True, help_text="The edition of the label that is silent: 10/2025."
    )
    missing = models.CharField(
        max_length=120, blank=True, help_text="Which part was not read: 'section 10'."
    )
    how_checked = models.CharField(max_length=10, choices=HowChecked, default=HowChecked.UNCHECKED)

    class Meta:
        ordering = ["treatment", "topic"]
        constraints = [
            models.UniqueConstraint(fields=["treatment", "topic"], name="one_slot_per_topic"),
            models.CheckConstraint(
                condition=~Q(state="said") | ~Q(text=""),
                name="said_slot_has_a_text",
                violation_error_message="What is said needs its text.",
            ),
            models.CheckConstraint(
                condition=~Q(state="silent") | ~Q(edition=""),
                name="silent_slot_names_its_edition",
                violation_error_message="Say which edition of the label says nothing.",
            ),
            models.CheckConstraint(
                condition=~Q(state="not-read") | ~Q(missing=""),
                name="unread_slot_names_the_part",
                violation_error_message="Say which part of the label was not read.",
            ),
            models.CheckConstraint(
                condition=~Q(how_checked="not-read") | Q(state="not-read", summary="", text=""),
                name="what_a_slot_says_was_read",
                violation_error_message="Something was read: choose how it was checked.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.treatment}: {self.get_topic_display()}"


class LabelPart(Keyed):
    """Whether one part of a treatment's label was read."""

    key_fields = ("treatment", "part")

    class Part(models.TextChoices):
        """The parts of a US label; for another country's, what stands in their place."""

        BOX = "box", _("Boxed warning")
        USES = "uses", _("Uses (section 1)")
        DOSING = "dosing", _("Dose and how to take it (section 2)")
        CONTRAINDICATIONS = "contraindications", _("Who must not take it (section 4)")
        WARNINGS = "warnings", _("Warnings (section 5)")
        SIDE_EFFECTS = "side-effects", _("Side effects (section 6)")
        INTERACTIONS = "interactions", _("Other medicines (section 7)")
        SOME_PEOPLE = "some-people", _("Pregnancy, age, kidney and liver (section 8)")
        TOO_MUCH = "too-much", _("Too much taken (section 10)")
        TRIALS = "trials", _("Trials (section 14)")
        STORAGE = "storage", _("How it is supplied and stored (section 16)")
        COUNSELING = "counseling", _("What patients are told (section 17)")
        PATIENT_GUIDE = "patient-guide", _("The guide for patients")

    class State(models.TextChoices):
        READ = "read", _("read")
        READ_OLDER = "read-older", _("read in an older edition")
        NOT_READ = "not-read", _("not read")

    treatment = models.ForeignKey(Treatment, on_delete=models.CASCADE, related_name="label_parts")
    part = models.CharField(max_length=20, choices=Part)
    state = models.CharField(max_length=10, choices=State)
    edition = models.CharField(
        max_length=40, blank=True, help_text="The edition that was read: 10/2025."
    )
    note = models.CharField(max_length=200, blank=True, help_text="A sentence for readers.")

    class Meta:
        ordering = ["treatment", "part"]
        constraints = [
            models.UniqueConstraint(fields=["treatment", "part"], name="one_state_per_label_part"),
            models.CheckConstraint(
                condition=Q(state="not-read") | ~Q(edition=""),
                name="label_part_names_its_edition",
                violation_error_message="Say which edition was read.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.treatment}: {self.get_part_display()}"
