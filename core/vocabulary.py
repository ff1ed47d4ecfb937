"""The coded words that the window, the workbook and the extraction share."""

from __future__ import annotations

EVENT_TYPES: dict[str, str] = {
    "AGREE": "agrees, signs a deal",
    "CONSULT": "meets, talks, visits",
    "SUPPORT": "backs, praises, recognises",
    "CONCEDE": "yields, releases, lifts",
    "COOPERATE": "works together, joins",
    "AID": "gives help",
    "RETREAT": "withdraws, cedes ground",
    "REQUEST": "asks, appeals, calls for",
    "ACCUSE": "blames, condemns, investigates",
    "REJECT": "refuses, denies",
    "THREATEN": "warns, gives an ultimatum",
    "PROTEST": "demonstrates, strikes",
    "SANCTION": "punishes, expels, cuts ties",
    "MOBILIZE": "deploys, advances, prepares force",
    "COERCE": "arrests, seizes, restricts",
    "ASSAULT": "attacks, kills, bombs",
    "STATEMENT": "announces, releases, speaks",
    "DISASTER": "accident, storm, quake, fire",
    "CRIME": "theft, fraud, murder",
    "BUSINESS": "launches, buys, reports figures",
    "COURT": "sues, rules, sentences",
    "ELECTION": "votes, campaigns, takes office",
    "SPORT": "plays, wins, loses",
    "OTHER": "something else",
}
"""PLOVER's event types (Halterman et al. 2023), then classes for news that it leaves out."""

RELATION_KINDS: dict[str, str] = {
    "leads": "is in charge of",
    "member of": "belongs to, is part of",
    "spokesman of": "speaks for",
    "allied with": "sides with, backs",
    "supports": "helps, speaks for",
    "opposes": "condemns, stands against",
    "fights": "is at war with",
    "controls": "holds a place",
    "speaks with": "communicates with",
    "relative of": "family",
    "located with": "is at the place of",
    "linked to": "drawn by the analyst",
}
"""Ties that are stated rather than done (after re3d)."""
