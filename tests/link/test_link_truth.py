"""Linking against a truth of its own making: people with variants of their names, namesakes and shared bodies."""

import random
from collections import defaultdict

from readings import AUTHORITY, Reading

from kg.lexicon import lexicon
from kg.link import entities, forms

GIVEN = ["Anna", "Boris", "Carla", "David", "Elena", "Farid", "Grace", "Hassan", "Ingrid", "Joseph", "Karim", "Laura"]
SOUNDS = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
ROLES = ["role/chair", "role/executive-director", "adviser", "secretary", "spokesperson"]


def people(draw, count):
    """Each with given name, surname (a tenth share one with another), role and body."""
    surnames = ["".join(draw.choice(SOUNDS) for _ in range(4)).title() for _ in range(count * 9 // 10)]
    for number in range(count):
        surname = surnames[number] if number < len(surnames) else draw.choice(surnames)
        yield draw.choice(GIVEN), surname, draw.choice(ROLES), f"Office {draw.randrange(count // 3)} for Affairs"


def misspelt(draw, word):
    at = draw.randrange(2, len(word) - 1)
    return word[:at] + word[at + 1 :]


def said(draw, given, surname):
    """A way to name a person, and whether the post is told with it."""
    way = draw.random()
    if way < 0.5:
        return f"{given} {surname}", draw.random() < 0.7
    if way < 0.65:
        return f"{given} {misspelt(draw, surname)}", True
    if way < 0.75:
        return f"{given[0]}. {surname}", True
    if way < 0.8:
        return f"{given} {surname[0]}. {surname}", True
    return surname, True


def b_cubed(truth, found):
    """B³ precision and recall. Source: Bagga and Baldwin 1998."""
    by_truth, by_found = defaultdict(set), defaultdict(set)
    for mention, person in truth.items():
        by_truth[person].add(mention)
        by_found[found[mention]].add(mention)
    both = [len(by_truth[p] & by_found[found[m]]) for m, p in truth.items()]
    precision = sum(n / len(by_found[found[m]]) for n, m in zip(both, truth, strict=True)) / len(truth)
    recall = sum(n / len(by_truth[p]) for n, p in zip(both, truth.values(), strict=True)) / len(truth)
    return precision, recall


def test_people_are_told_apart_and_brought_together():
    draw = random.Random(11)
    everybody = list(people(draw, 600))
    truth, readings = {}, []
    for number in range(800):
        reading = Reading(f"{number:04}")
        for person in draw.sample(range(len(everybody)), 4):
            given, surname, role, body = everybody[person]
            name, told = said(draw, given, surname)
            referent = reading.person(name)
            if told:
                reading.post(referent, role, body=reading.thing("Organization", body))
            truth[f"{number:04}", referent] = person
        readings.append(reading.extraction())
    found = entities(readings, AUTHORITY, forms=forms(lexicon()))
    precision, recall = b_cubed(truth, found.ids)
    assert precision > 0.98, precision
    assert recall > 0.9, recall
