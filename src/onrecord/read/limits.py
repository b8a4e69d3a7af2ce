"""How much is read at most, and why. Every limit of the read stage is named here.

A limit is there so that hostile or mistaken input ends in one sentence instead of
a full memory or a long wait. Each lies far above what real articles need.
"""

from __future__ import annotations

# A long parliamentary transcript is about 1 MB; ten times that is no article.
MAX_TEXT_BYTES = 10_000_000
# Page templates and inlined images make pages larger than their words, yet seldom more than 3 MB.
MAX_HTML_BYTES = 10_000_000
# PDF carries its fonts and pictures along.
MAX_PDF_BYTES = 50_000_000
# One line of JSON Lines: the longest text with every character escaped, and its record beside it.
MAX_LINE_BYTES = 64_000_000
# Of one packed file of JSON Lines, unpacked: a million articles of news; a kilobyte can unpack to gigabytes.
MAX_UNPACKED_BYTES = 8_000_000_000
# What is read from a file, a pipe or a server before its kind is known.
MAX_BYTES = MAX_PDF_BYTES

# Reports with more pages are books; 2,000 pages of text take pdfium some seconds.
MAX_PDF_PAGES = 2_000

# The news pages with the most elements hold about 10,000; lxml and trafilatura walk the tree many times.
MAX_HTML_ELEMENTS = 100_000
# libxml2 stops reading at this depth and drops what lies deeper; real pages stay below 100.
MAX_HTML_DEPTH = 256
# The widest tags of real pages carry some dozens. libxml2 compares each with all before it: one tag with
# 100,000 takes 12 s.
MAX_TAG_ATTRIBUTES = 500
# Of all wide tags of a page together; each attribute costs about 10 microseconds in trafilatura.
MAX_WIDE_ATTRIBUTES = 200_000

# Structured data (JSON-LD) of a real page is 1 to 50 kB.
MAX_JSON_LD_CHARACTERS = 1_000_000

# The longest feeds carry a few hundred whole articles: 1 to 5 MB.
MAX_FEED_BYTES = 20_000_000

# Metadata that is longer is no title, byline, outlet or place.
MAX_TITLE_CHARACTERS = 500
MAX_BYLINE_CHARACTERS = 200
MAX_OUTLET_CHARACTERS = 200
MAX_PLACE_CHARACTERS = 200
MAX_URL_CHARACTERS = 4_000

# Fetching: `curl` and browsers allow 20 to 50 redirects, real pages need one or two.
MAX_REDIRECTS = 5
CONNECT_SECONDS = 10.0
# Between two pieces of an answer.
READ_SECONDS = 15.0
# Between two pages of one site that a feed lists.
PAUSE_SECONDS = 1.0
# For the whole of it, redirects included.
FETCH_SECONDS = 60.0
# Names may have many addresses; one that answers is enough.
MAX_ADDRESSES = 4
