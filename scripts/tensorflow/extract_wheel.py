"""Unpacks the libraries (and, on request, the C headers) that the Node binding needs from Python wheels.

Usage: extract_wheel.py DESTINATION PREFIX... -- WHEEL...

Only members whose path starts with one of the prefixes are written: the rest of
the wheel (the Python package, some 700 MB) is of no use to Node.
"""

import pathlib
import sys
import zipfile


def extract(wheel: str, prefixes: tuple[str, ...], destination: pathlib.Path) -> int:
    """Writes the matching members of one wheel below destination and returns how many there were."""
    with zipfile.ZipFile(wheel) as archive:
        members = [name for name in archive.namelist() if name.startswith(prefixes)]
        archive.extractall(destination, members)
    return len(members)


def main(arguments: list[str]) -> int:
    split = arguments.index("--")
    destination = pathlib.Path(arguments[0])
    prefixes = tuple(arguments[1:split])
    for wheel in arguments[split + 1 :]:
        count = extract(wheel, prefixes, destination)
        if count == 0:
            print(f"{wheel} holds none of {', '.join(prefixes)}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
