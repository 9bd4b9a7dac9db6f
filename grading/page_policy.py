"""The Content-Security-Policies of the pages that show students' work: what a browser runs and loads there."""

import base64
import hashlib
import secrets

# Of this process. It stands only in the instructor's pages, on the scripts of nbgrader's templates.
NONCE = secrets.token_urlsafe(16)
ONCLICK = ["toggle_name(true);", "toggle_name(false);", "toggleAllNames()"]  # in the templates of nbgrader 0.9.6


def hash_source(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def policy(**sources: str) -> str:
    nothing_else = {"default_src": "'none'", "base_uri": "'none'", "form_action": "'none'"}
    return "; ".join(f"{name.replace('_', '-')} {words}".strip() for name, words in {**nothing_else, **sources}.items())


FEEDBACK = policy(img_src="data:", style_src="'unsafe-inline'")
FORMGRADER = policy(
    script_src=f"'nonce-{NONCE}' 'unsafe-hashes' {' '.join(map(hash_source, ONCLICK))}",
    style_src="'self' 'unsafe-inline'",
    img_src="'self' data:",
    font_src="'self'",
    connect_src="'self'",
    form_action="'self'",
    frame_ancestors="'self'",
)
FILES = policy(sandbox="")  # a file that a student handed in beside the notebook
