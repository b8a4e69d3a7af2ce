"""The bodies of facts, packed: a quarter of their JSON.

zlib alone gains less on two kilobytes; told beforehand what every body looks like, it leaves out all but what
is this fact's own. The sample is of an invented article, and is never changed: what it packed, it unpacks.
"""

from __future__ import annotations

import zlib

_LEVEL = 6
# zlib finds what stands nearest to the end fastest: the quote, of which there are most, comes last.
_SAMPLE = (
    '{"id":"4b7a90c1d2e4:m1","origin":{"article":"sha256:","title":null,"outlet":null,"url":"http://www."'
    ',"published":"2031-04-17T09:30:00+00:00","source":".jsonl.gz:"},"status":"planned","mode":"visit","m'
    'ode":"phone","mode":"in_person","status":"held","present":[{"name":"Marta Venn","names":["President '
    'Venn","Foreign Minister Marta Venn","Minister of Foreign Affairs"],"kind":"person","offices":["Secre'
    'tary of State","Prime Minister","President","Foreign Minister"],"named":true,"printed":{"text":"Venn'
    '","span":[0,4]},"role":"participant"},{"name":"","names":[""],"kind":"group","offices":[],"named":fa'
    'lse,"printed":{"text":"","span":[1200,1210]},"role":"host"}],"when":{"words":{"text":"today","span":'
    '[20,25]},"value":"2031-04-17","precision":"day"},"place":{"text":"in the old customs house","span":['
    ']},"topics":[{"text":"the ","span":[100,120]},{"text":"cooperation","span":[100,120]}],"via":[],"tri'
    'gger":{"text":"met with","span":[5,8]},"told":{"text":"","span":[0,97]},"confidence":0.98,"by":["rul'
    'e:verb","rule:noun","rule:spoke-phone"]}{"id":"4b7a90c1d2e4:q12","origin":{"article":"sha256:","titl'
    'e":"","outlet":null,"url":"https://www.","published":"2031-04-17","source":".jsonl.gz:"},"kind":"mix'
    'ed","act":"thought","kind":"direct","act":"writing","kind":"indirect","act":"speech","content":[{"te'
    'xt":"that we ","span":[120,180]},{"text":"and the ","span":[196,240]}],"text":"that the ","source":['
    '{"text":"Foreign Minister Marta Venn","span":[181,185]}],"cue":[{"text":"said","span":[186,190]}],"s'
    'peaker":{"name":"Marta Venn","names":["Foreign Minister Marta Venn","Marta Venn","Venn"],"kind":"per'
    'son","offices":["Foreign Minister","President"],"named":true},"speaker":null,"to":null,"about":[{"na'
    'me":"","names":["",""],"kind":"organization","offices":[],"named":true},{"name":"the United States",'
    '"names":["the United States","United States","U.S."],"kind":"place","offices":[],"named":true}],"via'
    '":[],"within":"4b7a90c1d2e4:q1","within":null,"told":{"text":"“ ,” said ","span":[120,241]},"confide'
    'nce":0.89,"by":["model:en-1","rule:running-speaker","frame:clause"]}'
).encode()


def pack(written: bytes) -> bytes:
    """Pack the JSON of a fact."""
    packer = zlib.compressobj(_LEVEL, zdict=_SAMPLE)
    return packer.compress(written) + packer.flush()


def unpack(packed: bytes) -> bytes:
    """Return the JSON of a fact."""
    return zlib.decompressobj(zdict=_SAMPLE).decompress(packed)
