"""`npm run receive` in a course's folder."""

from pathlib import Path

from grading import receive

from .deliveries import zipped


class Receiving:
    """`right` and `other` are two students' notebooks."""

    def __init__(self, root: Path, capsys, right: str, other: str):
        self.root, self.capsys, self.right, self.other = root, capsys, right, other

    def receive(self, files, *words) -> tuple[int, str]:
        source = zipped(files, self.root / "class.zip") if isinstance(files, dict) else files
        code = receive.main(["small", str(source), *words])
        out, err = self.capsys.readouterr()
        return code, out + err

    def submitted(self) -> dict[str, str]:
        files = sorted((self.root / "submitted").rglob("*.ipynb"))
        return {file.parent.parent.name: file.read_text() for file in files}

    def timestamp(self, student: str) -> str:
        return (self.root / "submitted" / student / "small" / "timestamp.txt").read_text()
