"""Settings of nbgrader's Validate button in JupyterLab."""

from traitlets.config import Config


def set_up_validation(config: Config, seconds: int) -> None:
    """Every cell counts, not only the graded ones: a loop that hangs may stand in any; it is stopped after `seconds`."""
    config.Validator.validate_all = True
    config.Execute.skip_cells_with_tag = "stretch"  # who leaves the stretch out has nothing to mend
    config.Execute.timeout = seconds
    config.Execute.raise_on_iopub_timeout = False  # or a cell that is slow to stop ends the whole validation
    limit = f"This cell did not end within {seconds} s and was stopped. Which loop in it, or in what it calls, does not end?"
    config.Execute.error_on_timeout = {"ename": "CellTimeoutError", "evalue": limit, "traceback": [limit]}
