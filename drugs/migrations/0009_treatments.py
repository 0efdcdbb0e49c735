"""Drug becomes Treatment and Guidance becomes Slot; rules, substances and the fields of facts come.

Constraints that name a renamed field go first; the next migration but one brings them back.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '__first__'),
        ('drugs', '0008_note_what_was_edited'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='articlefigure',
            name='articlefigure_has_its_comparator',
        ),
        migrations.RemoveConstraint(
            model_name='indication',
            name='one_indication_per_region',
        ),
        migrations.RemoveConstraint(
            model_name='monitoring',
            name='one_test_per_moment',
        ),
        migrations.RemoveConstraint(
            model_name='outcome',
            name='outcome_has_its_comparator',
        ),
        migrations.RemoveConstraint(
            model_name='outcome',
            name='one_outcome_per_week',
        ),
        migrations.RemoveConstraint(
            model_name='outcome',
            name='one_outcome_per_day',
        ),
        migrations.RemoveConstraint(
            model_name='reaction',
            name='reaction_has_its_comparator',
        ),
        migrations.RemoveConstraint(
            model_name='reaction',
            name='one_reaction_per_dose',
        ),
        migrations.RemoveConstraint(
            model_name='guidance',
            name='one_guidance_per_topic',
        ),
        migrations.RemoveConstraint(
            model_name='drug',
            name='drug_review_has_date_and_person',
        ),
        migrations.RemoveConstraint(
            model_name='warning',
            name='one_warning_per_effect',
        ),
        migrations.RenameModel(
            old_name='Drug',
            new_name='Treatment',
        ),
        migrations.RenameModel(
            old_name='Guidance',
            new_name='Slot',
        ),
        migrations.RenameField(
            model_name='indication',
            old_name='drug',
            new_name='treatment',
        ),
        migrations.RenameField(
            model_name='slot',
            old_name='drug',
            new_name='treatment',
        ),
        migrations.RenameField(
            model_name='reaction',
            old_name='drug',
            new_name='treatment',
        ),
        migrations.RenameField(
            model_name='outcome',
            old_name='drug',
            new_name='treatment',
        ),
        migrations.RenameField(
            model_name='warning',
            old_name='drug',
            new_name='treatment',
        ),
        migrations.RenameField(
            model_name='monitoring',
            old_name='drug',
            new_name='treatment',
        ),
        migrations.RenameField(
            model_name='urgentsign',
            old_name='drugs',
            new_name='medicines',
        ),
        migrations.RenameField(
            model_name='question',
            old_name='drugs',
            new_name='medicines',
        ),
        migrations.RenameField(
            model_name='mixedmessage',
            old_name='drugs',
            new_name='medicines',
        ),
        migrations.RenameField(
            model_name='reaction',
            old_name='per',
            new_name='unit',
        ),
        migrations.RenameField(
            model_name='study',
            old_name='comparator',
            new_name='comparator_name',
        ),
        migrations.AddField(
            model_name='study',
            name='comparator',
            field=models.CharField(default='other', max_length=20),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name='LabelPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('box', 'Boxed warning'), ('uses', 'Uses (section 1)'), ('dosing', 'Dose and how to take it (section 2)'), ('contraindications', 'Who must not take it (section 4)'), ('warnings', 'Warnings (section 5)'), ('side-effects', 'Side effects (section 6)'), ('interactions', 'Other medicines (section 7)'), ('some-people', 'Pregnancy, age, kidney and liver (section 8)'), ('too-much', 'Too much taken (section 10)'), ('trials', 'Trials (section 14)'), ('storage', 'How it is supplied and stored (section 16)'), ('counseling', 'What patients are told (section 17)'), ('patient-guide', 'The guide for patients')], max_length=20)),
                ('state', models.CharField(choices=[('read', 'read'), ('read-older', 'read in an older edition'), ('not-read', 'not read')], max_length=10)),
                ('edition', models.CharField(blank=True, help_text='The edition that was read: 10/2025.', max_length=40)),
                ('note', models.CharField(blank=True, help_text='A sentence for readers.', max_length=200)),
            ],
            options={
                'ordering': ['treatment', 'part'],
            },
        ),
        migrations.CreateModel(
            name='Listing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how_checked', models.CharField(choices=[('primary', 'read at the source itself'), ('secondary', 'read second-hand'), ('unchecked', 'not checked: stays on the desk')], default='unchecked', max_length=10)),
                ('where', models.CharField(choices=[('label', 'its US label lists it'), ('other-region', "another country's label names it"), ('other-use', 'its label names it for another illness')], default='label', max_length=15)),
                ('region', models.CharField(choices=[('us', 'United States'), ('eu-uk', 'European Union and United Kingdom'), ('japan', 'Japan'), ('china', 'China'), ('canada', 'Canada')], default='us', max_length=10)),
                ('note', models.CharField(blank=True, help_text='A sentence for readers.', max_length=200)),
            ],
            options={
                'ordering': ['treatment', 'side_effect'],
            },
        ),
        migrations.CreateModel(
            name='Rule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how_checked', models.CharField(choices=[('primary', 'read at the source itself'), ('secondary', 'read second-hand'), ('unchecked', 'not checked: stays on the desk')], default='unchecked', max_length=10)),
                ('slug', models.SlugField(max_length=80)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('kind', models.CharField(choices=[('do-not-use', 'Do not use it'), ('most-allowed', 'Usual and highest amount'), ('do-not-start', 'Do not start'), ('stop', 'Stop'), ('pause', 'Pause'), ('lower-dose', 'A lower dose'), ('do-not-mix', 'Do not mix it with'), ('dose-when-mixed', 'Another dose when mixed'), ('ask-before-mixing', 'Ask before mixing it with'), ('wait', 'Wait'), ('check', 'Checked and watched'), ('ask-first', 'Ask first')], max_length=20)),
                ('short', models.CharField(help_text='The rule in one plain sentence, its threshold and condition included. Names and exceptions are set after it from their fields.', max_length=120)),
                ('text', models.TextField(blank=True, help_text='What else a reader should know. Markdown.')),
                ('dose', models.DecimalField(blank=True, decimal_places=2, help_text='The dose to use.', max_digits=8, null=True)),
                ('most', models.DecimalField(blank=True, decimal_places=2, help_text='The highest amount.', max_digits=8, null=True)),
                ('unit', models.CharField(blank=True, choices=[('mg', 'mg'), ('g', 'g'), ('percent-of-skin', '% of the skin')], default='', max_length=20)),
                ('per', models.CharField(blank=True, choices=[('time', 'each time'), ('day', 'a day'), ('week', 'a week'), ('2-weeks', 'in 2 weeks'), ('month', 'a month')], default='', max_length=10)),
                ('or_most', models.DecimalField(blank=True, decimal_places=2, help_text='Where the label gives a second way to say the highest amount.', max_digits=8, null=True)),
                ('or_per', models.CharField(blank=True, choices=[('time', 'each time'), ('day', 'a day'), ('week', 'a week'), ('2-weeks', 'in 2 weeks'), ('month', 'a month')], default='', max_length=10)),
                ('wait', models.PositiveSmallIntegerField(blank=True, help_text='How long.', null=True)),
                ('wait_unit', models.CharField(blank=True, choices=[('hours', 'hours'), ('days', 'days'), ('weeks', 'weeks'), ('months', 'months')], default='', max_length=10)),
                ('wait_from', models.CharField(blank=True, choices=[('start', 'from the first dose'), ('last-dose', 'after the last dose'), ('before-start', 'before the first dose')], default='', max_length=15)),
                ('moved_to_rank', models.PositiveSmallIntegerField(blank=True, choices=[(0, '0'), (1, '1'), (2, '2')], help_text='Only where the rank by its kind would be wrong.', null=True)),
                ('moved_why', models.CharField(blank=True, help_text='Why this rule has another rank than its kind.', max_length=200)),
                ('region', models.CharField(choices=[('us', 'United States'), ('eu-uk', 'European Union and United Kingdom'), ('japan', 'Japan'), ('china', 'China'), ('canada', 'Canada')], default='us', max_length=10)),
                ('section', models.CharField(blank=True, help_text="Where the label says it: '2.2, 7.1, patient guide'.", max_length=80)),
            ],
            options={
                'ordering': ['treatment', 'order', 'slug'],
            },
        ),
        migrations.CreateModel(
            name='RuleCondition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=1)),
                ('exception', models.BooleanField(default=False, help_text='Ticked: this is allowed all the same.')),
                ('what', models.CharField(choices=[('age', 'age in years'), ('weight', 'weight in kg'), ('pregnant', 'pregnant'), ('planning', 'may become pregnant'), ('breastfeeding', 'breastfeeding'), ('kidney', 'kidney function (eGFR)'), ('liver', 'liver trouble'), ('illness', 'an illness'), ('takes', 'takes a medicine'), ('blood', 'a blood level'), ('gene', 'a gene'), ('not-enough', 'it does not help enough')], max_length=20)),
                ('at_least', models.DecimalField(blank=True, decimal_places=2, help_text='Age in years, weight in kg, eGFR, or the blood level: from this on.', max_digits=9, null=True)),
                ('below', models.DecimalField(blank=True, decimal_places=2, help_text='And below this.', max_digits=9, null=True)),
                ('level', models.CharField(blank=True, choices=[('mild', 'mild'), ('moderate', 'moderate'), ('severe', 'severe')], default='', max_length=10)),
                ('illness', models.CharField(blank=True, choices=[('infection', 'any infection now'), ('serious-infection', 'a serious infection'), ('active-tb', 'active TB'), ('hidden-tb', 'hidden TB'), ('active-hepatitis-b', 'active hepatitis B'), ('active-hepatitis-c', 'active hepatitis C'), ('hepatitis-b-carrier', 'hepatitis B in the past'), ('shingles', 'shingles'), ('cancer', 'cancer, now or before'), ('clot-risk', 'a raised risk of blood clots'), ('clot', 'signs of a blood clot'), ('heart-attack-or-stroke', 'a heart attack or stroke'), ('heart-risk', 'a raised risk of heart trouble'), ('smoking', 'smoking, now or before'), ('weak-immune-system', 'a weak immune system'), ('allergy', 'an allergy to it'), ('gut', 'past ulcers or diverticulitis'), ('diabetes', 'diabetes'), ('low-counts', 'low blood counts'), ('liver-injury', 'a suspected liver injury'), ('raw-or-infected-skin', 'raw or infected skin')], default='', max_length=30)),
                ('blood', models.CharField(blank=True, choices=[('platelets', 'platelets'), ('lymphocytes', 'lymphocytes'), ('neutrophils', 'neutrophils'), ('hemoglobin', 'hemoglobin')], default='', max_length=20)),
                ('gene', models.CharField(blank=True, choices=[('cyp2c19-poor', 'CYP2C19 poor metabolizer')], default='', max_length=20)),
                ('amount', models.DecimalField(blank=True, decimal_places=2, help_text='Of an exception: how much is allowed.', max_digits=8, null=True)),
                ('amount_unit', models.CharField(blank=True, choices=[('mg', 'mg'), ('g', 'g'), ('percent-of-skin', '% of the skin')], default='', max_length=20)),
                ('amount_per', models.CharField(blank=True, choices=[('time', 'each time'), ('day', 'a day'), ('week', 'a week'), ('2-weeks', 'in 2 weeks'), ('month', 'a month')], default='', max_length=10)),
            ],
            options={
                'ordering': ['rule', 'order'],
            },
        ),
        migrations.CreateModel(
            name='Substance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('how_checked', models.CharField(choices=[('primary', 'read at the source itself'), ('secondary', 'read second-hand'), ('unchecked', 'not checked: stays on the desk')], default='unchecked', max_length=10)),
                ('kind', models.CharField(choices=[('one', 'one medicine, food or herb'), ('class', 'a class of medicines')], default='one', max_length=10)),
                ('name', models.CharField(help_text="The generic name in small letters; of a class, the everyday name in the plural: 'blood thinners of the platelet kind'.", max_length=80, unique=True)),
                ('professional_name', models.CharField(blank=True, help_text="The field's own name of a class: 'antiplatelets'.", max_length=80)),
                ('brands', models.JSONField(blank=True, default=list, help_text='US brand names, one a line. The best known first.')),
                ('also_called', models.JSONField(blank=True, default=list, help_text='Other names people search for, one a line.')),
            ],
            options={
                'ordering': ['kind', 'name'],
            },
        ),
        migrations.CreateModel(
            name='ToEnter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=20)),
                ('slug', models.CharField(max_length=80)),
                ('what', models.CharField(help_text='What it was, and where it belongs now.', max_length=200)),
                ('text', models.TextField(help_text="The editor's words, as they were.")),
                ('entered_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'text to be entered',
                'verbose_name_plural': 'texts to be entered',
                'ordering': ['kind', 'slug', 'pk'],
            },
        ),
        migrations.AlterModelOptions(
            name='indication',
            options={'ordering': ['treatment', 'region', 'condition']},
        ),
        migrations.AlterModelOptions(
            name='monitoring',
            options={'ordering': ['treatment', 'moment', 'week', 'order', 'test'], 'verbose_name_plural': 'monitoring'},
        ),
        migrations.AlterModelOptions(
            name='outcome',
            options={'ordering': ['treatment', 'study', 'measure', 'week', 'day', 'dose']},
        ),
        migrations.AlterModelOptions(
            name='reaction',
            options={'ordering': ['treatment', 'side_effect', 'study', 'dose']},
        ),
        migrations.AlterModelOptions(
            name='slot',
            options={'ordering': ['treatment', 'topic']},
        ),
        migrations.AlterModelOptions(
            name='treatment',
            options={'ordering': ['kind', 'order', 'brand', 'name']},
        ),
        migrations.AlterModelOptions(
            name='warning',
            options={'ordering': ['treatment', '-boxed', 'side_effect']},
        ),
        migrations.AddField(
            model_name='articlefigure',
            name='against_treatment',
            field=models.ForeignKey(blank=True, help_text='And which of our treatments that is.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drugs.treatment'),
        ),
        migrations.AddField(
            model_name='articlefigure',
            name='alone',
            field=models.BooleanField(default=False, help_text='Ticked: followed alone, with no group beside it. Shown in a view of its own.'),
        ),
        migrations.AddField(
            model_name='articlefigure',
            name='dose_amount',
            field=models.DecimalField(blank=True, decimal_places=2, help_text='The number of the dose: 100. Of a range, where it began.', max_digits=8, null=True),
        ),
        migrations.AddField(
            model_name='articlefigure',
            name='dose_times',
            field=models.PositiveSmallIntegerField(blank=True, help_text='How many times a day.', null=True),
        ),
        migrations.AddField(
            model_name='articlefigure',
            name='dose_unit',
            field=models.CharField(blank=True, choices=[('mg', 'mg'), ('%', '% cream or ointment')], default='', max_length=10),
        ),
        migrations.AddField(
            model_name='glossaryterm',
            name='score',
            field=models.PositiveSmallIntegerField(blank=True, help_text='1, 2, 3 …: a score of trials, explained on the evidence page in this order.', null=True),
        ),
        migrations.AddField(
            model_name='indication',
            name='must_have_tried',
            field=models.JSONField(blank=True, default=list, help_text='Any one of these must have been tried. Nothing ticked: not in what we read.'),
        ),
        migrations.AddField(
            model_name='outcome',
            name='against_treatment',
            field=models.ForeignKey(blank=True, help_text='And which of our treatments that is.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drugs.treatment'),
        ),
        migrations.AddField(
            model_name='outcome',
            name='alone',
            field=models.BooleanField(default=False, help_text='Ticked: followed alone, with no group beside it. Shown in a view of its own.'),
        ),
        migrations.AddField(
            model_name='outcome',
            name='dose_amount',
            field=models.DecimalField(blank=True, decimal_places=2, help_text='The number of the dose: 100. Of a range, where it began.', max_digits=8, null=True),
        ),
        migrations.AddField(
            model_name='outcome',
            name='dose_times',
            field=models.PositiveSmallIntegerField(blank=True, help_text='How many times a day.', null=True),
        ),
        migrations.AddField(
            model_name='outcome',
            name='dose_unit',
            field=models.CharField(blank=True, choices=[('mg', 'mg'), ('%', '% cream or ointment')], default='', max_length=10),
        ),
        migrations.AddField(
            model_name='question',
            name='ask_first',
            field=models.PositiveSmallIntegerField(blank=True, help_text='1, 2, 3 …: stands first on the sheet of every medicine, in this order.', null=True),
        ),
        migrations.AddField(
            model_name='reaction',
            name='against_treatment',
            field=models.ForeignKey(blank=True, help_text='And which of our treatments that is.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drugs.treatment'),
        ),
        migrations.AddField(
            model_name='reaction',
            name='alone',
            field=models.BooleanField(default=False, help_text='Ticked: followed alone, with no group beside it. Shown in a view of its own.'),
        ),
        migrations.AddField(
            model_name='reaction',
            name='dose_amount',
            field=models.DecimalField(blank=True, decimal_places=2, help_text='The number of the dose: 100. Of a range, where it began.', max_digits=8, null=True),
        ),
        migrations.AddField(
            model_name='reaction',
            name='dose_times',
            field=models.PositiveSmallIntegerField(blank=True, help_text='How many times a day.', null=True),
        ),
        migrations.AddField(
            model_name='reaction',
            name='dose_unit',
            field=models.CharField(blank=True, choices=[('mg', 'mg'), ('%', '% cream or ointment')], default='', max_length=10),
        ),
        migrations.AddField(
            model_name='sideeffect',
            name='emergency_if',
            field=models.CharField(blank=True, help_text="When it is for 911 although it can mostly wait: 'breathing gets hard'. It is printed as 'Call 911 if …'.", max_length=160),
        ),
        migrations.AddField(
            model_name='sideeffect',
            name='emergency_room',
            field=models.BooleanField(default=False, help_text="Ticked: it is printed as 'Go to the emergency room now for …. Call 911 if you cannot get there.'"),
        ),
        migrations.AddField(
            model_name='sideeffect',
            name='role',
            field=models.CharField(choices=[('symptom', 'something a person feels, sees or is told'), ('tally', 'a total that studies count, such as any side effect'), ('event', 'an event that is no symptom, such as death')], default='symptom', help_text='Only a symptom stands in the list that readers look through.', max_length=10),
        ),
        migrations.AddField(
            model_name='slot',
            name='edition',
            field=models.CharField(blank=True, help_text='The edition of the label that is silent: 10/2025.', max_length=40),
        ),
        migrations.AddField(
            model_name='slot',
            name='missing',
            field=models.CharField(blank=True, help_text="Which part was not read: 'section 10'.", max_length=120),
        ),
        migrations.AddField(
            model_name='slot',
            name='region',
            field=models.CharField(choices=[('us', 'United States'), ('eu-uk', 'European Union and United Kingdom'), ('japan', 'Japan'), ('china', 'China'), ('canada', 'Canada')], default='us', help_text='Whose text says it. What is not of the US is printed with its place.', max_length=10),
        ),
        migrations.AddField(
            model_name='slot',
            name='state',
            field=models.CharField(choices=[('said', 'said'), ('silent', 'the whole label was read and says nothing'), ('not-read', 'the part that would say it was not read')], default='said', max_length=10),
        ),
        migrations.AddField(
            model_name='study',
            name='ages_from',
            field=models.PositiveSmallIntegerField(blank=True, help_text='The youngest people in it, in years.', null=True),
        ),
        migrations.AddField(
            model_name='study',
            name='ages_to',
            field=models.PositiveSmallIntegerField(blank=True, help_text='The oldest, in years. Empty: no upper limit, or not read.', null=True),
        ),
        migrations.AddField(
            model_name='study',
            name='comparator_treatment',
            field=models.ForeignKey(blank=True, help_text='Where people in the other group got one of our treatments.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drugs.treatment'),
        ),
        migrations.AddField(
            model_name='study',
            name='pooled_of',
            field=models.JSONField(blank=True, default=list, help_text='Several trials taken together: the name of each, one a line.'),
        ),
        migrations.AddField(
            model_name='study',
            name='registry_number',
            field=models.CharField(blank=True, help_text='NCT03349060.', max_length=20),
        ),
        migrations.AddField(
            model_name='treatment',
            name='ages',
            field=models.CharField(blank=True, help_text="An option's ages in the United States, in words.", max_length=120),
        ),
        migrations.AddField(
            model_name='treatment',
            name='bad_points',
            field=models.TextField(blank=True, help_text='For an option. Markdown.'),
        ),
        migrations.AddField(
            model_name='treatment',
            name='good_points',
            field=models.TextField(blank=True, help_text='For an option. Markdown.'),
        ),
        migrations.AddField(
            model_name='treatment',
            name='group',
            field=models.CharField(choices=[('stay', 'Stay with your plan'), ('on-the-skin', 'Creams and ointments'), ('light', 'Light'), ('shots', 'Shots'), ('by-mouth', 'Older pills'), ('jak-medicines', 'JAK medicines'), ('others', 'Other ways')], default='jak-medicines', help_text='Where it stands on the page of other options.', max_length=20),
        ),
        migrations.AddField(
            model_name='treatment',
            name='kind',
            field=models.CharField(choices=[('medicine', 'a JAK medicine with a guide of its own'), ('option', 'another option, beside the medicines')], default='medicine', max_length=10),
        ),
        migrations.AddField(
            model_name='treatment',
            name='living_with',
            field=models.TextField(blank=True, help_text='For an option. Markdown.'),
        ),
        migrations.AddField(
            model_name='treatment',
            name='name',
            field=models.CharField(blank=True, help_text="An option's name as its page says it.", max_length=120),
        ),
        migrations.AddField(
            model_name='treatment',
            name='order',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='treatment',
            name='pictured_harm',
            field=models.ForeignKey(blank=True, help_text="The harm drawn as 100 people: from the label's own list, no cold, no COVID-19.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drugs.sideeffect'),
        ),
        migrations.AddField(
            model_name='treatment',
            name='pictured_harm_why',
            field=models.CharField(blank=True, help_text='Why this one: a sentence for readers.', max_length=200),
        ),
        migrations.AddField(
            model_name='treatment',
            name='strengths_elsewhere',
            field=models.JSONField(blank=True, default=list, help_text='Strengths it is sold in that are no eczema dose, one a line.'),
        ),
        migrations.AddField(
            model_name='treatment',
            name='what_it_is',
            field=models.TextField(blank=True, help_text='For an option. Markdown.'),
        ),
        migrations.AddField(
            model_name='urgentsign',
            name='tells_stroke',
            field=models.BooleanField(default=False, help_text='Ticked: this sign itself says what a stroke looks like.'),
        ),
        migrations.AlterField(
            model_name='indication',
            name='tried_first',
            field=models.TextField(blank=True, help_text='What must have been tried, for readers. Markdown.'),
        ),
        migrations.AlterField(
            model_name='reaction',
            name='unit',
            field=models.CharField(choices=[('people', 'out of 100 people'), ('per-year', 'per 100 people followed for a year')], default='people', help_text='People, or events per 100 people followed for a year: then give the rate.', max_length=20),
        ),
        migrations.AlterField(
            model_name='slot',
            name='text',
            field=models.TextField(blank=True, help_text='Markdown: paragraphs and lists. With a silent label or one not read: what else is known, and from where.'),
        ),
        migrations.AlterField(
            model_name='slot',
            name='topic',
            field=models.CharField(choices=[('how-to-use', 'How to take or apply it'), ('special-groups', 'Dose for some people'), ('missed-dose', 'If you miss a dose'), ('too-much', 'If you take or use too much'), ('child-swallowed', 'If a child swallows it'), ('eyes-and-mouth', 'If cream gets in the eyes or mouth'), ('before-you-start', 'Before you start'), ('while-you-take-it', 'While you use it'), ('do-not-use-if', 'Do not use it if'), ('tell-your-doctor', 'Tell your doctor if'), ('itch-relief', 'How soon itch eased'), ('vaccines', 'Vaccines'), ('pregnancy', 'Pregnancy'), ('birth-control', 'Birth control'), ('breastfeeding', 'Breastfeeding'), ('fertility', 'Having children later'), ('children', 'Children and teens'), ('older-people', '65 and older'), ('kidney', 'Kidney trouble'), ('liver', 'Liver trouble'), ('food', 'Food'), ('grapefruit', 'Grapefruit'), ('alcohol', 'Alcohol'), ('cannabis', 'Cannabis'), ('driving', 'Driving'), ('sun', 'Sun and tanning'), ('moisturizer', 'Moisturizer and sunscreen'), ('steroid-creams', 'Steroid creams beside it'), ('other-creams', 'Other eczema creams beside it'), ('swimming', 'Swimming'), ('contact-lenses', 'Eyes and contact lenses'), ('dental-work', 'Dental work'), ('tattoos', 'Tattoos'), ('surgery', 'Surgery'), ('travel', 'Travel'), ('chickenpox-contact', 'Near chickenpox or shingles'), ('storage', 'How to store it'), ('disposal', 'How to throw it away'), ('stopping', 'When to stop'), ('flares', 'If eczema comes back'), ('reporting', 'Report a side effect'), ('living-with', 'Day to day'), ('cost', 'Cost and getting it'), ('not-known', 'Still open')], max_length=20),
        ),
        migrations.AlterField(
            model_name='slot',
            name='treatment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slots', to='drugs.treatment'),
        ),
        migrations.AlterField(
            model_name='study',
            name='comparator',
            field=models.CharField(choices=[('dummy-pill', 'a dummy pill'), ('plain-cream', 'plain cream'), ('plain-ointment', 'plain ointment'), ('dummy-shot', 'a dummy shot'), ('treatment', 'another treatment of this site'), ('other', 'another medicine'), ('alone', 'nobody: followed alone')], max_length=20),
        ),
        migrations.AlterField(
            model_name='study',
            name='comparator_name',
            field=models.CharField(blank=True, help_text="Another medicine in words: 'alitretinoin capsules'.", max_length=60),
        ),
        migrations.AlterField(
            model_name='treatment',
            name='box',
            field=models.CharField(choices=[('boxed', 'has a boxed warning for eczema use'), ('none', 'no boxed warning'), ('elsewhere', 'boxed warning for other uses, not approved for eczema'), ('unknown', 'not confirmed')], default='unknown', max_length=10),
        ),
        migrations.AlterField(
            model_name='treatment',
            name='box_line',
            field=models.CharField(blank=True, help_text='The boxed-warning line of the card.', max_length=300),
        ),
        migrations.AlterField(
            model_name='treatment',
            name='brand',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AlterField(
            model_name='treatment',
            name='generic',
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AlterField(
            model_name='treatment',
            name='generic_slug',
            field=models.SlugField(blank=True, max_length=80),
        ),
        migrations.AlterField(
            model_name='treatment',
            name='jaks_blocked',
            field=models.JSONField(blank=True, default=list, help_text='One a line: JAK1.'),
        ),
        migrations.AlterField(
            model_name='treatment',
            name='maker',
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AlterField(
            model_name='treatment',
            name='remember',
            field=models.CharField(blank=True, help_text='The one thing to remember.', max_length=300),
        ),
        migrations.AlterField(
            model_name='treatment',
            name='route',
            field=models.CharField(blank=True, choices=[('tablet', 'tablet'), ('cream', 'cream or ointment'), ('shot', 'shot under the skin')], default='', max_length=10),
        ),
        migrations.AlterField(
            model_name='treatment',
            name='strengths',
            field=models.JSONField(blank=True, default=list, help_text='The strengths for eczema, one a line: 100 mg.'),
        ),
        migrations.AlterField(
            model_name='treatment',
            name='summary',
            field=models.CharField(blank=True, help_text='What it is, in one or two sentences.', max_length=300),
        ),
        migrations.AlterField(
            model_name='treatment',
            name='who_for',
            field=models.CharField(blank=True, help_text='Whom it is for, in one or two sentences.', max_length=300),
        ),
        migrations.AddField(
            model_name='labelpart',
            name='treatment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='label_parts', to='drugs.treatment'),
        ),
        migrations.AddField(
            model_name='listing',
            name='side_effect',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='listings', to='drugs.sideeffect'),
        ),
        migrations.AddField(
            model_name='listing',
            name='sources',
            field=models.ManyToManyField(blank=True, related_name='+', to='drugs.source'),
        ),
        migrations.AddField(
            model_name='listing',
            name='treatment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='listings', to='drugs.treatment'),
        ),
        migrations.AddField(
            model_name='rule',
            name='sources',
            field=models.ManyToManyField(blank=True, related_name='+', to='drugs.source'),
        ),
        migrations.AddField(
            model_name='rule',
            name='treatment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rules', to='drugs.treatment'),
        ),
        migrations.AddField(
            model_name='rulecondition',
            name='rule',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conditions', to='drugs.rule'),
        ),
        migrations.AddField(
            model_name='substance',
            name='classes',
            field=models.ManyToManyField(blank=True, help_text='The classes it belongs to.', limit_choices_to={'kind': 'class'}, related_name='members', to='drugs.substance'),
        ),
        migrations.AddField(
            model_name='substance',
            name='sources',
            field=models.ManyToManyField(blank=True, related_name='+', to='drugs.source'),
        ),
        migrations.AddField(
            model_name='rulecondition',
            name='substance',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='conditions', to='drugs.substance'),
        ),
        migrations.AddField(
            model_name='rule',
            name='names',
            field=models.ManyToManyField(blank=True, help_text='The substances that stand by name behind the rule, wherever it is printed.', related_name='named_in', to='drugs.substance'),
        ),
        migrations.AddField(
            model_name='toenter',
            name='entered_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='labelpart',
            constraint=models.UniqueConstraint(fields=('treatment', 'part'), name='one_state_per_label_part'),
        ),
        migrations.AddConstraint(
            model_name='labelpart',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'not-read'), models.Q(('edition', ''), _negated=True), _connector='OR'), name='label_part_names_its_edition', violation_error_message='Say which edition was read.'),
        ),
        migrations.AddConstraint(
            model_name='listing',
            constraint=models.UniqueConstraint(fields=('treatment', 'side_effect'), name='one_listing_per_effect'),
        ),
        migrations.AddConstraint(
            model_name='substance',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'class'), _negated=True), models.Q(('professional_name', ''), _negated=True), _connector='OR'), name='class_has_a_professional_name', violation_error_message='A class needs the name that doctors give it.'),
        ),
        migrations.AddConstraint(
            model_name='rulecondition',
            constraint=models.UniqueConstraint(fields=('rule', 'order'), name='rule_conditions_in_order'),
        ),
        migrations.AddConstraint(
            model_name='rulecondition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('what', 'illness'), _negated=True), models.Q(('illness', ''), _negated=True), _connector='OR'), models.Q(models.Q(('what', 'takes'), _negated=True), ('substance__isnull', False), _connector='OR'), models.Q(models.Q(('what', 'blood'), _negated=True), models.Q(('blood', ''), _negated=True), _connector='OR'), models.Q(models.Q(('what', 'gene'), _negated=True), models.Q(('gene', ''), _negated=True), _connector='OR')), name='rule_condition_says_which', violation_error_message='Say which illness, substance, blood level or gene.'),
        ),
        migrations.AddConstraint(
            model_name='rulecondition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('what__in', ['age', 'weight', 'kidney', 'blood']), _negated=True), ('at_least__isnull', False), ('below__isnull', False), models.Q(('level', ''), _negated=True), _connector='OR'), name='rule_condition_says_how_much', violation_error_message='Say from which number on, or below which.'),
        ),
        migrations.AddConstraint(
            model_name='rulecondition',
            constraint=models.CheckConstraint(condition=models.Q(('amount', None), models.Q(models.Q(('amount_unit', ''), _negated=True), models.Q(('amount_per', ''), _negated=True)), _connector='OR'), name='rule_exception_amount_is_whole', violation_error_message='An amount that is allowed needs its unit, and per what.'),
        ),
        migrations.AddConstraint(
            model_name='rule',
            constraint=models.UniqueConstraint(fields=('treatment', 'slug'), name='one_rule_per_slug'),
        ),
        migrations.AddConstraint(
            model_name='rule',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('moved_to_rank', None), ('moved_why', '')), models.Q(('moved_to_rank__isnull', False), models.Q(('moved_why', ''), _negated=True)), _connector='OR'), name='moved_rule_has_a_reason', violation_error_message='A rule that is moved to another rank needs a reason.'),
        ),
        migrations.AddConstraint(
            model_name='rule',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('dose', None), ('most', None), ('or_most', None)), models.Q(('unit', ''), _negated=True), _connector='OR'), name='rule_amount_has_a_unit', violation_error_message='An amount needs its unit.'),
        ),
        migrations.AddConstraint(
            model_name='rule',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('wait', None), ('wait_unit', '')), models.Q(('wait__isnull', False), models.Q(('wait_unit', ''), _negated=True), models.Q(('wait_from', ''), _negated=True)), _connector='OR'), name='rule_wait_has_a_unit', violation_error_message='A time needs its unit, and from when it counts.'),
        ),
        migrations.AddConstraint(
            model_name='toenter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('entered_at', None), ('entered_by', None)), models.Q(('entered_at__isnull', False), ('entered_by__isnull', False)), _connector='OR'), name='to_enter_entered_at_and_by'),
        ),
        migrations.AddField(
            model_name='treatment',
            name='pairs_printed',
            field=models.BooleanField(default=False, help_text='Ticked: its comparisons with the others that are ticked are printed ahead, on the site and on paper. All other comparisons are made when somebody asks.'),
        ),
        migrations.AlterField(
            model_name='articlefigure',
            name='against',
            field=models.CharField(blank=True, help_text="The comparator, where it is not the study's own: 'alitretinoin capsules'.", max_length=60),
        ),
        migrations.AlterField(
            model_name='outcome',
            name='against',
            field=models.CharField(blank=True, help_text="The comparator, where it is not the study's own: 'alitretinoin capsules'.", max_length=60),
        ),
        migrations.AlterField(
            model_name='reaction',
            name='against',
            field=models.CharField(blank=True, help_text="The comparator, where it is not the study's own: 'alitretinoin capsules'.", max_length=60),
        ),
        migrations.AlterField(
            model_name='warning',
            name='rests_on',
            field=models.CharField(choices=[('this-in-eczema', 'this medicine, in people with eczema'), ('this-elsewhere', 'this medicine, in people with another illness'), ('this-medicine', 'this medicine, illness not said'), ('other-jak', 'another JAK pill, in older people with arthritis'), ('both', 'this medicine, and another JAK pill in older people with arthritis'), ('this-and-class', 'this medicine, and JAK pills as a group'), ('class', 'JAK pills as a group'), ('animals', 'studies in animals'), ('not-said', 'not said in the text we read')], max_length=20),
        ),
        migrations.AddField(
            model_name='study',
            name='adjusted',
            field=models.BooleanField(default=False, help_text='Ticked: its percents are adjusted, so they need not be the count of the group.'),
        ),
    ]
