"""Why a kernel ended, in words for the reader whose cell ran."""

import signal

from nbformat.v4 import new_output

MEMORY = "Out of memory: "
WHY = {
    # Both V8 without free memory and C++ code after a failed allocation abort the process.
    -signal.SIGABRT: MEMORY + "Node.js gave up (SIGABRT), as it does when it can get no more memory",
    134: MEMORY + "Node.js gave up (exit code 134), as it does when it can get no more memory",
}
if hasattr(signal, "SIGKILL"):
    WHY[-signal.SIGKILL] = (
        MEMORY + "the kernel was killed (SIGKILL), which is what the operating system does when memory runs short"
    )


def error_of(exit_code, memory):
    """
    The output of a cell whose kernel has ended.

    `exit_code`: Popen's return code; `memory`: the bytes that the kernel used when last measured, None if unknown.
    """
    reason = WHY.get(exit_code) or f"The kernel ended by itself ({_name(exit_code)})"
    held = f"; it last held {memory / 2**30:.1f} GB" if memory else ""
    evalue = f"{reason}{held}. All variables are gone; a new kernel starts by itself. Run the cells above again."
    ename = "OutOfMemory" if reason.startswith(MEMORY) else "KernelDied"
    return new_output("error", ename=ename, evalue=evalue, traceback=[f"\x1b[31m{ename}\x1b[39m: {evalue}"])


def _name(exit_code):
    try:
        return signal.Signals(-exit_code).name
    except ValueError:
        return f"exit code {exit_code}"
