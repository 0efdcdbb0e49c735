"""What every leaflet says: a closed list of slots, each filled or told to be empty, and which parts
of the label were read."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from drugs.models.fact import FactRow
from drugs.models.keys import Keyed
from drugs.models.treatment import Region, Treatment


class Slot(Keyed, FactRow):
    """What is said of one treatment under one fixed topic; or that the label says nothing, or that
    the part that would say it was not read."""

    key_fields = ("treatment", "topic")

    class Topic(models.TextChoices):
        """From the headings of the US Medication Guide and the European leaflet."""

        HOW_TO_USE = "how-to-use", "How to take or apply it"
        SPECIAL_GROUPS = "special-groups", "Dose for some people"
        MISSED_DOSE = "missed-dose", "If you miss a dose"
        TOO_MUCH = "too-much", "If you take or use too much"
        CHILD_SWALLOWED = "child-swallowed", "If a child swallows it"
        EYES_AND_MOUTH = "eyes-and-mouth", "If cream gets in the eyes or mouth"
        BEFORE_YOU_START = "before-you-start", "Before you start"
        WHILE_YOU_TAKE_IT = "while-you-take-it", "While you use it"
        DO_NOT_USE_IF = "do-not-use-if", "Do not use it if"
        TELL_YOUR_DOCTOR = "tell-your-doctor", "Tell your doctor if"
        ITCH_RELIEF = "itch-relief", "How soon itch eased"
        VACCINES = "vaccines", "Vaccines"
        PREGNANCY = "pregnancy", "Pregnancy"
        BIRTH_CONTROL = "birth-control", "Birth control"
        BREASTFEEDING = "breastfeeding", "Breastfeeding"
        FERTILITY = "fertility", "Having children later"
        CHILDREN = "children", "Children and teens"
        OLDER_PEOPLE = "older-people", "65 and older"
        KIDNEY = "kidney", "Kidney trouble"
        LIVER = "liver", "Liver trouble"
        FOOD = "food", "Food"
        GRAPEFRUIT = "grapefruit", "Grapefruit"
        ALCOHOL = "alcohol", "Alcohol"
        CANNABIS = "cannabis", "Cannabis"
        DRIVING = "driving", "Driving"
        SUN = "sun", "Sun and tanning"
        MOISTURIZER = "moisturizer", "Moisturizer and sunscreen"
        STEROID_CREAMS = "steroid-creams", "Steroid creams beside it"
        OTHER_CREAMS = "other-creams", "Other eczema creams beside it"
        SWIMMING = "swimming", "Swimming"
        CONTACT_LENSES = "contact-lenses", "Eyes and contact lenses"
        DENTAL_WORK = "dental-work", "Dental work"
        TATTOOS = "tattoos", "Tattoos"
        SURGERY = "surgery", "Surgery"
        TRAVEL = "travel", "Travel"
        CHICKENPOX_CONTACT = "chickenpox-contact", "Near chickenpox or shingles"
        STORAGE = "storage", "How to store it"
        DISPOSAL = "disposal", "How to throw it away"
        STOPPING = "stopping", "When to stop"
        FLARES = "flares", "If eczema comes back"
        REPORTING = "reporting", "Report a side effect"
        LIVING_WITH = "living-with", "Day to day"
        COST = "cost", "Cost and getting it"
        NOT_KNOWN = "not-known", "Still open"

    class State(models.TextChoices):
        SAID = "said", "said"
        SILENT = "silent", "the whole label was read and says nothing"
        NOT_READ = "not-read", "the part that would say it was not read"

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
        ]

    def __str__(self) -> str:
        return f"{self.treatment}: {self.get_topic_display()}"


class LabelPart(Keyed):
    """Whether one part of a treatment's label was read."""

    key_fields = ("treatment", "part")

    class Part(models.TextChoices):
        """The parts of a US label; for another country's, what stands in their place."""

        BOX = "box", "Boxed warning"
        USES = "uses", "Uses (section 1)"
        DOSING = "dosing", "Dose and how to take it (section 2)"
        CONTRAINDICATIONS = "contraindications", "Who must not take it (section 4)"
        WARNINGS = "warnings", "Warnings (section 5)"
        SIDE_EFFECTS = "side-effects", "Side effects (section 6)"
        INTERACTIONS = "interactions", "Other medicines (section 7)"
        SOME_PEOPLE = "some-people", "Pregnancy, age, kidney and liver (section 8)"
        TOO_MUCH = "too-much", "Too much taken (section 10)"
        TRIALS = "trials", "Trials (section 14)"
        STORAGE = "storage", "How it is supplied and stored (section 16)"
        COUNSELING = "counseling", "What patients are told (section 17)"
        PATIENT_GUIDE = "patient-guide", "The guide for patients"

    class State(models.TextChoices):
        READ = "read", "read"
        READ_OLDER = "read-older", "read in an older edition"
        NOT_READ = "not-read", "not read"

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
