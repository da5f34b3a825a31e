from tests.prompts.verb_table import FOLDER, lemmas, rows
from tests.support.reframing import lexicon


def test_the_verb_table_is_what_the_dictionary_gives() -> None:
    assert (FOLDER / "verbs.tsv").read_text(encoding="utf-8").splitlines() == rows(lemmas())


def test_every_verb_of_work_and_of_an_action_noun_is_in_the_table() -> None:
    missing = [verb for verb in lexicon().work if not lexicon().lemma(verb.split(" ")[0])]
    assert missing == ["A/B test"]
    assert lexicon().lemma("A/B test")
