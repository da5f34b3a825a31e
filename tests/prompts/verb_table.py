"""Writes prompts/reframe/verbs.tsv: `python -m tests.prompts.verb_table`.

The lemmas are those already in the table, plus every verb of verbs.yaml; the forms come from the
`forms` of verbs.yaml first and from lemminflect, a development dependency, otherwise.
"""

from collections.abc import Iterable
from pathlib import Path

import lemminflect
import yaml

FOLDER = Path(__file__).parents[2] / "prompts" / "reframe"
_TAGS = ("VBD", "VBN", "VBG", "VBZ")


def lemmas() -> set[str]:
    """The verbs that the table has to list, without particles."""
    words = yaml.safe_load((FOLDER / "verbs.yaml").read_text(encoding="utf-8"))
    listed = {line.split("\t")[0] for line in (FOLDER / "verbs.tsv").read_text().splitlines()}
    verbs = {*words["work"], *words["nominal"].values(), *words["forms"]}
    single = {verb if verb == "A/B test" else verb.split()[0] for verb in verbs}
    return listed | single


def rows(verbs: Iterable[str]) -> list[str]:
    """One line a verb: base, past, participle, gerund, third person; spellings joined by "/"."""
    forms = yaml.safe_load((FOLDER / "verbs.yaml").read_text(encoding="utf-8"))["forms"]
    return ["\t".join([verb, *(forms.get(verb) or _forms(verb))]) for verb in sorted(verbs)]


def _forms(verb: str) -> list[str]:
    prefix, _, stem = verb.rpartition("-")
    start = f"{prefix}-" if prefix else ""
    found = lemminflect.getAllInflections(stem, upos="VERB")
    if "VBD" not in found:
        found = lemminflect.getAllInflectionsOOV(stem, upos="VERB")
    found.setdefault("VBN", found["VBD"])
    return ["/".join(start + form for form in found[tag]) for tag in _TAGS]


if __name__ == "__main__":
    (FOLDER / "verbs.tsv").write_text("\n".join(rows(lemmas())) + "\n", encoding="utf-8")
