"""Pembanding kiriman: the two channels of the course, ties, and quotes that cannot be."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumahbelajar.activities.transfer_comparison import Comparison, TransferComparison
from tests.activities.examples import CHANNELS
from tests.activities.filling import refusal, worked_out


def compared(**form: str) -> Comparison:
    return worked_out(TransferComparison, {**CHANNELS, **form})


def test_low_fee_of_the_banner_brings_less() -> None:
    """Lesson 1 of module 4: (770 - 10) x 3.850 = 2.926.000; (770 - 20) x 4.000 = 3.000.000.
    74.000 less, in 12 months 888.000."""
    bank, banner = compared().channels
    assert (bank.name, bank.arrives, bank.less) == ("Bank", 3_000_000, 0)
    assert (banner.name, banner.arrives) == ("Tempat berspanduk", 2_926_000)
    assert (banner.less, banner.less_a_year) == (74_000, 888_000)
    assert bank.is_best
    assert not banner.is_best


def test_try_of_the_lesson() -> None:
    """500 ringgit: 500 x 3.900 = 1.950.000, and 490 x 4.000 = 1.960.000."""
    result = worked_out(
        TransferComparison,
        {
            "amount": "500",
            "channel_1_rate": "3.900",
            "channel_2_fee": "10",
            "channel_2_rate": "4.000",
        },
    )
    assert [channel.arrives for channel in result.channels] == [1_960_000, 1_950_000]


def test_fee_of_receiving_is_taken_off() -> None:
    assert compared(channel_2_cut="15.000").channels[0].arrives == 2_985_000


def test_cost_is_told_against_a_reference_rate() -> None:
    """770 x 4.050 = 3.118.500. The bank loses 118.500, that is 3,7999 %; the banner 192.500,
    that is 6,1728 %."""
    assert [channel.cost for channel in compared(reference="4.050").channels] == [380, 617]


def test_better_than_the_reference_rate_is_a_negative_cost() -> None:
    """770 x 3.800 = 2.926.000: the banner costs nothing, the bank brings 74.000 more, 2,53 %."""
    assert [channel.cost for channel in compared(reference="3.800").channels] == [-253, 0]


def test_no_reference_rate_no_cost() -> None:
    assert [channel.cost for channel in compared().channels] == [None, None]


def test_channels_that_bring_the_same_are_all_best_in_the_order_they_were_written() -> None:
    result = compared(channel_1_fee="20", channel_1_rate="4.000", channel_3_rate="3.000")
    assert [(channel.row, channel.is_best) for channel in result.channels] == [
        (1, True),
        (2, True),
        (3, False),
    ]
    assert len(result.best) == 2


def test_part_of_a_rupiah_does_not_arrive() -> None:
    """0,99 x 3.450,5555 = 3.416,05."""
    result = worked_out(TransferComparison, {"amount": "0,99", "channel_1_rate": "3.450,5555"})
    assert result.channels[0].arrives == 3_416


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"amount": "0"}, "amount"),
        ({"channel_1_rate": ""}, "channel_1_rate"),
        ({"channel_1_rate": "0"}, "channel_1_rate"),
        ({"channel_3_name": "Dompet digital"}, "channel_3_rate"),
        ({"channel_1_fee": "770"}, "channel_1_fee"),
        ({"channel_2_cut": "3.000.001"}, "channel_2_cut"),
    ],
)
def test_quotes_that_cannot_be_are_told_at_their_field(form: dict[str, str], field: str) -> None:
    assert refusal(TransferComparison, {**CHANNELS, **form})[0] == field


def test_no_quote_at_all_asks_for_one() -> None:
    assert refusal(TransferComparison, {"amount": "770"}) == (
        "channel_1_rate",
        "Isi kurs dari satu tempat dulu.",
    )


@given(
    amount=st.integers(1, 10**9),
    quotes=st.lists(
        st.tuples(st.integers(0, 10**6), st.integers(1, 10**9)), min_size=4, max_size=4
    ),
)
def test_rupiah_that_arrive_are_those_of_the_exact_sum(
    amount: int, quotes: list[tuple[int, int]]
) -> None:
    form = {"amount": hundredths(amount + 10**6)}
    for row, (fee, rate) in enumerate(quotes, start=1):
        form |= {
            f"channel_{row}_fee": hundredths(fee),
            f"channel_{row}_rate": str(rate % 10**6 + 1),
        }
    result = worked_out(TransferComparison, form)
    for channel in result.channels:
        fee, rate = quotes[channel.row - 1]
        exact = Fraction(amount + 10**6 - fee, 100) * (rate % 10**6 + 1)
        assert channel.arrives <= exact < channel.arrives + 1
    arriving = [channel.arrives for channel in result.channels]
    assert arriving == sorted(arriving, reverse=True)
    assert all(channel.less == arriving[0] - channel.arrives for channel in result.channels)


def hundredths(amount: int) -> str:
    return f"{amount // 100},{amount % 100:02d}"
