"""Precision, recall and F1 of what the graph says against gold annotations, as data/gold/README.md defines them."""

from kg.evaluate.gold import Gold, GoldEntity, GoldRelation, gold, gold_folder
from kg.evaluate.match import Comparison, Finding, compare
from kg.evaluate.names import fold, resolution_keys
from kg.evaluate.score import METHOD, Evaluation, RuleScore, Score, evaluation

__all__ = [
    "METHOD",
    "Comparison",
    "Evaluation",
    "Finding",
    "Gold",
    "GoldEntity",
    "GoldRelation",
    "RuleScore",
    "Score",
    "compare",
    "evaluation",
    "fold",
    "gold",
    "gold_folder",
    "resolution_keys",
]
