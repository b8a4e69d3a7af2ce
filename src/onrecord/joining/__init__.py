"""Quotes and articles that are one in several outlets: statements, and agency copies.

    told = statements(said, people)      # the same words given by several articles
    found = copies(articles)             # articles that carry another's text

Above `register`, whose rows it joins, and `compare`, which says what became of words between two of them.
"""
