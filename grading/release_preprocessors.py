"""Steps of `npm run release` that leave out parts of a master besides its solutions."""

from nbgrader.preprocessors import NbGraderPreprocessor

TAG = "discussion"


class RemoveDiscussion(NbGraderPreprocessor):
    """Leaves out cells tagged `discussion`, which are for students who have done the exercise."""

    def preprocess(self, nb, resources):
        nb.cells = [cell for cell in nb.cells if TAG not in cell.metadata.get("tags", [])]
        return nb, resources
