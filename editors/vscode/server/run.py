"""Runs the schema-ls of this extension, or the one that the interpreter has, with the arguments that follow.

    run.py bundled|environment COMMAND...

Older Pythons read this file, too, if only to say that they are too old.
"""

import os
import sys

NEEDED = (3, 10)


def main():
    """Put the libraries of the extension before those of the interpreter (`bundled`) or behind them, and start."""
    if sys.version_info < NEEDED:
        sys.stderr.write("schema-ls needs Python %d.%d or newer; this is %d.%d.\n" % (NEEDED + sys.version_info[:2]))
        sys.exit(2)
    libraries = os.path.join(os.path.dirname(os.path.abspath(__file__)), "libs")
    strategy = sys.argv.pop(1)
    # The first entry is the folder of this file, which holds nothing to import.
    if strategy == "bundled":
        sys.path[0] = libraries
    else:
        sys.path[0:1] = []
        sys.path.append(libraries)
    from schema_ls.cli.entry import entry

    entry()


if __name__ == "__main__":
    main()
