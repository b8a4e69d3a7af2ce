"""Web pages written for the tests: invented people and places, layouts as awkward as real ones.

`prose` is every paragraph that must come out, in order; `absent` are words that must not.
"""

# ruff: noqa: E501 - the pages are set as servers send them

from typing import NamedTuple


class Page(NamedTuple):
    html: str
    prose: tuple[str, ...]
    absent: tuple[str, ...] = ()


NEWS = Page(
    """<!DOCTYPE html><html lang="en-GB" class="js"><head><meta charset="utf-8">
<title>Envoys meet at old customs house | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><link rel="canonical" href="https://post.example/envoys">
<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle",
"headline":"Envoys meet at old customs house","author":[{"@type":"Person","name":"Ana Kolb"},{"name":"Ivo Ren"}],
"datePublished":"2031-04-17T22:30:00+02:00","publisher":{"@type":"Organization","name":"The Harbour Post"}}]}</script>
<style>.x{color:red}</style></head><body class="share-enabled related-on">
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="breadcrumbs"><a href="/">Home</a> &gt; Politics</div>
<article><header><h1>Envoys meet at old customs house</h1>
<p class="standfirst">Foreign Minister Marta Venn received the envoy of Dorland.</p>
<div class="byline">By Ana Kolb and Ivo Ren</div><time datetime="2031-04-17">17 April 2031</time></header>
<div class="share-tools"><a href="#">Facebook</a><a href="#">Tweet</a></div>
<figure><img src="x.jpg" alt="In the hall"><figcaption>Venn in the harbour hall. Photo: Ana Kolb/Office</figcaption></figure>
<div class="article-body">
<p>HARBOUR TOWN &mdash; Foreign Minister Marta Venn met Osk Brandt, the envoy of Dorland, on Tuesday.</p>
<p>&ldquo;We will not wait another winter,&rdquo; Venn said.</p><p>&ldquo;No.&rdquo;</p><p>&ldquo;Why?&rdquo;</p>
<p>&ldquo;No.&rdquo;</p><div class="ad-slot">Advertisement</div><p>Advertisement</p>
<p>The minister <q>did not <q>ever</q> blink</q>, an aide said after the talks.</p>
<blockquote>The sailors are well. They were well yesterday, and they will be well tomorrow.</blockquote>
<p>Read also: <a href="/x">Sailors write home from the island</a></p>
<aside class="pullquote">We will not wait another winter</aside>
<div class="related"><h3>Related</h3><ul><li><a href="/1">One story of a ship</a></li><li><a href="/2">Two</a></li></ul></div>
<p>The two sides agreed on three points:</p>
<ul><li>a visit in May;</li><li>letters every week;</li><li>no more <i>searches</i> at sea.</li></ul>
<p>&ldquo;We will not wait another winter,&rdquo; Venn said.</p><p>He left at nine.<br><br>She stayed<br>for supper.</p>
<p>Photo: Ana Kolb/Press Office</p><script>var x="hidden words";</script><!-- comment words -->
<p>Brandt told Rabbi Elan Sor that he would be back be&shy;fore&nbsp;May.</p>
</div></article><section id="comments"><p>First! A great article, but the minister is wrong about all of it.</p></section>
<footer>© 2031 The Harbour Post. All rights reserved.</footer></body></html>""",
    (
        "Foreign Minister Marta Venn received the envoy of Dorland.",
        "HARBOUR TOWN — Foreign Minister Marta Venn met Osk Brandt, the envoy of Dorland, on Tuesday.",
        "“We will not wait another winter,” Venn said.",
        "“No.”",
        "“Why?”",
        "“No.”",
        "The minister “did not ‘ever’ blink”, an aide said after the talks.",
        "The sailors are well. They were well yesterday, and they will be well tomorrow.",
        "The two sides agreed on three points:",
        "a visit in May;",
        "letters every week;",
        "no more searches at sea.",
        "“We will not wait another winter,” Venn said.",
        "He left at nine.",
        "She stayed\nfor supper.",
        "Brandt told Rabbi Elan Sor that he would be back be\xadfore\xa0May.",
    ),
    (
        "Photo",
        "Facebook",
        "Advertisement",
        "Read also",
        "Related",
        "hidden words",
        "comment words",
        "First!",
        "©",
        "Home",
    ),
)

