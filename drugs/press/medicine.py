"""A medicine with everything about it, as one document."""

from __future__ import annotations

from drugs import documents as doc
from drugs import models as desk
from drugs.press.facts import checked, fact, figure_fields, figures, review, study
from drugs.wording.markdown import parse

PREFETCH = (
    "sources", "label", "reviewed_by", "indications__sources", "guidance__sources",
    "reactions__sources", "reactions__study__sources", "reactions__side_effect",
    "outcomes__sources", "outcomes__study__sources", "warnings__sources", "warnings__side_effect",
    "monitoring__sources", "interactions__sources",
)  # fmt: skip

TOPICS = {topic: number for number, topic in enumerate(desk.Guidance.Topic.values)}
REGIONS = {region: number for number, region in enumerate(desk.Region.values)}
MEASURES = {measure: number for number, measure in enumerate(desk.Outcome.Measure.values)}
MOMENTS = {moment: number for number, moment in enumerate(desk.Monitoring.Moment.values)}
LEVELS = {level: number for number, level in enumerate(desk.Interaction.Level.values)}


def medicine(row: desk.Drug) -> doc.MedicineDoc:
    """The document of one medicine. Expects the PREFETCH relations; queries nothing."""
    reactions = figures(row.reactions.all())
    outcomes = figures(row.outcomes.all())
    studies = {figure.study.slug: figure.study for figure in [*reactions, *outcomes]}
    return doc.MedicineDoc(
        **fact(row),
        slug=row.slug,
        brand=row.brand,
        generic=row.generic,
        generic_slug=row.generic_slug,
        say_brand=row.say_brand,
        say_generic=row.say_generic,
        maker=row.maker,
        route=row.route,
        form=row.form,
        strengths=tuple(row.strengths),
        jaks_blocked=tuple(row.jaks_blocked),
        jaks_note=row.jaks_note,
        summary=row.summary,
        who_for=row.who_for,
        remember=row.remember,
        not_approved_notice=row.not_approved_notice,
        box=row.box,
        box_line=row.box_line,
        label=row.label.slug if row.label else "",
        review=review(row),
        indications=_indications(row),
        guidance=_guidance(row),
        studies=tuple(study(studies[slug]) for slug in sorted(studies)),
        reactions=_reactions(reactions),
        outcomes=_outcomes(outcomes),
        warnings=_warnings(row),
        monitoring=_monitoring(row),
        interactions=_interactions(row),
    )


def _indications(row: desk.Drug) -> tuple[doc.IndicationDoc, ...]:
    return tuple(
        doc.IndicationDoc(
            **fact(part),
            region=part.region,
            region_name=part.get_region_display(),
            condition=part.condition,
            condition_name=part.get_condition_display(),
            status=part.status,
            status_name=part.get_status_display(),
            min_age_months=part.min_age_months,
            min_weight_kg=part.min_weight_kg,
            weight_applies_below_age=part.weight_applies_below_age,
            severity=part.severity,
            severity_name=part.get_severity_display() if part.severity else "",
            tried_first=parse(part.tried_first),
            limits=parse(part.limits),
            approved_on=part.approved_on,
            note=parse(part.note),
        )
        for part in sorted(
            checked(row.indications.all()), key=lambda part: (REGIONS[part.region], part.condition)
        )
    )


def _guidance(row: desk.Drug) -> tuple[doc.GuidanceDoc, ...]:
    return tuple(
        doc.GuidanceDoc(
            **fact(part),
            topic=part.topic,
            topic_name=part.get_topic_display(),
            summary=part.summary,
            text=parse(part.text),
        )
        for part in sorted(checked(row.guidance.all()), key=lambda part: TOPICS[part.topic])
    )


def _reactions(rows: list[desk.Reaction]) -> tuple[doc.ReactionDoc, ...]:
    return tuple(
        doc.ReactionDoc(**figure_fields(part), side_effect=part.side_effect.slug, per=part.per)
        for part in sorted(rows, key=lambda p: (p.study.slug, p.per, p.side_effect.slug, p.dose))
    )


def _outcomes(rows: list[desk.Outcome]) -> tuple[doc.OutcomeDoc, ...]:
    return tuple(
        doc.OutcomeDoc(
            **figure_fields(part),
            measure=part.measure,
            measure_name=part.get_measure_display(),
            week=part.week,
            day=part.day,
        )
        for part in sorted(
            rows,
            key=lambda p: (
                bool(p.study.also_used),
                p.study.slug, bool(p.against), MEASURES[p.measure], p.week or 0, p.day or 0, p.dose
            ),
        )
    )  # fmt: skip


def _warnings(row: desk.Drug) -> tuple[doc.WarningDoc, ...]:
    return tuple(
        doc.WarningDoc(
            **fact(part),
            side_effect=part.side_effect.slug,
            boxed=part.boxed,
            rests_on=part.rests_on,
            rests_on_name=part.get_rests_on_display(),
            text=parse(part.text),
        )
        for part in sorted(
            checked(row.warnings.all()), key=lambda part: (not part.boxed, part.side_effect.slug)
        )
    )


def _monitoring(row: desk.Drug) -> tuple[doc.MonitoringDoc, ...]:
    return tuple(
        doc.MonitoringDoc(
            **fact(part),
            test=part.test,
            moment=part.moment,
            week=part.week,
            when=part.when,
            why=parse(part.why),
            region=part.region,
            region_name=part.get_region_display(),
        )
        for part in sorted(
            checked(row.monitoring.all()),
            key=lambda part: (MOMENTS[part.moment], part.week or 0, part.order, part.test),
        )
    )


def _interactions(row: desk.Drug) -> tuple[doc.InteractionDoc, ...]:
    return tuple(
        doc.InteractionDoc(
            **fact(part),
            other=part.other,
            examples=part.examples,
            level=part.level,
            level_name=part.get_level_display(),
            what_can_happen=parse(part.what_can_happen),
            what_to_do=parse(part.what_to_do),
        )
        for part in sorted(
            checked(row.interactions.all()), key=lambda part: (LEVELS[part.level], part.other)
        )
    )
