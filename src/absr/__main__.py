"""`python -m absr`."""

from absr.cli.front import main

main()
