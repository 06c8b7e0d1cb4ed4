"""Sheets: the rows that are made for each table, until they are loaded."""

from collections import defaultdict
from typing import Any

Row = tuple[Any, ...]

COLUMNS = {
    "area": "code name",
    "village": "code time_zone",
    "person": "id village_code name name_key sex age_band age_stated_on destination added_at "
    "added_by version",
    "person_category": "person_id category is_main",
    "role": "id person_id kind area_code granted_at granted_by",
    "guardian": "fact_id person_id name relation",
    "fact": "id node_id incarnation kind schema_version subject_id actor_id village_code "
    "occurred_on recorded_at clock_quality replaces payload content_sha256",
    "consent": "fact_id person_id purpose text_version way tongue helped_by given_on",
    "learning_group": "id village_code name made_at",
    "group_member": "id group_id person_id since until",
    "group_facilitator": "id group_id person_id since",
    "group_course": "id group_id course_id since",
    "meeting": 'id village_code group_id series_id course_id guide "on" starts minutes zone '
    "plan_fact least_plan greatest_plan",
    "meeting_words": "fact_id meeting_id title place reason",
    "meeting_standing": "meeting_id closed_fact closed_by closed_at cancelled_fact cancelled_by "
    "cancelled_at",
    "attendance": "meeting_id person_id status fact_id marked_by marked_at batch facts "
    'least_status greatest_status village_code "on" sex age_band category',
    "walk_in": "id meeting_id name sex age_band added_at added_by",
    "enrollment": "person_id course_id is_open opened_on opened_by withdrawn_on",
    "lesson_completion": "person_id lesson_id course_id completed_on",
    "quiz_result": "person_id quiz_id course_id attempts best_mark is_passed first_mark first_on "
    "first_fact last_mark last_on last_fact submitted_at",
    "completion": "person_id course_id course_version completed_on fact_id is_questioned",
    "certificate_standing": "person_id code issued_on",
    "certificate": "id person_id course_id course_version course_title course_hours holder_name "
    "village_code place code serial issued_on fact_id",
    "certificate_series": "village_code year last_number",
    "service": 'service_id village_code "on" pillar kind female male unsaid is_withdrawn fact_id '
    "told_by told_at least_said greatest_said",
    "service_count": 'service_id sex age_band people village_code "on" pillar kind',
    "service_words": "fact_id service_id about obstacles",
    "course_standing": "person_id course_id village_code sex age_band category destination "
    "enrolled_on enrolled_fact is_open withdrawn_on completed_on certified_on pretest_mark "
    "pretest_on pretest_fact posttest_mark last_on",
    "active_month": "person_id course_id month",
}
"""The tables that are filled in bulk, in an order in which each finds what it names."""


class Sheets:
    """Rows by table, each with the values of COLUMNS in their order; ids and days are text."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = defaultdict(list)

    def add(self, table: str, *values: Any) -> None:
        """Add a row."""
        self.rows[table].append(values)