READOUT = Page(  # a ministry's page: tables for layout, no paragraph elements, one break between paragraphs
    """<html><head><title>Ministry of the Coast - Readout of the talks</title>
<meta name="dc.date" content="17 April 2031"></head><body><table><tr><td><a href="/">Home</a><br><a href="/m">The Minister</a>
<br><a href="/c">Contact</a></td><td><font face="Arial"><b>Readout of the talks</b><br><br>
The Minister of the Coast, Ilse Tarn, spoke by telephone today with the Governor of Umber, Pavo Lin.<br><br>
They discussed the dredging of the northern channel and the fishing season.<br><br>
The Minister thanked the Governor for his help with the two sailors, and both agreed to speak again before June.<br><br>
The Governor said that "the channel belongs to everybody who sails in it".</font></td></tr></table></body></html>""",
    (
        "The Minister of the Coast, Ilse Tarn, spoke by telephone today with the Governor of Umber, Pavo Lin.",
        "They discussed the dredging of the northern channel and the fishing season.",
        "The Minister thanked the Governor for his help with the two sailors, and both agreed to speak again before June.",
        'The Governor said that "the channel belongs to everybody who sails in it".',
    ),
    ("Contact",),
)

INTERVIEW = Page(
    """<html lang=en><head><title>“I never liked boats”</title></head><body><div id="page"><div id="header"><h1>“I never
liked boats”</h1></div><div id="content"><p><strong>Did you ever go to sea?</strong></p><p>Once.</p>
<p><strong>And?</strong></p><p>I was ill.</p><p><strong>Was that all?</strong></p><p>That was all.</p>
<p><strong>Your brother Tomas Rell says you steered.</strong></p>
<p>Tomas says many things. He said the same at my wedding, and my wife has not spoken to him since that day.</p>
<p><strong>Is it true?</strong></p><p>No.</p><p><strong>Really?</strong></p><p>No.</p>
<p>[Laughs.] Ask the harbour master. Ask anybody in Sorrel. They will tell you about the night of the flood.</p>
</div><div id="sidebar" class="sidebar"><h3>Most read</h3><ul><li><a href="/a">Flood wall to be raised</a></li></ul></div></div>
</body></html>""",
    (
        "Did you ever go to sea?",
        "Once.",
        "And?",
        "I was ill.",
        "Was that all?",
        "That was all.",
        "Your brother Tomas Rell says you steered.",
        "Tomas says many things. He said the same at my wedding, and my wife has not spoken to him since that day.",
        "Is it true?",
        "No.",
        "Really?",
        "No.",
        "[Laughs.] Ask the harbour master. Ask anybody in Sorrel. They will tell you about the night of the flood.",
    ),
    ("Most read", "Flood wall"),
)

TRANSCRIPT = Page(
    """<html><body><main><h1>Joint press conference</h1><div class="turn"><b>President Ole Marr:</b> Good evening.</div>
<div class="turn"><b>Chancellor Ute Lind</b> (<i>retranslated</i>): Thank you, Mr President. We had good talks in the old mill.</div>
<div class="turn"><b>Question:</b> About the bridge?</div><div class="turn"><b>Marr:</b> Yes. The bridge will be built.</div>
<div class="turn"><b>Lind:</b> It will.</div><div class="turn"><b>Marr:</b> Yes. The bridge will be built.</div></main></body></html>""",
    (
        "President Ole Marr: Good evening.",
        "Chancellor Ute Lind (retranslated): Thank you, Mr President. We had good talks in the old mill.",
        "Question: About the bridge?",
        "Marr: Yes. The bridge will be built.",
        "Lind: It will.",
        "Marr: Yes. The bridge will be built.",
    ),
)

