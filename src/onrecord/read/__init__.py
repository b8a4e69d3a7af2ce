"""Bytes in, an article out: HTML, plain text, PDF, a URL."""
