#!/usr/bin/env python3
"""Reads the commands of README.md, and the output it shows, so that .ci/run can hold the page to them.

    <!-- command: try, exit 1 -->      the fence that follows is a command; it ends with 1 (0 when not said)
    <!-- output: try -->               the fence that follows is what the command prints

In the output a line with nothing but … stands for any number of lines.

usage: readme.py command NAME | exit NAME | output NAME | compare NAME FILE
"""
import difflib
import pathlib
import re
import sys

PAGE = pathlib.Path(__file__).resolve().parent.parent / "README.md"


def fences(kind):
    """Name → (exit code, text) for the fences under a marker of this kind."""
    marked = re.compile(
        rf"<!-- {kind}: (?P<name>\w+)(?:, exit (?P<exit>\d+))? -->\n+(?P<ticks>```+)[^\n]*\n(?P<text>.*?)^(?P=ticks)$",
        re.DOTALL | re.MULTILINE,
    )
    found = {}
    for match in marked.finditer(PAGE.read_text(encoding="utf-8")):
        if match["name"] in found:
            sys.exit(f"README.md: two fences are marked <!-- {kind}: {match['name']} -->; keep one")
        found[match["name"]] = (match["exit"] or "0", match["text"])
    return found


def fence(kind, name):
    found = fences(kind)
    if name not in found:
        sys.exit(f"README.md: no fence is marked <!-- {kind}: {name} -->; put the marker on the line above it")
    return found[name]


def agrees(shown, printed):
    """Whether the printed lines follow the shown ones, … standing for any lines."""
    pieces = [[]]
    for line in shown:
        if line == "…":
            pieces.append([])
        else:
            pieces[-1].append(line)
    if len(pieces) == 1:
        return pieces[0] == printed
    first, *middle, last = pieces
    if len(first) + len(last) > len(printed) or printed[: len(first)] != first or (last and printed[-len(last) :] != last):
        return False
    at, end = len(first), len(printed) - len(last)
    for piece in middle:
        while at + len(piece) <= end and printed[at : at + len(piece)] != piece:
            at += 1
        if at + len(piece) > end:
            return False
        at += len(piece)
    return True


def lines(text):
    return [line.rstrip() for line in text.rstrip().splitlines()]


def compare(name, path):
    shown, printed = lines(fence("output", name)[1]), lines(pathlib.Path(path).read_text(encoding="utf-8"))
    if agrees(shown, printed):
        print(f"{len(printed)} lines, as README.md shows them")
        return
    print("\n".join(difflib.unified_diff(shown, printed, "README.md shows", "the command prints", lineterm="")))
    sys.exit(f"README.md: the output of the command “{name}” has changed; read the difference, then mend the page or the code")


def main(arguments):
    match arguments:
        case ["command", name]:
            print(fence("command", name)[1].strip())
        case ["exit", name]:
            print(fence("command", name)[0])
        case ["output", name]:
            print(fence("output", name)[1], end="")
        case ["compare", name, path]:
            compare(name, path)
        case _:
            sys.exit(__doc__)


main(sys.argv[1:])
