"""Runs a command on a pseudo-terminal and types at it: type-at.py '[["Password", "1234\\r"], ...]' command ...

Waits for each text to appear before the answer to it is typed. Writes all that the terminal showed to stdout and
exits as the command did.
"""
import json
import os
import pty
import sys

dialogue = json.loads(sys.argv[1])
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])

shown = b""
seen = 0
while True:
    try:
        chunk = os.read(terminal, 65536)
    except OSError:  # Linux: the other end is closed
        chunk = b""
    if not chunk:
        break
    shown += chunk
    while dialogue and dialogue[0][0].encode() in shown[seen:]:
        expected, answer = dialogue.pop(0)
        seen = shown.index(expected.encode(), seen) + len(expected.encode())
        os.write(terminal, answer.encode())

_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(shown)
sys.stdout.flush()
sys.exit(os.waitstatus_to_exitcode(status))
