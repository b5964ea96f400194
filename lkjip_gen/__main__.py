"""`python -m lkjip_gen` is `lkjip`."""

import sys

from lkjip_gen.cli import main

sys.exit(main())
