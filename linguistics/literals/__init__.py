"""Literal values in English and Chinese text: dates, amounts of money, percentages, durations and quantities."""

from __future__ import annotations

from linguistics.literals.amounts import CODES as CURRENCY_CODES
from linguistics.literals.calendar import date_interval
from linguistics.literals.find import find_literals
from linguistics.literals.found import FoundLiteral, Valued, same_value
from linguistics.literals.measures import whole_number

__all__ = ["CURRENCY_CODES", "FoundLiteral", "Valued", "date_interval", "find_literals", "same_value", "whole_number"]
