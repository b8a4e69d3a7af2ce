"""Measuring onrecord: gold, scores, the gate, speed. Not in the wheel."""
