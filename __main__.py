"""`python -m tripwright`."""

from .agent.doors.cli import main

if __name__ == "__main__":
    main()
