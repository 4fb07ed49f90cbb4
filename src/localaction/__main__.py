"""`python -m localaction` is the same as the command `localaction`."""

from localaction.config.cli import main

main()
