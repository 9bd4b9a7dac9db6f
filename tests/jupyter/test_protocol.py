"""The kernel as jupyter_kernel_test sees it, which checks each message of a real session against the protocol."""

import jupyter_kernel_test as protocol

PROMISE = "({ [Symbol.for('Jupyter.display')]: async () => ({ 'text/html': '<b>7</b>', 'text/plain': '7' }) })"


class TestProtocol(protocol.KernelTests):
    kernel_name = "tslab"
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('a warning')"
    completion_samples = [
        {"text": "Math.cbr", "matches": ["cbrt"]},
        {"text": "import { Comm } from '#l", "matches": ["#lib"]},
    ]
    complete_code_samples = ["const x = 1", "function f() {\n  return 1;\n}", "await null"]
    incomplete_code_samples = ["function f() {", "const s = `a", "/* a comment", "f("]
    invalid_code_samples = ["const = 3", "1 +* 2"]
    code_generate_error = "throw new Error('on purpose')"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "['a', 'é😀']", "result": "[ 'a', 'é😀' ]"},
        {"code": PROMISE, "result": "<b>7</b>", "mime": "text/html"},
    ]
    code_display_data = [
        {"code": "import { display } from 'tslab';\ndisplay.html('<b>b</b>')", "mime": "text/html"},
        {"code": "display.png(Uint8Array.of(137, 80, 78, 71))", "mime": "image/png"},
    ]
    code_history_pattern = "6*7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.sqrt"
    code_clear_output = "console.clear()"
    test_pager = None  # the kernel pages nothing


class TestWelcome(protocol.IopubWelcomeTests):
    kernel_name = "tslab"
    support_iopub_welcome = True
