"""Quotes held against what was said: texts in, classes and word-by-word differences out.

`change.change` compares two versions of one quote, `align.compare` the quotes of a record with transcripts,
`index.Index` finds the transcript among thousands, `variants.tree` orders the versions of one statement.
Nothing here reads a file, opens a store or knows how a record was made.
"""
