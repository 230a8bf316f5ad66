"""Let Jinja's templates speak the present language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jinja2

from course.language.current import direction, tag
from course.language.marks import _, ngettext, pgettext
from course.language.numbers import date_in_words, number, percent
from course.language.sentences import listed, upper

if TYPE_CHECKING:
    from jinja2 import Environment


def environment(package: str, folder: str, **more: Any) -> Environment:  # noqa: ANN401 - options of Jinja's own
    """Give an environment for the templates of a room: text is escaped, and an unknown name is an error.

    Parameters
    ----------
    package, folder
        Where the templates lie.
    more
        What else Jinja's environment is told.

    Examples
    --------
    >>> environment("course.lessons", "").from_string("{{ text }}").render(text="a<b")
    'a&lt;b'
    """
    made = jinja2.Environment(
        loader=jinja2.PackageLoader(package, folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        **more,
    )
    teach(made)
    return made


def teach(environment: Environment) -> None:
    """Add ``{% trans %}``, ``_()`` and the filters for numbers, dates and lists.

    Line breaks inside a marked sentence count as one space.

    Examples
    --------
    >>> import jinja2
    >>> environment = jinja2.Environment(autoescape=True)
    >>> teach(environment)
    >>> environment.from_string("{% trans who=who %}You work as {{ who }}.{% endtrans %}").render(who="a<b")
    'You work as a&lt;b.'
    >>> environment.from_string("{{ 1200 | number }}, {{ ['a', 'b'] | listed }}").render()
    '1,200, a and b'
    """
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(_, ngettext, newstyle=True, pgettext=pgettext)  # type: ignore[attr-defined] # the extension adds it
    environment.globals.update(tag=tag, direction=direction)
    environment.filters.update(
        number=number, percent=percent, date_in_words=date_in_words, listed=listed, upper_first=upper
    )
