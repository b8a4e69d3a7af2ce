"""Resolved facts in, a proved record out."""
