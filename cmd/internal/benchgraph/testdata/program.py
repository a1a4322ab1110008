"""A program that answers requests, one JSON object a line, and is measured from
outside while it does: CPU time by its clock, memory by what the system counts."""

import json
import select
import subprocess
import time


class Program:
    def __init__(self, name, command, limit):
        self.name, self.limit, self.dead = name, limit, False
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.clock = (~self.process.pid << 3) | 2  # Linux: the CPU clock of a process

    def ask(self, request):
        """The answer, with the CPU seconds and the peak of memory on the way to it."""
        self.forget_peak()
        start = self.cpu()
        try:
            self.process.stdin.write(json.dumps(request) + "\n")
            self.process.stdin.flush()
            if not select.select([self.process.stdout], [], [], self.limit)[0]:
                return self.give_up(f"more than {self.limit} s")
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            return self.give_up("ended by itself")
        answer = json.loads(line)
        answer["cpu"], answer["peak"] = self.cpu() - start, self.memory("VmHWM")
        return answer

    def cpu(self):
        try:
            return time.clock_gettime(self.clock)
        except OSError:
            return 0.0

    def forget_peak(self):
        """Makes the peak of memory that of now."""
        try:
            with open(f"/proc/{self.process.pid}/clear_refs", "w") as f:
                f.write("5")
        except OSError:
            pass  # the peak is that since the start, then

    def memory(self, key):
        """A figure of the process in MB."""
        try:
            with open(f"/proc/{self.process.pid}/status") as f:
                for line in f:
                    if line.startswith(key + ":"):
                        return int(line.split()[1]) / 1024
        except OSError:
            pass
        return 0.0

    def give_up(self, why):
        self.close()
        return {"error": why}

    def close(self):
        self.dead = True
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            try:
                pipe.close()
            except BrokenPipeError:
                pass
