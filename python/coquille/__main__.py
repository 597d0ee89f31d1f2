"""The command `coquille`: `python -m coquille`, or the script that is installed with the package."""

import signal
import sys

from ._coquille import _run


def main() -> int:
    """Run the command with the arguments of the process, and give its exit code."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # Ctrl-C ends the command at once, as it would any other; Python only looks between its own steps
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
