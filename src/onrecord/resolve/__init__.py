"""Findings in, entities and speakers out (`stage.resolve`).

The only stage that says who "he" is; it opens no database.
"""
