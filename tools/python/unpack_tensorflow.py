"""Unpacks the C library and its headers from the wheel `tensorflow-cpu`: unpack_tensorflow.py WHEELS_FOLDER INTO."""

import re
import shutil
import sys
import zipfile
from pathlib import Path

LIBRARY = re.compile(r"tensorflow/libtensorflow_(cc|framework)\.so\.2$")
C_HEADER = re.compile(
    r"tensorflow/include/"
    r"(tensorflow/c/.*|tensorflow/core/platform/ctstring\w*|(tensorflow/|xla/)?tsl/(c/.*|platform/ctstring\w*))\.h$"
)


def unpack(wheel: Path, into: Path) -> None:
    """Writes libraries to `into`/lib and headers to `into`/include."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if LIBRARY.match(name):
                target = into / "lib" / Path(name).name
            elif C_HEADER.match(name):
                target = into / Path(name).relative_to("tensorflow")
            else:
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as packed, target.open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked, 1 << 22)


if __name__ == "__main__":
    unpack(next(Path(sys.argv[1]).glob("*.whl")), Path(sys.argv[2]))
