"""Precision, recall and F1 of what the graph says against gold annotations, as data/gold/README.md defines them."""

from kg.evaluate.agree import READINGS, Place, Side, agreed, agreement
from kg.evaluate.gold import Gold, GoldEntity, GoldRelation, gold, gold_folder
from kg.evaluate.match import Comparison, Finding, compare
from kg.evaluate.names import fold, resolution_keys
from kg.evaluate.score import METHOD, Evaluation, RuleScore, Score, evaluation

__all__ = [
    "METHOD",
    "READINGS",
    "Comparison",
    "Evaluation",
    "Finding",
    "Gold",
    "GoldEntity",
    "GoldRelation",
    "Place",
    "RuleScore",
    "Score",
    "Side",
    "agreed",
    "agreement",
    "compare",
    "evaluation",
    "fold",
    "gold",
    "gold_folder",
    "resolution_keys",
]
