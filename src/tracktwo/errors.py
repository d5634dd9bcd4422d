"""Everything that can go wrong, as one small tree.

    TracktwoError
    ├── InputError        a file, row or page that cannot be read
    │   └── LimitError    … because it is larger or slower than we allow
    ├── RecordError       a record that is missing, newer than us, busy or damaged
    ├── OntologyError     a kind, field or crosswalk that does not hold together
    ├── ExportError       an export that cannot be written
    ├── EvaluationError   gold that is missing or laid out otherwise than expected
    └── NetworkRefused    something asked for the network without leave

Each carries three plain sentences: what happened, where, and what to do next.
"""


class TracktwoError(Exception):
    """An error that says what happened, where, and what to do next.

    >>> print(InputError("the file is empty", where="a.txt", next_step="leave it out"))
    the file is empty (a.txt): leave it out
    """

    def __init__(self, what: str, *, where: str = "", next_step: str = "") -> None:
        """Keep the three parts apart, so that tables can show them in columns."""
        self.what = what
        self.where = where
        self.next_step = next_step
        super().__init__(what, where, next_step)

    def __str__(self) -> str:
        """Return the three parts as one line."""
        place = f" ({self.where})" if self.where else ""
        advice = f": {self.next_step}" if self.next_step else ""
        return f"{self.what}{place}{advice}"


class InputError(TracktwoError):
    """An input that cannot be read; the rest of the batch goes on."""


class LimitError(InputError):
    """An input that is larger or slower than we allow."""


class RecordError(TracktwoError):
    """A record that is missing, newer than this program, busy or damaged."""


class OntologyError(TracktwoError):
    """A kind, field or crosswalk that does not hold together."""


class ExportError(TracktwoError):
    """An export that cannot be written."""


class EvaluationError(TracktwoError):
    """Gold data that is missing or laid out otherwise than expected."""


class NetworkRefused(TracktwoError):
    """Something asked for the network, and nobody had allowed it."""
