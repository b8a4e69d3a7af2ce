"""Training of the reader's model; never in the wheel, and the only place that knows torch."""
