"""Names compared: of people and bodies, in one article and across articles and scripts.

Values to values: it knows word lists (`lexicon`) and nothing of texts, stages or stores.
"""
