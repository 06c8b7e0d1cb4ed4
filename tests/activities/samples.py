"""One sample of every activity type: as an author writes it, with the family of the course."""

from typing import Any

from pydantic import TypeAdapter

from rumahbelajar.activities import Activity, BaseActivity, OwnSheet, Tool
from tests.activities.examples import (
    BUDGET,
    CALLS,
    CHANNELS,
    CRISPS,
    GOALS,
    IDEAS,
    LABEL,
    LOAN,
    OFFER,
    PERMITS,
    PHONES,
    PLAN,
    SUPPORTERS,
)
from tests.activities.examples_of_ways import (
    CONTRACT,
    CONTRIBUTIONS,
    FOUNDERS,
    GROUP,
    MEMBER,
    PAY,
    SCALES,
)

ACTIVITY: TypeAdapter[BaseActivity] = TypeAdapter(Activity)


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
    "supporters": tool("supporters", SUPPORTERS),
    "contact_schedule": tool("contact_schedule", CALLS),
    "device_agreement": tool("device_agreement", PHONES),
    "offer_check": tool("offer_check", OFFER),
    "months_of_pay": tool("months_of_pay", PAY),
    "decision_scales": tool("decision_scales", SCALES),
    "savings_and_shu": tool("savings_and_shu", MEMBER),
    "join_or_found": {**tool("join_or_found", GROUP), "amounts": FOUNDERS},
    "contributions": {**tool("contributions", CONTRACT), "amounts": CONTRIBUTIONS},
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
