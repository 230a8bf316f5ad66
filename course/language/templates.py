"""Let Jinja's templates speak the present language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import jinja2
from jinja2.ext import Extension
from jinja2.lexer import Token

from course.language.current import direction, is_draft, tag
from course.language.figures import figured, in_figures
from course.language.isolated import isolated
from course.language.marks import _, ngettext, pgettext
from course.language.numbers import date_in_words, number, percent
from course.language.sentences import listed, strung, upper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment
    from jinja2.lexer import TokenStream
    from jinja2.runtime import Context

_TAG: Final = re.compile(r"</?[a-z0-9]+")
_BARE: Final = frozenset({"<textarea", "<title", "<option", "<script", "<style"})
"""Within these a browser reads no tags."""
READ: Final = Path(__file__).parents[1] / "_read_templates"
"""Where templates lie that were read already, if somebody built this for a place that reads them slowly."""


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
        bytecode_cache=jinja2.FileSystemBytecodeCache(str(READ)) if READ.is_dir() else None,
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
    for name in ("gettext", "ngettext", "pgettext"):
        environment.globals[name] = _with_figures(cast("Callable[..., str]", environment.globals[name]))
    environment.globals.update(tag=tag, direction=direction, is_draft=is_draft)
    environment.add_extension(_Figures)
    environment.filters.update(
        number=number,
        percent=percent,
        date_in_words=date_in_words,
        listed=listed,
        strung=strung,
        upper_first=upper,
        in_figures=in_figures,
        figures=_figures,
        shown=_shown,
    )


class _Figures(Extension):
    """Show a number that stands in a template as text in the digits of the language; one in a tag stays.

    Text of the other direction is set apart, but where a browser reads no tags.
    """

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Let each value outside of tags pass through the filter ``figures``."""
        in_tag = quoted = filtered = in_sentence = False
        opened = ""
        for token in stream:
            if token.type == "name" and token.value in ("trans", "endtrans"):
                in_sentence = token.value == "trans"  # its places are names; they are filled elsewhere
            if token.type == "data":
                last = max(token.value.rfind("<"), token.value.rfind(">"))
                in_tag = token.value[last] == "<" if last >= 0 else in_tag
                quoted = token.value.endswith('="')  # a block may hold no more of a tag than an attribute
                opened = [opened, *_TAG.findall(token.value)][-1]
            if token.type == "variable_end" and filtered:
                shows = "figures" if opened in _BARE else "shown"
                for kind, sign in (("rparen", ")"), ("pipe", "|"), ("name", shows)):
                    yield Token(token.lineno, kind, sign)
            yield token
            if token.type == "variable_begin":
                filtered = not (in_tag or quoted or in_sentence)
                if filtered:
                    yield Token(token.lineno, "lparen", "(")


@jinja2.pass_context  # what depends on the language is not worked out when a template is read
def _figures(_context: Context, value: object) -> object:
    return figured(value)


@jinja2.pass_context
def _shown(_context: Context, value: object) -> object:
    return isolated(value) if isinstance(value, str) else figured(value)


def _with_figures(say: Callable[..., str]) -> Callable[..., str]:
    """Let the numbers in the places of a marked sentence have the digits of the language."""

    @jinja2.pass_context
    def said(context: Context, *words: Any, **places: object) -> str:  # noqa: ANN401 - as Jinja calls it
        return say(context, *words, **{name: figured(value) for name, value in places.items()})

    return said
