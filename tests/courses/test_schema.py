"""The JSON Schemas that editors use come from the models that read the files."""

import json

from rumahbelajar.activities import TYPES as ACTIVITIES
from rumahbelajar.courses.schema import schemas
from rumahbelajar.questions import TYPES


def test_every_kind_of_file_has_a_schema_that_is_json() -> None:
    assert set(schemas()) == {
        f"{name}.schema.json"
        for name in (
            *("course", "module", "lesson", "summary", "meeting", "quiz", "activity"),
            *("contacts", "figures", "glossary"),
        )
    }
    for schema in schemas().values():
        assert json.loads(json.dumps(schema)) == schema


def test_quiz_schema_offers_every_question_type_and_refuses_other_fields() -> None:
    quiz = schemas()["quiz.schema.json"]
    assert set(quiz["properties"]["questions"]["items"]["discriminator"]["mapping"]) == set(TYPES)
    assert quiz["additionalProperties"] is False


def test_activity_schema_offers_every_type() -> None:
    activity = schemas()["activity.schema.json"]
    assert set(activity["discriminator"]["mapping"]) == set(ACTIVITIES)


def test_shared_files_map_keys_to_entries() -> None:
    contacts = schemas()["contacts.schema.json"]
    assert contacts["additionalProperties"] == {"$ref": "#/$defs/ContactEntry"}
    assert "emergency" in contacts["$defs"]["ContactEntry"]["properties"]["group"]["enum"]
