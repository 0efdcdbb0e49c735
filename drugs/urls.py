"""Every public address. The name of an address is the name of its view and its template. A page
that folds by letter has a second one, where its view is told the letter (pages/by_letter.py)."""

from django.urls import path

from drugs.views.about import about
from drugs.views.article import article
from drugs.views.chapter import chapter
from drugs.views.compare import compare, compare_pair
from drugs.views.data import medicine_data, medicines_data, schema_data
from drugs.views.evidence import evidence
from drugs.views.filters import filters
from drugs.views.gallery import gallery
from drugs.views.glossary import glossary
from drugs.views.handouts import handout, handouts
from drugs.views.head_to_head import head_to_head
from drugs.views.home import home
from drugs.views.machine import robots, sitemap
from drugs.views.medicine import medicine, medicine_all
from drugs.views.medicines import medicines
from drugs.views.mixed_messages import mixed_messages
from drugs.views.mixing import mixing
from drugs.views.other_options import other_options
from drugs.views.questions import questions
from drugs.views.report_a_problem import report_a_problem
from drugs.views.search import search
from drugs.views.side_effect import side_effect
from drugs.views.side_effects import side_effects
from drugs.views.sources import sources
from drugs.views.starting import starting
from drugs.views.substance import substance
from drugs.views.taking import taking
from drugs.views.trials import trials
from drugs.views.urgent_help import urgent_help
from drugs.views.who_can_use import who_can_use
from drugs.views.whom_to_call import whom_to_call

urlpatterns = [
    path("", home, name="home"),
    path("medicines/", medicines, name="medicines"),
    path("medicines/<slug:slug>/", medicine, name="medicine"),
    path("medicines/<slug:slug>/all/", medicine_all, name="medicine_all"),
    path("medicines/<slug:slug>/<slug:chapter>/", chapter, name="chapter"),
    path("side-effects/", side_effects, name="side_effects"),
    path("side-effects/<slug:slug>/", side_effect, name="side_effect"),
    path("side-effects/<slug:slug>/letter/<slug:letter>/", side_effect, name="side_effect"),
    path("mixing/", mixing, name="mixing"),
    path("mixing/<slug:slug>/", substance, name="substance"),
    path("mixing/<slug:slug>/letter/<slug:letter>/", substance, name="substance"),
    path("compare/", compare, name="compare"),
    path("compare/<slug:pair>/", compare_pair, name="compare_pair"),
    path("evidence/", evidence, name="evidence"),
    path("evidence/letter/<slug:letter>/", evidence, name="evidence"),
    path("evidence/head-to-head/", head_to_head, name="head_to_head"),
    path("evidence/head-to-head/letter/<slug:letter>/", head_to_head, name="head_to_head"),
    path("evidence/<slug:slug>/", trials, name="trials"),
    path("who-can-use/", who_can_use, name="who_can_use"),
    path("who-can-use/letter/<slug:letter>/", who_can_use, name="who_can_use"),
    path("other-options/", other_options, name="other_options"),
    path("mixed-messages/", mixed_messages, name="mixed_messages"),
    path("questions/", questions, name="questions"),
    path("starting/", starting, name="starting"),
    path("taking/", taking, name="taking"),
    path("handouts/", handouts, name="handouts"),
    path("handouts/letter/<slug:letter>/", handouts, name="handouts"),
    path("handouts/<slug:name>.pdf", handout, name="handout"),
    path("search/", search, name="search"),
    path("urgent-help/", urgent_help, name="urgent_help"),
    path("whom-to-call/", whom_to_call, name="whom_to_call"),
    path("gallery/", gallery, name="gallery"),  # for editors; never printed
    path("glossary/", glossary, name="glossary"),
    path("sources/", sources, name="sources"),
    path("sources/letter/<slug:letter>/", sources, name="sources"),
    path("about/", about, name="about"),
    path("report-a-problem/", report_a_problem, name="report_a_problem"),
    # For machines
    path("data/medicines.json", medicines_data, name="medicines_data"),
    path("data/medicines/<slug:slug>.json", medicine_data, name="medicine_data"),
    path("data/schema.json", schema_data, name="schema_data"),
    path("filters.css", filters, name="filters"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    # Articles stand at the root, so they come last.
    path("<slug:slug>/", article, name="article"),
    path("<slug:slug>/letter/<slug:letter>/", article, name="article"),
]
