"""A register in the formats of others: filings in, text or bytes out, one article in memory at a time.

A format is a module with `write(filings, out, known, ledger)`; `formats` lists them. Each keeps a `Ledger`:
what came in went out, or is counted as left out with the reason. Nothing is dropped in silence.
"""
