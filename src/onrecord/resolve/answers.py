"""Answers with the rule that gave them, and how sure each rule is."""

from __future__ import annotations

from onrecord.resolution import Answer

NOBODY = Answer(None)

# The share that was right on benchmarks/gold, rounded down to 0.05.
CONFIDENCE = {
    "rule:name": 0.95,
    "rule:role-holder": 0.9,
    "rule:role-kind": 0.4,
    "rule:apposition": 0.95,
    "rule:age": 0.95,
    "rule:tie": 0.85,
    "rule:epithet": 0.55,
    "rule:unnamed": 0.75,
    "rule:organization-noun": 0.9,
    "rule:subject-before": 0.65,
    "rule:group": 0.9,
    "rule:they": 0.75,
    "rule:it": 0.85,
    "rule:salience": 0.85,
    "rule:pair-score": 0.85,
    "rule:only-one": 0.8,
    "rule:reporter": 0.9,
    "rule:forward": 0.85,
    "rule:relative": 0.9,
    "rule:running-speaker": 0.8,
    "rule:shared-subject": 0.85,
    "rule:sentence-before": 0.8,
    "rule:paragraph-before": 0.7,
    "rule:answer": 0.75,
    "rule:first-person": 0.95,
    "rule:second-person": 0.85,
    "rule:label": 0.95,
    "rule:initials": 0.9,
    "rule:interview": 0.85,
    "rule:self-introduction": 0.9,
    "rule:possessor": 0.9,
}


def by(rule: str, entity: int | None) -> Answer:
    """Return an answer as sure as its rule; `NOBODY` where there is no entity."""
    return NOBODY if entity is None else Answer(entity, (rule,), CONFIDENCE[rule])
