"""What every test shares: hypothesis without a clock, and no chance in what it tries."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "project",
    deadline=None,  # two cores shared with others: a slow example is no fault
    derandomize=True,  # the same run twice gives the same verdict
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("project")
