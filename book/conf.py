"""Sphinx's settings for the book, which `npm run site` builds. It writes the pages' sources into .cache/book first."""

project = "Softmax Notebooks"
author = "the authors of Softmax Notebooks"
language = "en"

extensions = ["myst_nb", "sphinx.ext.mathjax"]
nb_execution_mode = "off"  # the committed outputs are shown
nb_number_source_lines = False
myst_enable_extensions = ["dollarmath", "amsmath"]
myst_heading_anchors = 3
suppress_warnings = ["myst.header", "mystnb.unknown_mime_type"]
highlight_language = "typescript"

html_theme = "sphinx_book_theme"
html_title = project
html_static_path = ["static"]
templates_path = ["templates"]
html_css_files = ["book.css"]
html_js_files = [
    (name, {"defer": "defer"})
    for name in [
        "plotlyFigures.js",
        "figures.js",
        "widgetHost.js",
        "widgets.js",
        "keepPages.js",
        "offline.js",
        "print.js",
    ]
]
html_favicon = "static/favicon.svg"
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {
    "home_page_in_toc": True,
    "use_download_button": False,
    "use_fullscreen_button": False,
    "show_toc_level": 2,
}
mathjax_path = "mathjax/tex-svg.js"  # one file, with its fonts in it
html_context = {"default_mode": "auto"}  # light or dark, as the reader's system is
