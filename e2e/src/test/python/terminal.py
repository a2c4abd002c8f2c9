"""Runs a program on a terminal of its own, as somebody who waits for a text and then types.

Arguments: how many times something is typed; for each the text to wait for and the keys; the program and its arguments.
What the terminal shows is written to standard output; the exit code is the program's. A program that shows nothing for
a minute while a text is awaited is ended, and the exit code is 124. A terminal that no longer shows what is typed when
all is over is told of at the end.
"""

import os
import pty
import select
import signal
import sys
import termios

PATIENCE = 60  # seconds

count = int(sys.argv[1])
script = [(sys.argv[2 + 2 * i].encode(), sys.argv[3 + 2 * i].encode()) for i in range(count)]
command = sys.argv[2 + 2 * count:]

pid, terminal = pty.fork()
if pid == 0:
    os.execv(command[0], command)

unread = b""
while True:
    if script and not select.select([terminal], [], [], PATIENCE)[0]:
        os.kill(pid, signal.SIGKILL)
        print("\nwaited in vain for", script[0][0], flush=True)
        sys.exit(124)
    try:
        shown = os.read(terminal, 65536)
    except OSError:  # Linux says so where macOS reads nothing: the last process has let go of the terminal
        shown = b""
    if not shown:
        break
    sys.stdout.buffer.write(shown)
    sys.stdout.buffer.flush()
    unread += shown
    while script and script[0][0] in unread:
        awaited, keys = script.pop(0)
        unread = unread.split(awaited, 1)[1]
        os.write(terminal, keys)

if not termios.tcgetattr(terminal)[3] & termios.ECHO:
    print("\nthe terminal is left without echo", flush=True)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
