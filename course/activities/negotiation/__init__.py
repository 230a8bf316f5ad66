"""Speak for a party: an alternative, offers, and one text that all can sign."""

from course.activities.negotiation.negotiation import Negotiation

__all__ = ["Negotiation"]
