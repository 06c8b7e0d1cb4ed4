"""Triggers for each row of a table, written once for both databases."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import DDL, FromClause, event


@dataclass(frozen=True)
class RowTrigger:
    """What is done after a row of a table comes ("INSERT"), changes or goes."""

    name: str
    table: str
    change: str
    does: str
    """One statement, which knows the row as `new` and `old`."""
    when: str = ""
    """A condition that both databases read alike; always where there is none."""

    def creation(self, dialect: str) -> tuple[str, ...]:
        """Return the statements that make it; `dialect` is "sqlite" or "postgresql"."""
        when = f"WHEN ({self.when}) " if self.when else ""
        head = f"CREATE TRIGGER {self.name} AFTER {self.change} ON {self.table} FOR EACH ROW {when}"
        if dialect == "sqlite":
            return (f"{head}BEGIN {self.does}; END",)
        function = (
            f"CREATE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$BEGIN {self.does}; RETURN NULL; END$$"
        )
        return function, f"{head}EXECUTE FUNCTION {self.name}()"

    def removal(self, dialect: str) -> tuple[str, ...]:
        """Return the statements that undo `creation`."""
        if dialect == "sqlite":
            return (f"DROP TRIGGER {self.name}",)
        return f"DROP TRIGGER {self.name} ON {self.table}", f"DROP FUNCTION {self.name}()"


def guard(triggers: Iterable[RowTrigger], *tables: FromClause) -> None:
    """Make the triggers of these tables whenever the tables are made."""
    by_name = {str(table): table for table in tables}
    for each in triggers:
        for dialect in ("sqlite", "postgresql"):
            for statement in each.creation(dialect):
                escaped = statement.replace("%", "%%")
                making = DDL(escaped).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]
                event.listen(by_name[each.table], "after_create", making)
