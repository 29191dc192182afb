"""One turn of a peer: what it took, and the score of each patch, told to the bench as a line of JSON."""

import json
import resource
import sys
import time

STARTED = time.time()


def cpu_seconds():
    """User and system time of this process and of those of its children that have ended."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


class Clock:
    """Of the run itself: whatever is imported, loaded and set up stands before it."""

    def __init__(self):
        self.started, self.cpu = time.time(), cpu_seconds()

    def stop(self):
        self.seconds, self.cpu_seconds = time.time() - self.started, cpu_seconds() - self.cpu


def write_scores(path, rows):
    """rows: left, top (level-0 pixels), probability."""
    with open(path, "w") as file:
        for left, top, probability in rows:
            file.write(f"{int(left)},{int(top)},{float(probability):.7f}\n")


def report(clock, patches, software):
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(
        json.dumps(
            {
                "patches": int(patches),
                "seconds": clock.seconds,
                "cpuSeconds": clock.cpu_seconds,
                "peakMib": peak / 1024,
                "software": software,
            }
        ),
        flush=True,
    )


def plan():
    """What the bench asks for: slide, model, weights, scores (a file to write), patchSizePx, centreSizePx, mpp, batch,
    threads."""
    return json.loads(sys.argv[1])
