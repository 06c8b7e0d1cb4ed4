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
    "unit_cost": tool("unit_cost", CRISPS),
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
