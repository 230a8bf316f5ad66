"""A project of oTree with one page and one field, a vote; and what a browser sends from that page."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

PROJECT: Final = {
    "settings.py": """
SESSION_CONFIGS = [{"name": "vote", "app_sequence": ["vote"], "num_demo_participants": 1}]
SESSION_CONFIG_DEFAULTS = {"participation_fee": 0, "real_world_currency_per_point": 1}
LANGUAGE_CODE = "en"
SECRET_KEY = "for one run on this machine"
""",
    "vote/__init__.py": """
from otree.api import BaseConstants, BaseGroup, BasePlayer, BaseSubsession, Page, models, widgets


class C(BaseConstants):
    NAME_IN_URL = "vote"
    PLAYERS_PER_GROUP = None
    NUM_ROUNDS = 1


class Subsession(BaseSubsession):
    pass


class Group(BaseGroup):
    pass


class Player(BasePlayer):
    choice = models.StringField(choices=["for", "against", "abstain"], widget=widgets.RadioSelect)


class Vote(Page):
    form_model = "player"
    form_fields = ["choice"]


page_sequence = [Vote]
""",
    "vote/Vote.html": """
{{ block title }}Shall we?{{ endblock }}
{{ block content }}{{ formfields }}{{ next_button }}{{ endblock }}
""",
    "_static/vote.txt": "oTree asks for this folder.\n",
}


def write(folder: Path) -> None:
    """Write a project of one page with one field, a vote."""
    for name, text in PROJECT.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.lstrip(), encoding="utf-8")


class _Form(HTMLParser):
    def __init__(self, choice: str) -> None:
        super().__init__()
        self.choice, self.sent = choice, dict[str, str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        field = dict(attrs)
        name, value = field.get("name"), field.get("value") or ""
        if tag == "input" and name and (field.get("type") != "radio" or value == self.choice):
            self.sent[name] = value


def filled(page: str, choice: str) -> dict[str, str]:
    """Give what a browser sends when somebody picks a choice on a page: that, and what its form hides."""
    form = _Form(choice)
    form.feed(page)
    assert choice in form.sent.values(), f"the page does not offer {choice!r}: {page}"
    return form.sent
