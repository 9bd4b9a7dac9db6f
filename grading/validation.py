"""Settings of nbgrader's Validate button in JupyterLab."""

from traitlets.config import Config


def set_up_validation(config: Config, seconds: int) -> None:
    """Runs every cell, not only the graded ones, since any cell may hang. A cell is stopped after `seconds`."""
    config.Validator.validate_all = True
    config.Execute.skip_cells_with_tag = "stretch"  # a stretch may be left out
    config.Execute.timeout = seconds
    config.Execute.raise_on_iopub_timeout = False  # if it did, a cell that stops slowly would end the validation
    limit = f"This cell did not end within {seconds} s and was stopped. Which loop in it, or in what it calls, does not end?"
    config.Execute.error_on_timeout = {"ename": "CellTimeoutError", "evalue": limit, "traceback": [limit]}
