"""What the tools are filled in with in tests: the families of the courses."""

GOALS = {
    "goal_1_name": "Melunasi utang berangkat",
    "goal_1_amount": "6.000.000",
    "goal_1_month": "+12",
    "goal_2_name": "Rani masuk SMA",
    "goal_2_amount": "3.600.000",
    "goal_2_month": "+18",
    "goal_3_name": "Memperbaiki atap rumah",
    "goal_3_amount": "4.800.000",
    "goal_3_month": "+24",
    "can": "900.000",
}
BUDGET = {
    "sent": "750",
    "currency": "ringgit",
    "rate": "4.000",
    "needs": "1.200.000",
    "school": "300.000",
    "seasonal": "2.400.000",
    "instalments": "500.000",
    "emergency": "200.000",
    "goals": "400.000",
    "wants": "200.000",
}
LOAN = {"loan": "1.200.000", "rate": "2", "per": "month", "months": "4"}
CHANNELS = {
    "amount": "770",
    "currency": "ringgit",
    "channel_1_name": "Tempat berspanduk",
    "channel_1_fee": "10",
    "channel_1_rate": "3.850",
    "channel_2_name": "Bank",
    "channel_2_fee": "20",
    "channel_2_rate": "4.000",
}
PLAN = {
    "start": "+1",
    "opening": "1.000.000",
    "monthly": "500.000",
    "goal_name": "Modal warung",
    "goal": "5.000.000",
    "extra_1_name": "Lebaran",
    "extra_1_amount": "1.000.000",
    "extra_1_month": "+4",
}
IDEAS = {
    "idea_1_name": "Keripik singkong",
    "idea_1_capital": "3",
    "idea_1_skill": "2",
    "idea_1_buyers": "3",
    "idea_1_risk": "3",
    "idea_2_name": "Ternak lele",
    "idea_2_capital": "2",
    "idea_2_skill": "1",
    "idea_2_buyers": "3",
    "idea_2_risk": "1",
}
LABEL = {
    "name": "Keripik singkong asin",
    "kind": "dry",
    "halal": "no",
    "contents": "singkong, minyak, bawang putih, garam",
    "net": "100 gram",
    "producer": "Keluarga Bu Ratna, Desa Sukasari",
    "made": "+0",
    "best_before": "+28",
    "price": "8.000",
}
PERMITS = {"food": "yes", "packed": "yes", "keeps": "yes", "frozen": "no", "home": "yes"}
CRISPS = {
    "product": "Keripik singkong",
    "material_1_name": "Singkong",
    "material_1_cost": "40.000",
    "material_2_name": "Minyak",
    "material_2_cost": "24.000",
    "material_3_name": "Plastik dan label",
    "material_3_cost": "8.000",
    "hours": "4",
    "wage": "8.000",
    "pieces": "40",
    "batches": "8",
    "fixed": "128.000",
    "price": "4.000",
    "rise": "10",
}

SUPPORTERS = {
    "child": "Dani",
    "person_1_name": "Mbah Siti",
    "person_1_help": "care",
    "person_1_also": "listening",
    "person_1_reach": "daily",
    "person_2_name": "Pak Hasan",
    "person_2_help": "learning",
    "person_2_reach": "daily",
}
CALLS = {
    "home": "Asia/Jakarta",
    "place": "Asia/Hong_Kong",
    "wednesday": "19.00",
    "sunday": "8 pagi",
    "minutes": "10",
    "helper": "Pak Hasan",
    "backup": "friday",
}
PHONES = {"child": "Dani", "age": "5-12", "minutes": "30", "quiet_times": "saat makan"}
OFFER = {"agency": "missing", "work": "said", "pay": "differs", "huge_pay": "yes"}
