"""Word lists as plain data files with a header each, and one typed loader.

`load` reads any list; `people`, `proper` and `common` give the lists that names
are found with as typed tables. Everything is read late and once a process.
"""

from onrecord.lexicon.common import finite_verbs, function_words, is_common
from onrecord.lexicon.people import given_names, is_role, name_words, particles, role_modifiers, roles, titles
from onrecord.lexicon.proper import demonyms, name_heads, never_names, organizations, places

__all__ = [
    "demonyms",
    "finite_verbs",
    "function_words",
    "given_names",
    "is_common",
    "is_role",
    "name_heads",
    "name_words",
    "never_names",
    "organizations",
    "particles",
    "places",
    "role_modifiers",
    "roles",
    "titles",
]
