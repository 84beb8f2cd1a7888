"""Every small fault that Cosmic Ray can plant in a module, named so that the name lasts.

A mutant is named by what is changed and where it is said (its function and the text of its line),
not by a line number, so that a verdict holds while the file around it changes. Of the operators
only likely slips are used: `<` for `<=`, `-` for `+`, one more or less, a lost `not`, an empty
loop, a flag turned round. The many that only raise a TypeError would flatter the tests.
Annotations and what only a type checker reads are left alone.
"""

from __future__ import annotations

import ast
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.mutation.rooms import ROOT, Room
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

_BINARY = "Add_Sub Sub_Add Mul_Div Div_Mul FloorDiv_Div Mod_Mul Pow_Mul BitAnd_BitOr BitOr_BitAnd"
_COMPARISON = "Eq_NotEq NotEq_Eq Lt_LtE LtE_Lt Gt_GtE GtE_Gt Lt_GtE LtE_Gt Gt_LtE GtE_Lt"
_UNARY = "Delete_USub Delete_Not Delete_Invert"
_OTHERS = (
    "AddNot ReplaceTrueWithFalse ReplaceFalseWithTrue ReplaceAndWithOr ReplaceOrWithAnd "
    "ReplaceBreakWithContinue ReplaceContinueWithBreak ExceptionReplacer NumberReplacer "
    "RemoveDecorator ZeroIterationForLoop"
)
OPERATORS = (
    *(f"ReplaceBinaryOperator_{pair}" for pair in _BINARY.split()),
    *(f"ReplaceComparisonOperator_{pair}" for pair in f"{_COMPARISON} Is_IsNot IsNot_Is".split()),
    *(f"ReplaceUnaryOperator_{pair}" for pair in _UNARY.split()),
    *_OTHERS.split(),
)


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """One fault: the `occurrence` of `operator` in `module`."""

    module: Path
    operator: str
    occurrence: int
    function: str
    """Where it is: "" for the module itself."""
    lines: tuple[int, int]
    """First and last line of the statement that is changed."""
    key: str
    """Twelve hex digits, the same as long as line and function read the same."""

    def code(self) -> str:
        """The module with the fault in it."""
        changed = mutate_code(
            (ROOT / self.module).read_text("utf-8"), _made(self.operator), self.occurrence
        )
        if changed is None:
            raise ValueError(f"{self} is not in the file any more; list the mutants again")
        return str(changed)

    def is_python(self) -> bool:
        """Whether Python reads it: a `not` before `:=` is an error that no test is needed for.

        Nor can a dotted name among several exceptions be replaced by the operator.
        """
        try:
            compile(self.code(), str(self.module), "exec", dont_inherit=True)
        except (SyntaxError, AttributeError):
            return False
        return True

    def change(self) -> str:
        """The lines that differ, as "old → new"."""
        old = (ROOT / self.module).read_text("utf-8").splitlines()
        new = self.code().splitlines()
        if len(old) != len(new):
            first, last = self.lines
            return f"without {' '.join(line.strip() for line in old[first - 1 : last])}"
        pairs = [(a.strip(), b.strip()) for a, b in zip(old, new, strict=True) if a != b]
        return "; ".join(f"{a} → {b}" for a, b in pairs)


def mutants(module: Path) -> list[Mutant]:
    """All mutants of a module, in the order of the operators."""
    source = (ROOT / module).read_text("utf-8")
    places, tree = _Places(source), get_ast(source)
    seen: Counter[str] = Counter()
    found = []
    for name in OPERATORS:
        operator, occurrence = _made(name), -1
        for node in ast_nodes(tree):
            for start, _end in operator.mutation_positions(node):
                occurrence += 1
                line, column = start
                if places.is_for_types(line, column):
                    continue
                function, lines = places.of(line)
                text = f"{module} {name} {function} {places.text(line, column)}"
                seen[text] += 1
                key = hashlib.sha256(f"{text} {seen[text]}".encode()).hexdigest()[:12]
                found.append(
                    Mutant(
                        module=module,
                        operator=name,
                        occurrence=occurrence,
                        function=function,
                        lines=lines,
                        key=key,
                    )
                )
    return found


def sample(everything: Iterable[Mutant], size: int, seed: int) -> list[Mutant]:
    """About `size` mutants, each module's share by how many it has, at least one of each.

    Which, and in what order, is decided by a hash of key and seed: a change elsewhere does not
    change the sample, and those that were tried before time ran out are a sample too.
    """
    by_module: dict[Path, list[Mutant]] = defaultdict(list)
    for mutant in everything:
        by_module[mutant.module].append(mutant)
    total = sum(map(len, by_module.values()))
    chosen: list[Mutant] = []
    for mutants_of_module in by_module.values():
        count = max(1, round(size * len(mutants_of_module) / total))
        ordered = sorted(mutants_of_module, key=lambda mutant: _drawn(mutant.key, seed))
        chosen.extend(islice(filter(Mutant.is_python, ordered), count))
    return sorted(chosen, key=lambda mutant: _drawn(mutant.key, seed))


def of_room(room: Room) -> list[Mutant]:
    """All mutants of a room."""
    return [mutant for module in room.modules() for mutant in mutants(module)]


def _drawn(key: str, seed: int) -> str:
    return hashlib.sha256(f"{seed} {key}".encode()).hexdigest()


def _made(name: str):
    return get_operator(f"core/{name}")()


class _Places:
    """Where a line of a module stands."""

    def __init__(self, source: str) -> None:
        self._lines = source.splitlines()
        self._functions: list[tuple[int, int, str]] = []
        self._statements: list[tuple[int, int]] = []
        self._types: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self._visit(ast.parse(source), "")

    def of(self, line: int) -> tuple[str, tuple[int, int]]:
        """The innermost function ("" if none) and the first and last line of the statement."""
        inside = [place for place in self._functions if place[0] <= line <= place[1]]
        around = [place for place in self._statements if place[0] <= line <= place[1]]
        statement = min(around, key=lambda place: place[1] - place[0], default=(line, line))
        return min(inside, key=lambda place: place[1] - place[0], default=(0, 0, ""))[2], statement

    def text(self, line: int, column: int) -> str:
        """A line with a mark where it is changed."""
        text = self._lines[line - 1]
        return f"{text[:column].lstrip()}⟨⟩{text[column:].rstrip()}"

    def is_for_types(self, line: int, column: int) -> bool:
        """Whether only a type checker reads what stands there."""
        return any(first <= (line, column) < last for first, last in self._types)

    def _visit(self, node: ast.AST, name: str) -> None:
        for child in ast.iter_child_nodes(node):
            inner = name
            if isinstance(child, ast.stmt):
                self._statements.append((_first(child), _last(child)))
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                inner = f"{name}.{child.name}".lstrip(".")
                if not isinstance(child, ast.ClassDef):
                    body = child.body[0].lineno
                    self._functions.append((body, child.end_lineno or body, inner))
            self._types.extend(_typed(child))
            self._visit(child, inner)


def _typed(node: ast.AST) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    annotations = [getattr(node, "annotation", None), getattr(node, "returns", None)]
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        annotations.append(node)
    for part in annotations:
        if isinstance(part, ast.AST):
            yield (part.lineno, part.col_offset), (part.end_lineno, part.end_col_offset)


def _first(node: ast.stmt) -> int:
    decorators = getattr(node, "decorator_list", [])
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _last(node: ast.stmt) -> int:
    """The end of a statement; of a compound one, the end of its head."""
    body = getattr(node, "body", None)
    if isinstance(body, list) and body:
        return max(node.lineno, body[0].lineno - 1)
    return node.end_lineno or node.lineno
