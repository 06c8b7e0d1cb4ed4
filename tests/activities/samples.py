"""One sample of every activity type: as an author writes it, with the family of the course."""

from typing import Any

from pydantic import TypeAdapter

from rumahbelajar.activities import Activity, BaseActivity, OwnSheet, Tool

ACTIVITY: TypeAdapter[BaseActivity] = TypeAdapter(Activity)

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
    "idea_2_buyers": "3",
}
LABEL = {
    "name": "Keripik singkong asin",
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


def tool(kind: str, example: dict[str, str]) -> dict[str, Any]:
    return {"type": kind, "title": "Alat", "introduction": "Untuk berhitung.", "example": example}


SAMPLES: dict[str, dict[str, Any]] = {
    "goal_board": tool("goal_board", GOALS),
    "remittance_budget": tool("remittance_budget", BUDGET),
    "instalments": tool("instalments", LOAN),
    "transfer_comparison": tool("transfer_comparison", CHANNELS),
    "twelve_months": tool("twelve_months", PLAN),
    "idea_cards": tool("idea_cards", IDEAS),
    "product_label": tool("product_label", LABEL),
    "permits": tool("permits", PERMITS),
    "unit_cost": tool("unit_cost", CRISPS),
    "cash_book": {
        "type": "cash_book",
        "title": "Buku kas latihan",
        "introduction": "Masuk atau keluar?",
        "opening": 50000,
        "practice": [
            {"day": 1, "words": "Jual 10 keripik", "kind": "in", "amount": 40000},
            {"day": 1, "words": "Beli minyak", "kind": "out", "amount": 24000},
            {"day": 2, "words": "Bayar SPP anak", "kind": "none", "amount": 50000, "why": "Rumah."},
        ],
    },
    "scenario": {
        "type": "scenario",
        "title": "Pesan",
        "introduction": "Apa yang Anda lakukan?",
        "start": "pesan",
        "nodes": {
            "pesan": {
                "says": [{"words": "Ada pesan masuk."}],
                "choices": [
                    {"words": "Buka", "to": "rugi"},
                    {"words": "Hapus", "to": "selamat"},
                ],
            },
            "rugi": {
                "says": [{"words": "Uang hilang."}],
                "ending": "harm",
                "tells": "Jangan buka.",
            },
            "selamat": {"says": [{"words": "Tenang."}], "ending": "good", "tells": "Tepat."},
        },
    },
    "sorting": {
        "type": "sorting",
        "title": "Tiga kotak",
        "introduction": "Masuk kotak mana?",
        "reading": ["DICARI: penjaga toko", "Berangkat minggu depan"],
        "boxes": [{"id": "wajar", "text": "Wajar"}, {"id": "tanda", "text": "Tanda bahaya"}],
        "items": [
            {"id": "toko", "text": "Penjaga toko", "box": "wajar", "why": "Itu pekerjaan biasa."},
            {"id": "cepat", "text": "Minggu depan", "box": "tanda", "why": "Resminya lama."},
            {"id": "gratis", "text": "Tanpa surat", "box": "tanda", "why": "Surat selalu perlu."},
        ],
    },
    "plan": {
        "type": "plan",
        "title": "Rencana pengasuhan",
        "introduction": "Isi bersama keluarga.",
        "sections": [
            {
                "title": "Pengasuh utama",
                "note": "Orang yang tinggal bersama anak.",
                "fields": [
                    {"id": "siapa", "label": "Siapa", "kind": "words", "hint": "Misalnya Mbah"},
                    {"id": "tugas", "label": "Tugasnya", "kind": "long"},
                    {"id": "uang", "label": "Uang sebulan", "kind": "rupiah"},
                ],
            },
            {
                "title": "Kabar",
                "fields": [
                    {"id": "mulai", "label": "Mulai kapan", "kind": "month"},
                    {"id": "kali", "label": "Berapa kali seminggu", "kind": "count"},
                    {
                        "id": "cara",
                        "label": "Lewat apa",
                        "kind": "choice",
                        "options": [
                            {"id": "telepon", "text": "Telepon"},
                            {"id": "video", "text": "Video"},
                        ],
                    },
                ],
            },
        ],
        "signatures": ["Orang tua", "Pengasuh"],
    },
    "safety_plan": {
        "type": "safety_plan",
        "title": "Lembar saya",
        "introduction": "Isi pelan-pelan.",
        "sections": [
            {
                "title": "Orang yang bisa dihubungi",
                "note": "Satu nama sudah cukup.",
                "prompts": [
                    {"id": "siapa", "text": "Siapa", "hint": "Orang yang Anda percaya"},
                    {"id": "tempat", "text": "Tempat yang tenang"},
                ],
            }
        ],
    },
    "checklist": {
        "type": "checklist",
        "title": "Dokumen saya",
        "introduction": "Tandai sampai di mana.",
        "sections": [
            {
                "title": "Dari kantor desa",
                "items": [
                    {"id": "izin", "text": "Surat izin keluarga", "hint": "Bermeterai"},
                    {"id": "paspor", "text": "Paspor", "dated": True},
                ],
            }
        ],
    },
}


def sample_tool(kind: str) -> Tool:
    made = ACTIVITY.validate_python(SAMPLES[kind])
    assert isinstance(made, Tool)
    return made


def sample_sheet(kind: str) -> OwnSheet:
    made = ACTIVITY.validate_python(SAMPLES[kind])
    assert isinstance(made, OwnSheet)
    return made
