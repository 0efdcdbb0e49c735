"""Handouts: sheets of paper for a visit, a fridge and a wallet, from the shelf's documents.

A sheet is a list of parts with their words (`parts.py`). The Typst files hold the look, no words.
"""
