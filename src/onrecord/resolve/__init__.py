"""Mentions in, entities and speakers out."""
