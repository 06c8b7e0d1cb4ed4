"""What the tools about going, cooperatives and contributions are filled in with in tests."""

PAY = {
    "pay": "7.000.000",
    "living": "2.000.000",
    "home": "1.500.000",
    "cost_1_name": "Foto, fotokopi, ongkos ke kota",
    "cost_1_amount": "1.200.000",
    "cost_2_name": "Keperluan pribadi lain",
    "cost_2_amount": "3.000.000",
    "contract": "24",
}
SCALES = {
    "going_1_name": "Membangun rumah sendiri",
    "going_1_weight": "3",
    "going_1_touches": "semua",
    "going_2_name": "Pengalaman bertambah",
    "going_2_weight": "1",
    "staying_1_name": "Rindu dan berjauhan",
    "staying_1_weight": "3",
    "staying_1_touches": "Joko dan Sekar",
    "asked": "Joko dan Bu Karsih",
    "unasked": "Sekar",
}
MEMBER = {
    "once": "100.000",
    "monthly": "20.000",
    "months": "12",
    "voluntary": "150.000",
    "own_business": "3.000.000",
    "surplus": "10.000.000",
    "reserve": "30",
    "business": "40",
    "capital": "20",
    "other": "10",
    "all_business": "100.000.000",
    "all_capital": "40.000.000",
}
GROUP = {
    "exists": "yes",
    "meets": "yes",
    "serves": "no",
    "people": "12",
    "need": "yes",
    "books": "yes",
}
CONTRACT = {"way": "agency", "length": "24", "retirement": "100.000"}


def amounts(**numbers: int) -> dict[str, dict[str, str | int]]:
    """Return amounts as they are once they have been looked up."""
    return {name: {"key": f"angka-{amount}", "amount": amount} for name, amount in numbers.items()}


CONTRIBUTIONS = amounts(
    before=37_500,
    months_6=108_000,
    months_12=189_000,
    months_24=332_500,
    month_more=13_500,
    retirement_least=50_000,
    retirement_most=600_000,
)
FOUNDERS = amounts(founders=9)
