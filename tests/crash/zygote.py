"""Runs absr command lines in processes that somebody means to kill.

Everything is imported once; each command then runs in a child of its own, so that the instants
at which it is killed fall into its work and not into the loading of its modules.

Reads one JSON request a line: {"args": [...], "after": seconds or null, "fsize": bytes or null};
kills the child with signal 9 so many seconds after its start, and answers with its exit status
(minus the signal) and how long it lived.
"""

import json
import os
import resource
import signal
import sys
import time

import absr.cli.tree
import absr.rendering.assembly
import absr.rendering.pandoc
import absr.workflow.demo
import absr.workflow.ingest
import absr.workflow.init
import absr.workflow.intake
import absr.workflow.journal
import absr.workflow.project
import absr.workflow.report
import absr.workflow.status
import absr.workflow.theme_settings
import absr.workflow.themes
from absr.cli.app import run


def child(request):
    """Run one command line; never comes back."""
    status = 70
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        if request["fsize"] is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (request["fsize"], request["fsize"]))
        status = int(run(request["args"]))
    finally:
        os._exit(status)


def death(process, after):
    """How the child ended: by itself, or killed so many seconds after its start."""
    if after is not None:
        limit = time.monotonic() + after
        while time.monotonic() < limit:
            ended, state = os.waitpid(process, os.WNOHANG)
            if ended:
                return state
            time.sleep(min(0.001, max(0.0, limit - time.monotonic())))
        os.kill(process, signal.SIGKILL)  # it has not been waited for: it is still there
    return os.waitpid(process, 0)[1]


def main():
    """Serve requests until the input ends."""
    absr.cli.tree.application()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for line in sys.stdin:
        request = json.loads(line)
        process = os.fork()
        if process == 0:
            child(request)
        started = time.monotonic()
        state = death(process, request["after"])
        life = time.monotonic() - started
        print(json.dumps({"exit": os.waitstatus_to_exitcode(state), "life": life}), flush=True)


if __name__ == "__main__":
    main()
