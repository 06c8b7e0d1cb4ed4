"""The facts of consent, and how the consents that stand are folded from them."""

from dataclasses import dataclass

from rumahbelajar.database import db
from rumahbelajar.ledger.aliases import counted_under
from rumahbelajar.ledger.kinds import fact_kind
from rumahbelajar.ledger.models import Fact
from rumahbelajar.ledger.projections import Projection
from rumahbelajar.people.models import Consent, ConsentWay, Purpose, TextTongue

WITHDRAWN = "consent.withdrawn"


@fact_kind("consent.given", version=1)
@dataclass(frozen=True)
class ConsentGivenFirst:
    """As ConsentGiven, from before the language was kept: the text was there in Indonesian."""

    purpose: Purpose
    text_version: str
    way: ConsentWay


@fact_kind("consent.given", version=2)
@dataclass(frozen=True)
class ConsentGiven:
    """Somebody agreed to one purpose, having seen or heard the text of this version.

    The actor is who helped; the same as the subject for who agreed alone. Replaces the consent to
    an older text, if one stands.
    """

    purpose: Purpose
    text_version: str
    way: ConsentWay
    tongue: str
    """The language of the text as it was seen or heard, as in TextTongue; a later program of
    another house may know more of them."""


@fact_kind(WITHDRAWN, version=1)
@dataclass(frozen=True)
class ConsentWithdrawn:
    """Somebody agrees no longer; replaces the fact that gave the consent."""

    purpose: Purpose


CONSENTS = Projection("consent", tables=(Consent,), subject="person_id")


@CONSENTS.folds(ConsentGivenFirst)
def _fold_first(fact: Fact, payload: ConsentGivenFirst) -> None:
    _keep(fact, payload, TextTongue.INDONESIAN)


@CONSENTS.folds(ConsentGiven)
def _fold_given(fact: Fact, payload: ConsentGiven) -> None:
    known = payload.tongue in set(TextTongue)
    _keep(fact, payload, TextTongue(payload.tongue) if known else TextTongue.OTHER)


@CONSENTS.folds(ConsentWithdrawn)
def _fold_withdrawn(_fact: Fact, _payload: ConsentWithdrawn) -> None:
    """What it replaces is no longer effective: nothing is left to fold."""


def _keep(fact: Fact, payload: ConsentGivenFirst | ConsentGiven, tongue: TextTongue) -> None:
    # Who agreed alone under an entry that was given up since had no help of their own other entry.
    is_alone = fact.subject_id == fact.actor_id or fact.subject_id == counted_under(fact.actor_id)
    db.session.add(
        Consent(
            fact_id=fact.id,
            person_id=fact.subject_id,
            purpose=payload.purpose,
            text_version=payload.text_version,
            way=payload.way,
            tongue=tongue,
            helped_by=None if is_alone else fact.actor_id,
            given_on=fact.occurred_on,
        )
    )
