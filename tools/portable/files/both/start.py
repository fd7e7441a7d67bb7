"""Starts absr from this folder, with the Python and the libraries that stand beside this file."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).absolute().parent / "lib"))

from absr.cli.front import main

main()
