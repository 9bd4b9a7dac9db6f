"""Generated cells: steps that each put something out, as TypeScript and as what a reader is to see after each."""

import copy
import json

PAUSE = "await new Promise((done) => setTimeout(done, {}));"


class Script:
    """A cell's steps, drawn at random. The cell notes in a file how far it is, which tells what its kernel has sent."""

    def __init__(self, random, log):
        self.log = log
        kinds = ["line", "warning", "over", "html", "bar", "move", "twice", "clear", "long"]
        self.steps = [(random.choice(kinds), number) for number in range(random.randint(1, 8))]
        self.end = random.choice(["silent", "result", "throw"])
        self.pauses = [random.choice([0, 0, 20, 60]) for _ in self.steps]

    @property
    def source(self):
        lines = [
            "import { appendFileSync } from 'node:fs';",
            "import { display, newDisplay } from 'tslab';",
            f"const note = (what: string) => appendFileSync({json.dumps(str(self.log))}, what);",
            "note('>');",
            "const bar = newDisplay();",
            "{",
        ]
        for (kind, number), pause in zip(self.steps, self.pauses, strict=True):
            lines += [CODE[kind].replace("N", str(number)), PAUSE.format(pause) if pause else "", "note('.');"]
        lines.append("}")
        lines.append({"silent": "", "result": "'the end'", "throw": "throw new Error('the end');"}[self.end])
        return "\n".join(filter(None, lines))

    @property
    def noted(self):
        """How many steps of the latest run are done, None if it never began."""
        runs = self.log.read_text().split(">") if self.log.exists() else []
        return len(runs[-1]) if len(runs) > 1 else None

    @property
    def sent(self):
        """How many steps are before the last pause that the latest run has certainly reached."""
        return max((number + 1 for number in range((self.noted or 0) - 1) if self.pauses[number]), default=0)

    def shown_after(self, count, finished=False):
        """What a reader sees after `count` steps."""
        seen = Seen()
        for kind, number in self.steps[:count]:
            getattr(seen, kind)(number)
        if finished and self.end != "silent":
            seen.add({"result": {"text": "'the end'"}, "throw": {"error": "Error"}}[self.end])
        return seen.outputs


CODE = {
    "line": "console.log('line N');",
    "warning": "console.error('warning N');",
    "over": "process.stdout.write('\\r█é🙂 N');",
    "html": "display.html('<b>N</b>');",
    "bar": "bar.html('bar at N');",
    "move": "bar.html('bar at N');",
    "twice": "display.text('same'); display.text('same');",
    "clear": "console.clear();",
    "long": "console.log('x'.repeat(3000));",
}


class Seen:
    """What a reader sees, by what a step says; written without a look at the server's way to do it."""

    def __init__(self):
        self.outputs, self.clears = [], False
        self.bar_at = None

    def add(self, output):
        if self.clears:
            self.outputs, self.clears = [], False
        self.outputs.append(copy.copy(output))
        return self.outputs[-1]

    def write(self, name, text):
        if self.clears or not self.outputs or self.outputs[-1].get("stream") != name:
            self.add({"stream": name, "text": ""})
        self.outputs[-1]["text"] += text

    def line(self, number):
        self.write("stdout", f"line {number}\n")

    def warning(self, number):
        self.write("stderr", f"warning {number}\n")

    def long(self, _):
        self.write("stdout", "x" * 3000 + "\n")

    def over(self, number):
        self.write("stdout", "")
        last = self.outputs[-1]
        last["text"] = last["text"][: last["text"].rfind("\n") + 1] + f"█é🙂 {number}"

    def html(self, number):
        self.add({"html": f"<b>{number}</b>"})

    def bar(self, number):
        shown = {"html": f"bar at {number}"}
        if self.bar_at is None:
            self.bar_at = self.add(shown)
        else:
            self.bar_at.update(shown)

    move = bar

    def twice(self, _):
        self.add({"text": "same"})
        self.add({"text": "same"})

    def clear(self, _):
        self.clears = True


def simple(output):
    """An output of a notebook in the words of `Seen`."""
    if output["output_type"] == "stream":
        return {"stream": output["name"], "text": output["text"]}
    if output["output_type"] == "error":
        return {"error": output["ename"]}
    data = output["data"]
    return {"html": data["text/html"]} if "text/html" in data else {"text": data["text/plain"]}
