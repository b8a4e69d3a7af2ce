"""Records to W3C Web Annotations and back, nothing lost on either way.

    page = write.page(record)              one article: an AnnotationPage, ready for JSON
    record = read.record(page)             the same record, every selector held against the text

After the Web Annotation Data Model (W3C Recommendation, 23 February 2017). One annotation a fact: its targets
are the words, each as a TextPositionSelector in code points with a TextQuoteSelector beside it; its body is
the fact, once in words for people and once as its own JSON for programs. The first annotation carries the
article with its text.
"""
