"""Ages, weights and dates in words, for templates."""

from django import template

from drugs.numbers.ages import age_words, date_words, pounds

register = template.Library()

for words in (age_words, date_words, pounds):
    register.filter(words)
