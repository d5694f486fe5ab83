"""What the code of the package does with words, read from its syntax trees."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2] / "sim"
TREES = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8"))
    for path in sorted(ROOT.rglob("*.py"))
}


def catalogue() -> dict[str, Any]:
    """Return every entry, and every mapping of entries, by `module.NAME`."""
    found = {}
    for path, tree in TREES.items():
        if path.startswith("words/"):
            module = below_words(path)
            values = vars(import_module(f"sim.words.{module}".rstrip(".")))
            for name in (target.id for node in tree.body for target in assigned(node)):
                if made_of_templates(values[name]):
                    found[f"{module}.{name}"] = values[name]
    return found


def below_words(path: str) -> str:
    """Return the name of a module of words below their package: `order`, `claims.c13`."""
    parts = Path(path).with_suffix("").parts[1:]
    return ".".join(part for part in parts if part != "__init__")


def assigned(node: ast.stmt) -> list[ast.Name]:
    """Return the names that a statement binds."""
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [target for target in targets if isinstance(target, ast.Name)]


def made_of_templates(value: Any) -> bool:
    """Say whether a value is an entry of the catalogue, or a mapping of entries."""
    values = list(value.values()) if isinstance(value, dict) else [value]
    return all(type(v).__name__ in {"Template", "Plural"} for v in values)


class Names:
    """How one module names the entries of the catalogue."""

    def __init__(self, path: str) -> None:
        self.modules: dict[str, str] = {}
        self.entries: dict[str, str] = {}
        if path.startswith("words/"):
            module = below_words(path)
            own = (target.id for node in TREES[path].body for target in assigned(node))
            self.entries = {name: f"{module}.{name}" for name in own}
        for node in ast.walk(TREES[path]):
            if isinstance(node, ast.ImportFrom):
                self._read(node, inside=path.startswith("words/"))

    def _read(self, node: ast.ImportFrom, inside: bool) -> None:
        home = (node.module or "").removeprefix("sim.")
        for alias in node.names:
            name = alias.asname or alias.name
            module = f"{home}.{alias.name}"
            if module.startswith("words.") and f"{module.replace('.', '/')}.py" in TREES:
                self.modules[name] = module.removeprefix("words.")
            elif home.startswith("words.") or (inside and node.level == 1):
                self.entries[name] = f"{home.removeprefix('words.')}.{alias.name}"

    def entry(self, node: ast.expr) -> str | None:
        """Return the entry that an expression names, None where it names none."""
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            return self.entries.get(node.id)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            module = self.modules.get(node.value.id)
            return f"{module}.{node.attr}" if module else None
        return None


def uses() -> set[str]:
    """Return all entries that are named anywhere."""
    return {
        entry
        for path, tree in TREES.items()
        for names in [Names(path)]
        for node in ast.walk(tree)
        if isinstance(node, ast.expr) and (entry := names.entry(node))
    }


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Yield place, entry and call wherever an entry is called by its name."""
    for path, tree in TREES.items():
        names = Names(path)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (entry := names.entry(node.func)):
                yield f"{path}:{node.lineno}", entry, node


def texts(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and text of each string that is not for readers of the code or of an error."""
    if isinstance(node, ast.JoinedStr):
        parts = [v.value if isinstance(v, ast.Constant) else "{}" for v in node.values]
        yield node.lineno, "".join(map(str, parts))
        fields = [v.value for v in node.values if isinstance(v, ast.FormattedValue)]
        for field in fields:
            yield from texts(field)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    else:
        for child in ast.iter_child_nodes(node):
            if not is_for_others(child):
                yield from texts(child)


NO_PROSE = {"help", "loc", "message", "textcoords", "xycoords"}
"""Arguments that Typer shows as help, and that matplotlib and warnings read."""


def is_for_others(node: ast.AST) -> bool:
    """Say whether strings below are docstrings, error messages, names of values, or options."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Raise() | ast.Assert():
            return True
        case ast.Call(func=ast.Name(id=name)):
            return name == "Problem" or name.endswith("Error")
        case ast.Subscript(value=ast.Name(id="Literal")):
            return True
        case ast.keyword(arg=name):
            return name in NO_PROSE
    return False


def is_prose(text: str) -> bool:
    """Say whether a text has a word, and something beside it: another word, a space, a field."""
    return bool(re.search(r"\s", text) and re.search(r"[^\W\d_]{2,}", text))
