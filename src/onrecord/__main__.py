"""Run the command line as `python -m onrecord`."""

from __future__ import annotations

import sys

from onrecord.cli import main

sys.exit(main())
