#!/usr/bin/env python3
"""Draws icon.png: a sheet, three lines of text, one of them underlined in amber.  usage: python3 icon.py"""
import pathlib
import struct
import zlib

SIZE = 128
NIGHT, PAPER, INK, AMBER = (24, 43, 73), (250, 248, 242), (120, 130, 145), (235, 150, 20)


def colour(x, y):
    if 30 <= x < 98 and 20 <= y < 108:
        if 40 <= x < 88 and 34 <= y < 41:
            return NIGHT
        if 40 <= x < 88 and 52 <= y < 57 or 40 <= x < 76 and 86 <= y < 91:
            return INK
        if 40 <= x < 82 and 67 <= y < 72:
            return INK
        wave = 77 + (2 if (x // 4) % 2 else 0)
        if 40 <= x < 82 and wave <= y < wave + 3:
            return AMBER
        return PAPER
    return NIGHT


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


rows = b"".join(b"\0" + bytes(v for x in range(SIZE) for v in colour(x, y)) for y in range(SIZE))
png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", SIZE, SIZE, 8, 2, 0, 0, 0))
png += chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
pathlib.Path(__file__).with_name("icon.png").write_bytes(png)