RELEASE = Page(
    """<html><head><title>Press release</title></head><body><form><div class="wrapper"><div class="col"><h1>Union welcomes ruling</h1>
<p>For immediate release</p><p>ORLEN, 17 April 2031 – The Dockers' Union today welcomed the ruling of the Court of the Coast.</p>
<p>"This is a day for every family in the harbour," said the union's chair, Berta Oyel.</p>
<h2>Background</h2><p>The court ruled on Monday that night shifts must be paid twice.</p>
<table><tr><th>Shift</th><th>Pay</th></tr><tr><td>Night</td><td>Double</td></tr></table>
<p>Contact: Jan Ferro, press@union.example</p></div></div></form></body></html>""",
    (
        "For immediate release",
        "ORLEN, 17 April 2031 – The Dockers' Union today welcomed the ruling of the Court of the Coast.",
        '"This is a day for every family in the harbour," said the union\'s chair, Berta Oyel.',
        "Background",
        "The court ruled on Monday that night shifts must be paid twice.",
        "Shift Pay",
        "Night Double",
        "Contact: Jan Ferro, press@union.example",
    ),
)

BLOG = Page(
    """<html><body><div class="site"><div class="post"><h2 class="post-title">What the mayor said</h2>
<div class="meta">Posted on 17 April 2031 by Lena</div><div class="entry"><p>I went to the town hall of Sorrel to hear
Mayor Gil Aster.</p><p>“The wall will hold,” he said. “The wall has always held.”</p><p>Nobody clapped.</p>
<p>“The wall will hold,” he said again.</p><p>Then the lights went out, and somebody near the door began to laugh.</p>
<div class="sharedaddy"><h3>Share this:</h3><a href="#">Email</a></div></div></div>
<div class="teaser"><a href="/b">What the mayor did not say about the wall, the pumps and the money</a></div>
<div class="comments"><h3>2 comments</h3><p>He said the same in spring, and then the wall broke in two places at once.</p>
<p>It did not.</p></div></div></body></html>""",
    (
        "I went to the town hall of Sorrel to hear Mayor Gil Aster.",
        "“The wall will hold,” he said. “The wall has always held.”",
        "Nobody clapped.",
        "“The wall will hold,” he said again.",
        "Then the lights went out, and somebody near the door began to laugh.",
    ),
    ("Share", "the pumps", "spring", "comments"),
)

UNMARKED = Page(  # no class names at all; teasers and buttons are paragraphs like any other
    """<html><body><div><p>The council of Umber voted on Monday to close the ferry, officials said.</p><p>Share this article</p>
<p>“It is the end of the island,” said Ruta Klee, who has steered the ferry for thirty years.</p>
<p><a href="/n">Island school to lose its last teacher</a></p><p>See also: <a href="/m">How the ferry came to be</a></p>
<p>Ms Klee said that she would <a href="/w">write to the minister</a>.</p><p>The minister, Dov Aran, did not answer.</p>
<p>Story continues below</p><p>“He never does,” she said.</p></div></body></html>""",
    (
        "The council of Umber voted on Monday to close the ferry, officials said.",
        "“It is the end of the island,” said Ruta Klee, who has steered the ferry for thirty years.",
        "Ms Klee said that she would write to the minister.",
        "The minister, Dov Aran, did not answer.",
        "“He never does,” she said.",
    ),
    ("Share", "last teacher", "See also", "continues below"),
)

LIVE = Page(
    """<html><body><article><h1>Talks in Orlen: as it happened</h1><section><h2>18.40</h2><p>The doors are open.</p></section>
<section><h2>18.55</h2><p>The envoy, Osk Brandt, has come out. “Nothing yet,” he tells us.</p></section>
<section><h2>19.10</h2><p>Minister Marta Venn says that the talks will go on through the night.</p></section>
<section><h2>19.12</h2><p>“All night,” she says.</p></section></article></body></html>""",
    (
        "18.40",
        "The doors are open.",
        "18.55",
        "The envoy, Osk Brandt, has come out. “Nothing yet,” he tells us.",
        "19.10",
        "Minister Marta Venn says that the talks will go on through the night.",
        "19.12",
        "“All night,” she says.",
    ),
)

SHORT = Page(
    "<html><body><p>Minister Marta Venn met Osk Brandt.</p></body></html>",
    ("Minister Marta Venn met Osk Brandt.",),
)

PAGES = {
    "news": NEWS,
    "readout": READOUT,
    "interview": INTERVIEW,
    "transcript": TRANSCRIPT,
    "release": RELEASE,
    "blog": BLOG,
    "unmarked": UNMARKED,
    "live": LIVE,
    "short": SHORT,
}
