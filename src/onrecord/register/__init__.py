"""Meetings of many articles as one register: rows, the people in them across articles, counts.

    found = [entry for record in records for entry in entries(record, sentences)]
    register = make(found)

A register is rows and no records: of each article only what its meetings need is kept, so ten thousand
articles fit. It merges no meetings (two articles that tell of one are two rows that name each other) and
joins people only where `onrecord.names` says "same".
"""
