"""Pictures in free texts: what is carried, what is left out, and what a page shows of them."""

import base64

import nbformat
import pytest

from grading import pictures
from grading.free_text import free_text_html
from grading.pictures import kept_pictures
from grading.submission import parse_submission
from grading.transplant import transplant

from .conftest import RIGHT, cell_of

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n and the rest").decode()
SVG = base64.b64encode(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>").decode()


def taken(released, text: str, attachments) -> tuple[nbformat.NotebookNode, list[str]]:
    notebook = released.answered(RIGHT)
    essay = cell_of(notebook, "essay")
    essay.source, essay["attachments"] = text, attachments
    taken, remarks = transplant(released.release(), parse_submission(nbformat.writes(notebook).encode()))
    return cell_of(taken, "essay"), remarks


def test_a_pasted_picture_comes_along(released):
    essay, remarks = taken(released, "![p](attachment:p.png)", {"p.png": {"image/png": PNG}})
    assert essay.attachments == {"p.png": {"image/png": PNG}} and remarks == []
    assert f'src="data:image/png;base64,{PNG}"' in free_text_html(essay.source, essay.attachments, shows_html=True)


@pytest.mark.parametrize("name", ["my%20pic.png", "my pic.png"])
def test_a_blank_in_its_name_is_understood(name, released):
    essay, remarks = taken(released, f"![p](<attachment:{name}>)", {"my pic.png": {"image/png": PNG}})
    assert "data:image/png" in free_text_html(essay.source, essay.attachments, shows_html=True)
    assert not [remark for remark in remarks if "%20" in remark]


@pytest.mark.parametrize(
    "types",
    [
        {"image/svg+xml": SVG},
        {"image/png": SVG},
        {"image/png": "no base64 ✗"},
        {"text/html": PNG},
        {"image/png": None},
        {"image/png": PNG, "image/jpeg": 3},
        {},
        None,
        [PNG],
    ],
)
def test_what_is_no_picture_is_left_out_and_the_rest_is_taken(types):
    kept, left_out = kept_pictures({"a": types, "b": {"image/png": [PNG[:4], PNG[4:] + "\n"]}})
    assert kept.pop("b") == {"image/png": PNG}
    assert kept == ({"a": {"image/png": PNG}} if isinstance(types, dict) and len(types) == 2 else {})
    assert len(kept) + len(left_out) == 1


def test_of_too_large_ones_as_many_are_taken_as_fit(monkeypatch):
    monkeypatch.setattr(pictures, "LARGEST_PICTURE", 40)
    monkeypatch.setattr(pictures, "LARGEST_TOTAL", 50)
    large = base64.b64encode(b"\xff\xd8\xff" + bytes(60)).decode()
    kept, left_out = kept_pictures(
        {"l": {"image/jpeg": large}, "a": {"image/png": PNG}, "b": {"image/png": PNG}, "c": {"image/png": PNG}}
    )
    assert list(kept) == ["a", "b"] and len(left_out) == 2 and "“l” (0.0 MB)" in left_out


def test_one_that_is_named_and_not_there_is_said_and_the_page_is_made(released):
    text = "![p](attachment:gone.png) and <img src=x onerror=alert(1)>"
    essay, remarks = taken(released, text, {})
    assert remarks == ["Pictures that “essay” names are not in the notebook: “gone.png”."]
    html = free_text_html(essay.source, {}, shows_html=True)
    assert "picture “gone.png”: not attached" in html and "<img" not in html
