"""What moved goes, and the database holds the new rows to their rules."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('drugs', '0010_facts_move_to_fields'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='articlefigure',
            constraint=models.CheckConstraint(condition=models.Q(('how_checked', 'unchecked'), ('alone', True), models.Q(('comparator_percent', ''), _negated=True), models.Q(('comparator_count__isnull', False), ('comparator_size__isnull', False)), _connector='OR'), name='articlefigure_has_its_comparator', violation_error_message='Give the same figure for the comparator of the same study.'),
        ),
        migrations.AddConstraint(
            model_name='indication',
            constraint=models.UniqueConstraint(fields=('treatment', 'region', 'condition'), name='one_indication_per_region'),
        ),
        migrations.AddConstraint(
            model_name='monitoring',
            constraint=models.UniqueConstraint(fields=('treatment', 'test', 'when'), name='one_test_per_moment'),
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.CheckConstraint(condition=models.Q(('how_checked', 'unchecked'), ('alone', True), models.Q(('comparator_percent', ''), _negated=True), models.Q(('comparator_count__isnull', False), ('comparator_size__isnull', False)), _connector='OR'), name='outcome_has_its_comparator', violation_error_message='Give the same figure for the comparator of the same study.'),
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.UniqueConstraint(condition=models.Q(('day', None)), fields=('study', 'treatment', 'dose', 'measure', 'week', 'against'), name='one_outcome_per_week'),
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.UniqueConstraint(condition=models.Q(('week', None)), fields=('study', 'treatment', 'dose', 'measure', 'day', 'against'), name='one_outcome_per_day'),
        ),
        migrations.AddConstraint(
            model_name='reaction',
            constraint=models.CheckConstraint(condition=models.Q(('how_checked', 'unchecked'), ('alone', True), models.Q(('comparator_percent', ''), _negated=True), models.Q(('comparator_count__isnull', False), ('comparator_size__isnull', False)), _connector='OR'), name='reaction_has_its_comparator', violation_error_message='Give the same figure for the comparator of the same study.'),
        ),
        migrations.AddConstraint(
            model_name='reaction',
            constraint=models.UniqueConstraint(fields=('study', 'treatment', 'dose', 'side_effect'), name='one_reaction_per_dose'),
        ),
        migrations.AddConstraint(
            model_name='slot',
            constraint=models.UniqueConstraint(fields=('treatment', 'topic'), name='one_slot_per_topic'),
        ),
        migrations.AddConstraint(
            model_name='slot',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'said'), _negated=True), models.Q(('text', ''), _negated=True), _connector='OR'), name='said_slot_has_a_text', violation_error_message='What is said needs its text.'),
        ),
        migrations.AddConstraint(
            model_name='slot',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'silent'), _negated=True), models.Q(('edition', ''), _negated=True), _connector='OR'), name='silent_slot_names_its_edition', violation_error_message='Say which edition of the label says nothing.'),
        ),
        migrations.AddConstraint(
            model_name='slot',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'not-read'), _negated=True), models.Q(('missing', ''), _negated=True), _connector='OR'), name='unread_slot_names_the_part', violation_error_message='Say which part of the label was not read.'),
        ),
        migrations.AddConstraint(
            model_name='study',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('comparator__in', ['treatment', 'other']), _negated=True), models.Q(('comparator_name', ''), _negated=True), _connector='OR'), name='study_names_its_comparator', violation_error_message='Say in words what the other group got.'),
        ),
        migrations.AddConstraint(
            model_name='study',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('comparator', 'treatment'), _negated=True), ('comparator_treatment__isnull', False), _connector='OR'), name='study_links_its_comparator', violation_error_message='Choose the treatment the other group got.'),
        ),
        migrations.AddConstraint(
            model_name='study',
            constraint=models.CheckConstraint(condition=models.Q(('ages_from', None), ('ages_to', None), ('ages_from__lte', models.F('ages_to')), _connector='OR'), name='study_ages_in_order', violation_error_message='The youngest cannot be older than the oldest.'),
        ),
        migrations.AddConstraint(
            model_name='treatment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reviewed_by', None), ('reviewed_on', None)), models.Q(('reviewed_by__isnull', False), ('reviewed_on__isnull', False)), _connector='OR'), name='treatment_review_has_date_and_person', violation_error_message='A review needs both its date and the person.'),
        ),
        migrations.AddConstraint(
            model_name='treatment',
            constraint=models.UniqueConstraint(condition=models.Q(('brand', ''), _negated=True), fields=('brand',), name='one_treatment_of_brand'),
        ),
        migrations.AddConstraint(
            model_name='treatment',
            constraint=models.UniqueConstraint(condition=models.Q(('generic', ''), _negated=True), fields=('generic',), name='one_treatment_of_generic'),
        ),
        migrations.AddConstraint(
            model_name='treatment',
            constraint=models.UniqueConstraint(condition=models.Q(('generic_slug', ''), _negated=True), fields=('generic_slug',), name='one_treatment_of_generic_slug'),
        ),
        migrations.AddConstraint(
            model_name='treatment',
            constraint=models.UniqueConstraint(condition=models.Q(('name', ''), _negated=True), fields=('name',), name='one_treatment_of_name'),
        ),
        migrations.AddConstraint(
            model_name='treatment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'medicine'), _negated=True), models.Q(models.Q(('brand', ''), _negated=True), models.Q(('generic', ''), _negated=True), models.Q(('generic_slug', ''), _negated=True), models.Q(('maker', ''), _negated=True), models.Q(('route', ''), _negated=True), models.Q(('summary', ''), _negated=True), models.Q(('who_for', ''), _negated=True), models.Q(('remember', ''), _negated=True), models.Q(('box_line', ''), _negated=True)), _connector='OR'), name='medicine_has_its_card', violation_error_message='A medicine needs its names, maker, route and card.'),
        ),
        migrations.AddConstraint(
            model_name='treatment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'option'), _negated=True), models.Q(models.Q(('name', ''), _negated=True), models.Q(('what_it_is', ''), _negated=True)), _connector='OR'), name='option_has_a_name', violation_error_message='An option needs its name and what it is.'),
        ),
        migrations.AddConstraint(
            model_name='treatment',
            constraint=models.CheckConstraint(condition=models.Q(('pictured_harm', None), models.Q(('pictured_harm_why', ''), _negated=True), _connector='OR'), name='pictured_harm_has_a_reason', violation_error_message='Say why this harm is the one that is pictured.'),
        ),
        migrations.AddConstraint(
            model_name='warning',
            constraint=models.UniqueConstraint(fields=('treatment', 'side_effect'), name='one_warning_per_effect'),
        ),
        migrations.DeleteModel(
            name='Interaction',
        ),
        migrations.DeleteModel(
            name='TreatmentOption',
        ),
    ]
