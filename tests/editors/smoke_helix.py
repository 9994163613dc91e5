#!/usr/bin/env python3
"""One session in a real Helix: its keys go to a terminal of ours, and its screen is read.

A diagnostic with its exact place, a hover, a quick fix, a save, a restart, with the shipped files of
`editors/helix`. `cargo test --test editors` runs it; by hand:
  HX=hx FONTE_CMD=target/debug/fonte FONTE_HELIX=editors/helix python3 tests/editors/smoke_helix.py
"""
import fcntl
import os
import pathlib
import pty
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time

import pyte

HX = os.environ.get("HX", "hx")
PATIENCE = float(os.environ.get("FONTE_PATIENCE", "30"))
SHIPPED = pathlib.Path(os.environ["FONTE_HELIX"])
ROWS, COLUMNS = 40, 120

WRONG = "Venerdì 14 ottobre 2025"  # a Tuesday
RIGHT = "Martedì 14 ottobre 2025"
# The newspaper sign counts four bytes, two UTF-16 units and one character: it tells the encodings apart.
DRAFT = """---
date: 2025-10-20
---
# Il decreto arriva in aula

🗞 %s il decreto è in aula.

Il testo è stato presentato ai consiglieri da Lucia Ferrante.
"""
ARCHIVE = """---
date: 2025-10-01
---
# Il bilancio di Valbruna passa in commissione

La sindaca di Valbruna, Lucia Ferrante, ha illustrato il bilancio in commissione.
Lucia Ferrante ha ringraziato gli uffici del Comune per il lavoro svolto.
"""

base = pathlib.Path(tempfile.mkdtemp())
config = base / "config/helix"
config.mkdir(parents=True)
shutil.copy(SHIPPED / "config.toml", config)
shutil.copy(SHIPPED / "languages.toml", config)
# The shipped command is `fonte`, so it is found where a reader's would be.
(base / "bin").mkdir()
(base / "bin/fonte").symlink_to(pathlib.Path(os.environ["FONTE_CMD"]).resolve())
room = base / "newsroom"
(room / "archivio").mkdir(parents=True)
(room / "fonte.toml").write_text('messages = "en"\n[reference]\nfolders = ["archivio"]\n')
(room / "archivio/2025-10-01-bilancio.md").write_text(ARCHIVE)
draft = room / "bozza.md"
draft.write_text(DRAFT % WRONG)


class Screen(pyte.Screen):
    """Newer Helix sends queries that pyte does not know."""

    def report_device_status(self, *_, **__):
        pass

    def report_device_attributes(self, *_, **__):
        pass


master, slave = pty.openpty()
fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
environment = {
    "PATH": f"{base}/bin:{os.environ['PATH']}",
    "HOME": str(base),
    "XDG_CONFIG_HOME": str(base / "config"),
    "XDG_CACHE_HOME": str(base / "cache"),
    "TERM": "xterm-256color",
    "LANG": "C.UTF-8",
}
log = base / "hx.log"
helix = subprocess.Popen(
    [HX, "-v", "--log", str(log), str(draft)],
    cwd=room,
    stdin=slave,
    stdout=slave,
    stderr=slave,
    env=environment,
    start_new_session=True,
)
os.close(slave)
screen = Screen(COLUMNS, ROWS)
stream = pyte.ByteStream(screen)


def pump(seconds):
    """Reads what Helix draws, for a while."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if select.select([master], [], [], 0.05)[0]:
            try:
                stream.feed(os.read(master, 65536))
            except OSError:
                return


def shown():
    return "\n".join(line.rstrip() for line in screen.display)


def fail(why):
    print(shown())
    if log.exists():
        print(log.read_text()[-3000:])
    helix.kill()
    sys.exit(f"FAIL {why}")


def wait(what, holds):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        pump(0.1)
        if holds(shown()):
            return
    fail(f"waited in vain for {what}")


def press(keys):
    os.write(master, keys.encode())
    pump(0.4)


wait("the file", lambda it: "il decreto" in it)
wait("the weekday's diagnostic", lambda it: "Tuesday" in it)
print("diagnostic shown")

# From the start of the file to the next diagnostic: Helix selects its words, no letter more or less.
press("gg]d")
press(":pipe-to tee %s\r" % (base / "selected"))
wait("the selection", lambda _: (base / "selected").exists() and (base / "selected").read_text() != "")
selected = (base / "selected").read_text()
if selected != WRONG:
    fail(f"the diagnostic is about «{selected}»")
print("its words:", selected)

# The hover on a name shows what the archive knows.
press("/Ferrante\r")
end = time.monotonic() + PATIENCE
while "bilancio di Valbruna" not in shown():
    press("\x1b")
    press(" k")
    pump(0.5)
    if end < time.monotonic():
        fail("waited in vain for the archive's card")
print("hover shown")
if "FONTE_SHOT" in os.environ:
    pathlib.Path(os.environ["FONTE_SHOT"]).write_text(shown())
press("\x1b")

# A quick fix puts the right weekday; saved, the file is clean.
press("gg]d")
press(" a")
wait("the menu of fixes", lambda it: "Martedì" in it or "martedì" in it)
press("\r")
wait("the fix", lambda it: f"{RIGHT} il decreto" in it and "Tuesday" not in it)
press(":write\r")
wait("the save", lambda _: draft.read_text() == DRAFT % RIGHT)
print("fix applied, diagnostic gone, file saved")

# Undone and restarted, the server sees the fault anew.
press("u")
press(":lsp-restart\r")
wait("the diagnostic after the restart", lambda it: "Tuesday" in it)
print("restarted, diagnostic seen again")
press(":quit!\r")
try:
    code = helix.wait(PATIENCE)
except subprocess.TimeoutExpired:
    fail("Helix does not leave")
if code != 0:
    fail(f"Helix left with {code}")
version = subprocess.run([HX, "--version"], capture_output=True, text=True, check=True).stdout.strip()
shutil.rmtree(base)
print("PASS", version)
