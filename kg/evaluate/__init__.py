"""Precision, recall and F1 of what the graph says against gold annotations, as data/gold/README.md defines them."""

from kg.evaluate.agree import READINGS, Place, Side, agreed, agreement
from kg.evaluate.errors import errors_page
from kg.evaluate.gold import Gold, GoldEntity, GoldRelation, gold, gold_folder
from kg.evaluate.interval import METHOD, Interval
from kg.evaluate.match import Comparison, Finding, compare
from kg.evaluate.names import fold, resolution_keys
from kg.evaluate.record import figures, record
from kg.evaluate.score import Evaluation, Reached, RuleScore, Score, evaluation
from kg.evaluate.targets import Target, targets

__all__ = [
    "METHOD",
    "READINGS",
    "Comparison",
    "Evaluation",
    "Finding",
    "Gold",
    "GoldEntity",
    "GoldRelation",
    "Interval",
    "Place",
    "Reached",
    "RuleScore",
    "Score",
    "Side",
    "Target",
    "agreed",
    "agreement",
    "compare",
    "errors_page",
    "evaluation",
    "figures",
    "fold",
    "gold",
    "gold_folder",
    "record",
    "resolution_keys",
    "targets",
]
