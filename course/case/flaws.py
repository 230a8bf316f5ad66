"""What goes wrong in a sentence of a paper, in a word or two."""

from __future__ import annotations

from typing import Final

from course.language import N_, Labels, upper

FLAW_LABELS: Final = Labels(
    {
        "absolute_term": N_("Absolute term"),
        "ambiguous_reference": N_("Ambiguous reference"),
        "anachronism": N_("Anachronism"),
        "blended_citation": N_("Blended citation"),
        "buzzword": N_("Buzzword"),
        "category_error": N_("Category error"),
        "causal_confusion": N_("Causal confusion"),
        "composite_quotation": N_("Composite quotation"),
        "contradiction": N_("Contradiction"),
        "defective_citation": N_("Defective citation"),
        "dropped_condition": N_("Dropped condition"),
        "empty_metaphor": N_("Empty metaphor"),
        "erased_agency": N_("Erased agency"),
        "false_dilemma": N_("False dilemma"),
        "half_true": N_("Half true"),
        "imprecise": N_("Imprecise"),
        "imprecise_measure": N_("Imprecise measure"),
        "imprecise_place": N_("Imprecise place"),
        "imprecise_time": N_("Imprecise time"),
        "incomplete": N_("Incomplete"),
        "inference_as_fact": N_("Inference as fact"),
        "internal_tension": N_("Internal tension"),
        "loaded_language": N_("Loaded language"),
        "major_omission": N_("Major omission"),
        "merged_items": N_("Merged items"),
        "missing_attribution": N_("Missing attribution"),
        "missing_reason": N_("Missing reason"),
        "missing_step": N_("Missing step"),
        "misused_concept": N_("Misused concept"),
        "mixed_concepts": N_("Mixed concepts"),
        "no_in_text_citation": N_("No citation in the text"),
        "non_existent_item": N_("Non-existent item"),
        "non_sequitur": N_("Non sequitur"),
        "omitted_actor": N_("Omitted actor"),
        "one_sided_selection": N_("One-sided selection"),
        "outdated": N_("Outdated"),
        "outdated_hypothetical": N_("Outdated hypothetical"),
        "overgeneralisation": N_("Overgeneralisation"),
        "oversimplification": N_("Oversimplification"),
        "overstated": N_("Overstated"),
        "partly_unsourced": N_("Partly unsourced"),
        "possibly_fabricated": N_("Possibly fabricated"),
        "promise_not_kept": N_("Promise not kept"),
        "reversed_causality": N_("Reversed causality"),
        "reversed_roles": N_("Reversed roles"),
        "selective_explanation": N_("Selective explanation"),
        "single_cause": N_("Single cause"),
        "unsourced_quotation": N_("Unsourced quotation"),
        "unstated_criteria": N_("Unstated criteria"),
        "unsupported": N_("Unsupported"),
        "untested_prediction": N_("Untested prediction"),
        "vague_term": N_("Vague term"),
        "wrong_agency": N_("Wrong agency"),
        "wrong_attribute": N_("Wrong attribute"),
        "wrong_date": N_("Wrong date"),
        "wrong_legal_basis": N_("Wrong legal basis"),
        "wrong_number": N_("Wrong number"),
    }
)
"""The flaws of the cases that ship; keys of exercises are made from the ids."""


def flaw_in_words(flaw: str) -> str:
    """Name a flaw; one of somebody's own case is its id in words.

    Examples
    --------
    >>> flaw_in_words("wrong_date"), flaw_in_words("lost_footnote")
    ('Wrong date', 'Lost footnote')
    """
    return FLAW_LABELS.get(flaw) or upper(flaw.replace("_", " "))
