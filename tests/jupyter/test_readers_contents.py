"""A reader's copy as Jupyter's file manager shows it."""

import asyncio
import sys
from pathlib import Path

sys.path.append(str(Path(sys.prefix).parent / "tools" / "jupyter"))

from lab_server import write_notebook  # noqa: E402
from readers_contents import ReadersContents  # noqa: E402, found by the line above


def test_a_notebook_that_comes_later_is_shown_and_saved_where_it_is(tmp_path):
    for folder in ("notebooks", "my-copy/notebooks"):
        (tmp_path / folder).mkdir(parents=True)
    write_notebook(tmp_path / "notebooks", "lesson.ipynb", {"a": "'master'"})
    write_notebook(tmp_path / "my-copy/notebooks", "lesson.ipynb", {"a": "'copy'"})
    contents = ReadersContents(root_dir=str(tmp_path / "my-copy"))

    async def first_cell(name):
        model = await contents.get(f"notebooks/{name}")
        return model["content"]["cells"][0]["source"]

    async def test():
        assert await first_cell("lesson.ipynb") == "'copy'"
        write_notebook(tmp_path / "notebooks", "later.ipynb", {"a": "'later'"})
        assert await first_cell("later.ipynb") == "'later'"
        model = await contents.get("notebooks/later.ipynb")
        model["content"]["cells"][0]["source"] = "'saved'"
        await contents.save(model, "notebooks/later.ipynb")
        assert "'saved'" in (tmp_path / "notebooks/later.ipynb").read_text()
        assert not await contents.file_exists("notebooks/none.ipynb")

    asyncio.run(test())
