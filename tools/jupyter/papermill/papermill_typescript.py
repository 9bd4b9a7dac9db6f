"""papermill's parameters in TypeScript: `papermill lesson.ipynb out.ipynb -p epochs 3` runs the lesson with `let epochs = 3;`."""

import json
import math
import re

from papermill.engines import NBClientEngine
from papermill.exceptions import PapermillException
from papermill.models import Parameter
from papermill.translators import Translator, papermill_translators

NAME = r"[^\W\d][\w$]*|\$[\w$]*"
DECLARATION = re.compile(rf"^(?:const|let|var)\s+({NAME})\s*(?::\s*([^=]+?))?\s*=\s*(.*?);?\s*(?://\s*(.*))?$")


def literal(value):
    """A JSON or YAML value as TypeScript."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key(name)}: {literal(item)}' for name, item in value.items())} }}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    plain = value is None or isinstance(value, (bool, int, float, str))
    return json.dumps(value if plain else str(value), ensure_ascii=False)  # a date of YAML is text


def key(name):
    text = json.dumps(str(name), ensure_ascii=False)
    return f"[{text}]" if name == "__proto__" else text


class TypeScriptTranslator(Translator):
    @classmethod
    def translate(cls, val):
        return literal(val)

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}"

    @classmethod
    def assign(cls, name, str_val):
        """`let`, as the lesson may have declared it so."""
        if not re.fullmatch(NAME, name):
            raise PapermillException(f"Cannot pass the parameter '{name}': TypeScript has no such names")
        return f"let {name} = {str_val};"

    @classmethod
    def inspect(cls, parameters_cell):
        found = map(DECLARATION.match, parameters_cell["source"].splitlines())
        groups = [match.groups(default="") for match in found if match]
        return [Parameter(name, type_ or "None", default, text) for name, type_, default, text in groups]


papermill_translators.register("typescript", TypeScriptTranslator)


class Engine(NBClientEngine):
    """papermill 2.7.0 loads engines of other packages, but no translators: this one is loaded for what stands above."""
