CREATE FUNCTION sum_up_course_standing() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
IF TG_OP = 'INSERT' THEN
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT new."village_code" AS village_code, new."sex" AS sex, new."age_band" AS age_band,
    new."category" AS category, new."destination" AS destination, new."course_id" AS course_id,
    CAST(EXTRACT(year FROM new."enrolled_on") AS INTEGER) * 100 + CAST(EXTRACT(month FROM
    new."enrolled_on") AS INTEGER) AS month, 1 AS enrolled, CASE WHEN (new."withdrawn_on" IS NOT
    NULL AND NOT new."is_open" AND new."completed_on" IS NULL) THEN 1 ELSE 0 END AS withdrawn, CASE
    WHEN (new."completed_on" IS NOT NULL) THEN 1 ELSE 0 END AS completed, CASE WHEN
    (new."certified_on" IS NOT NULL) THEN 1 ELSE 0 END AS certificates, CASE WHEN
    (new."completed_on" IS NOT NULL AND (new."completed_on" - new."enrolled_on") < 7) THEN 1 ELSE 0
    END AS within_7, CASE WHEN (new."completed_on" IS NOT NULL AND (new."completed_on" -
    new."enrolled_on") >= 7 AND (new."completed_on" - new."enrolled_on") < 14) THEN 1 ELSE 0 END AS
    within_14, CASE WHEN (new."completed_on" IS NOT NULL AND (new."completed_on" -
    new."enrolled_on") >= 14 AND (new."completed_on" - new."enrolled_on") < 28) THEN 1 ELSE 0 END AS
    within_28, CASE WHEN (new."completed_on" IS NOT NULL AND (new."completed_on" -
    new."enrolled_on") >= 28 AND (new."completed_on" - new."enrolled_on") < 56) THEN 1 ELSE 0 END AS
    within_56, CASE WHEN (new."completed_on" IS NOT NULL AND (new."completed_on" -
    new."enrolled_on") >= 56 AND (new."completed_on" - new."enrolled_on") < 84) THEN 1 ELSE 0 END AS
    within_84, CASE WHEN (new."completed_on" IS NOT NULL AND (new."completed_on" -
    new."enrolled_on") >= 84 AND (new."completed_on" - new."enrolled_on") < 112) THEN 1 ELSE 0 END
    AS within_112, CASE WHEN (new."completed_on" IS NOT NULL AND (new."completed_on" -
    new."enrolled_on") >= 112 AND (new."completed_on" - new."enrolled_on") < 182) THEN 1 ELSE 0 END
    AS within_182, CASE WHEN (new."completed_on" IS NOT NULL AND (new."completed_on" -
    new."enrolled_on") >= 182) THEN 1 ELSE 0 END AS later, CASE WHEN (new."pretest_mark" IS NOT NULL
    AND new."posttest_mark" IS NOT NULL) THEN 1 ELSE 0 END AS both_tests, CASE WHEN
    (new."pretest_mark" IS NOT NULL AND new."posttest_mark" IS NOT NULL) THEN new."pretest_mark"
    ELSE 0 END AS pretest_marks, CASE WHEN (new."pretest_mark" IS NOT NULL AND new."posttest_mark"
    IS NOT NULL) THEN new."posttest_mark" ELSE 0 END AS posttest_marks, CASE WHEN
    (new."posttest_mark" < new."pretest_mark") THEN 1 ELSE 0 END AS fell, CASE WHEN
    (new."posttest_mark" = new."pretest_mark") THEN 1 ELSE 0 END AS same, CASE WHEN
    (new."posttest_mark" > new."pretest_mark" AND new."posttest_mark" - new."pretest_mark" <= 20)
    THEN 1 ELSE 0 END AS rose, CASE WHEN (new."posttest_mark" - new."pretest_mark" > 20) THEN 1 ELSE
    0 END AS rose_much, 0 AS finished, 0 AS certified, 0 AS active, 0 AS marked, 0 AS came
WHERE new."enrolled_on" IS NOT NULL AND length(new."village_code") = 13;
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT new."village_code" AS village_code, new."sex" AS sex, new."age_band" AS age_band,
    new."category" AS category, new."destination" AS destination, new."course_id" AS course_id,
    CAST(EXTRACT(year FROM new."completed_on") AS INTEGER) * 100 + CAST(EXTRACT(month FROM
    new."completed_on") AS INTEGER) AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS
    certificates, 0 AS within_7, 0 AS within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0
    AS within_112, 0 AS within_182, 0 AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS
    posttest_marks, 0 AS fell, 0 AS same, 0 AS rose, 0 AS rose_much, 1 AS finished, 0 AS certified,
    0 AS active, 0 AS marked, 0 AS came
WHERE new."enrolled_on" IS NOT NULL AND length(new."village_code") = 13 AND new."completed_on" IS
    NOT NULL;
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT new."village_code" AS village_code, new."sex" AS sex, new."age_band" AS age_band,
    new."category" AS category, new."destination" AS destination, new."course_id" AS course_id,
    CAST(EXTRACT(year FROM new."certified_on") AS INTEGER) * 100 + CAST(EXTRACT(month FROM
    new."certified_on") AS INTEGER) AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS
    certificates, 0 AS within_7, 0 AS within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0
    AS within_112, 0 AS within_182, 0 AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS
    posttest_marks, 0 AS fell, 0 AS same, 0 AS rose, 0 AS rose_much, 0 AS finished, 1 AS certified,
    0 AS active, 0 AS marked, 0 AS came
WHERE new."enrolled_on" IS NOT NULL AND length(new."village_code") = 13 AND new."certified_on" IS
    NOT NULL;
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT new."village_code" AS village_code, new."sex" AS sex, new."age_band" AS age_band,
    new."category" AS category, new."destination" AS destination, new."course_id" AS course_id,
    active_month.month AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS certificates, 0
    AS within_7, 0 AS within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0 AS within_112, 0
    AS within_182, 0 AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS posttest_marks, 0 AS fell,
    0 AS same, 0 AS rose, 0 AS rose_much, 0 AS finished, 0 AS certified, 1 AS active, 0 AS marked, 0
    AS came
FROM active_month
WHERE active_month.person_id = new."person_id" AND active_month.course_id = new."course_id" AND
    new."enrolled_on" IS NOT NULL AND length(new."village_code") = 13;
ELSIF TG_OP = 'DELETE' THEN
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT old."village_code" AS village_code, old."sex" AS sex, old."age_band" AS age_band,
    old."category" AS category, old."destination" AS destination, old."course_id" AS course_id,
    CAST(EXTRACT(year FROM old."enrolled_on") AS INTEGER) * 100 + CAST(EXTRACT(month FROM
    old."enrolled_on") AS INTEGER) AS month, -1 AS enrolled, -CASE WHEN (old."withdrawn_on" IS NOT
    NULL AND NOT old."is_open" AND old."completed_on" IS NULL) THEN 1 ELSE 0 END AS withdrawn, -CASE
    WHEN (old."completed_on" IS NOT NULL) THEN 1 ELSE 0 END AS completed, -CASE WHEN
    (old."certified_on" IS NOT NULL) THEN 1 ELSE 0 END AS certificates, -CASE WHEN
    (old."completed_on" IS NOT NULL AND (old."completed_on" - old."enrolled_on") < 7) THEN 1 ELSE 0
    END AS within_7, -CASE WHEN (old."completed_on" IS NOT NULL AND (old."completed_on" -
    old."enrolled_on") >= 7 AND (old."completed_on" - old."enrolled_on") < 14) THEN 1 ELSE 0 END AS
    within_14, -CASE WHEN (old."completed_on" IS NOT NULL AND (old."completed_on" -
    old."enrolled_on") >= 14 AND (old."completed_on" - old."enrolled_on") < 28) THEN 1 ELSE 0 END AS
    within_28, -CASE WHEN (old."completed_on" IS NOT NULL AND (old."completed_on" -
    old."enrolled_on") >= 28 AND (old."completed_on" - old."enrolled_on") < 56) THEN 1 ELSE 0 END AS
    within_56, -CASE WHEN (old."completed_on" IS NOT NULL AND (old."completed_on" -
    old."enrolled_on") >= 56 AND (old."completed_on" - old."enrolled_on") < 84) THEN 1 ELSE 0 END AS
    within_84, -CASE WHEN (old."completed_on" IS NOT NULL AND (old."completed_on" -
    old."enrolled_on") >= 84 AND (old."completed_on" - old."enrolled_on") < 112) THEN 1 ELSE 0 END
    AS within_112, -CASE WHEN (old."completed_on" IS NOT NULL AND (old."completed_on" -
    old."enrolled_on") >= 112 AND (old."completed_on" - old."enrolled_on") < 182) THEN 1 ELSE 0 END
    AS within_182, -CASE WHEN (old."completed_on" IS NOT NULL AND (old."completed_on" -
    old."enrolled_on") >= 182) THEN 1 ELSE 0 END AS later, -CASE WHEN (old."pretest_mark" IS NOT
    NULL AND old."posttest_mark" IS NOT NULL) THEN 1 ELSE 0 END AS both_tests, -CASE WHEN
    (old."pretest_mark" IS NOT NULL AND old."posttest_mark" IS NOT NULL) THEN old."pretest_mark"
    ELSE 0 END AS pretest_marks, -CASE WHEN (old."pretest_mark" IS NOT NULL AND old."posttest_mark"
    IS NOT NULL) THEN old."posttest_mark" ELSE 0 END AS posttest_marks, -CASE WHEN
    (old."posttest_mark" < old."pretest_mark") THEN 1 ELSE 0 END AS fell, -CASE WHEN
    (old."posttest_mark" = old."pretest_mark") THEN 1 ELSE 0 END AS same, -CASE WHEN
    (old."posttest_mark" > old."pretest_mark" AND old."posttest_mark" - old."pretest_mark" <= 20)
    THEN 1 ELSE 0 END AS rose, -CASE WHEN (old."posttest_mark" - old."pretest_mark" > 20) THEN 1
    ELSE 0 END AS rose_much, 0 AS finished, 0 AS certified, 0 AS active, 0 AS marked, 0 AS came
WHERE old."enrolled_on" IS NOT NULL AND length(old."village_code") = 13;
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT old."village_code" AS village_code, old."sex" AS sex, old."age_band" AS age_band,
    old."category" AS category, old."destination" AS destination, old."course_id" AS course_id,
    CAST(EXTRACT(year FROM old."completed_on") AS INTEGER) * 100 + CAST(EXTRACT(month FROM
    old."completed_on") AS INTEGER) AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS
    certificates, 0 AS within_7, 0 AS within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0
    AS within_112, 0 AS within_182, 0 AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS
    posttest_marks, 0 AS fell, 0 AS same, 0 AS rose, 0 AS rose_much, -1 AS finished, 0 AS certified,
    0 AS active, 0 AS marked, 0 AS came
WHERE old."enrolled_on" IS NOT NULL AND length(old."village_code") = 13 AND old."completed_on" IS
    NOT NULL;
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT old."village_code" AS village_code, old."sex" AS sex, old."age_band" AS age_band,
    old."category" AS category, old."destination" AS destination, old."course_id" AS course_id,
    CAST(EXTRACT(year FROM old."certified_on") AS INTEGER) * 100 + CAST(EXTRACT(month FROM
    old."certified_on") AS INTEGER) AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS
    certificates, 0 AS within_7, 0 AS within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0
    AS within_112, 0 AS within_182, 0 AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS
    posttest_marks, 0 AS fell, 0 AS same, 0 AS rose, 0 AS rose_much, 0 AS finished, -1 AS certified,
    0 AS active, 0 AS marked, 0 AS came
WHERE old."enrolled_on" IS NOT NULL AND length(old."village_code") = 13 AND old."certified_on" IS
    NOT NULL;
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT old."village_code" AS village_code, old."sex" AS sex, old."age_band" AS age_band,
    old."category" AS category, old."destination" AS destination, old."course_id" AS course_id,
    active_month.month AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS certificates, 0
    AS within_7, 0 AS within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0 AS within_112, 0
    AS within_182, 0 AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS posttest_marks, 0 AS fell,
    0 AS same, 0 AS rose, 0 AS rose_much, 0 AS finished, 0 AS certified, -1 AS active, 0 AS marked,
    0 AS came
FROM active_month
WHERE active_month.person_id = old."person_id" AND active_month.course_id = old."course_id" AND
    old."enrolled_on" IS NOT NULL AND length(old."village_code") = 13;
ELSE INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id,
    month, enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT old."village_code" AS village_code, old."sex" AS sex, old."age_band" AS age_band,
    old."category" AS category, old."destination" AS destination, old."course_id" AS course_id,
    CAST(EXTRACT(year FROM old."enrolled_on") AS INTEGER) * 100 + CAST(EXTRACT(month FROM
    old."enrolled_on") AS INTEGER) AS month, -1 AS enrolled, -CASE WHEN (old."withdrawn_on" IS NOT
    NULL AND NOT old."is_open" AND old."completed_on" IS NULL) THEN 1 ELSE 0 END AS withdrawn, -CASE
    WHEN (old."completed_on" IS NOT NULL) THEN 1 ELSE 0 END AS completed, -CASE WHEN
    (old."certified_on" IS NOT NULL) THEN 1 ELSE 0 END AS certificates, -CASE WHEN
    (old."completed_on" IS NOT NULL AND (old."completed_on" - old."enrolled_on") < 7) THEN 1 ELSE 0
    END AS within_7, -CASE WHEN (old."completed_on" IS NOT NULL AND (old."completed_on" -
    old."enrolled_on") >= 7 AND (old."completed_on" - old."enrolled_on") < 14) THEN 1 ELSE 0 END AS
    within_14, -CASE WHEN (old."completed_on" IS NOT NULL AND (old."completed_on" -
    old."enrolled_on") >= 14 AND (old."completed_on" - old."enrolled_on") < 28) THEN 1 ELSE 0 END AS
    within_28, -CASE WHEN (old."completed_on" IS NOT NULL AND (old."completed_on" -
    old."enrolled_on") >= 28 AND (old."completed_on" - old."enrolled_on") < 56) THEN 1 ELSE 0 END AS
    within_56, -CASE WHEN (old."completed_on" IS NOT NULL AND (old."completed_on" -
    old."enrolled_on") >= 56 AND (old."completed_on" - old."enrolled_on") < 84) THEN 1 ELSE 0 END AS
    within_84, -CASE WHEN (old."completed_on" IS NOT NULL AND (old."completed_on" -
    old."enrolled_on") >= 84 AND (old."completed_on" - old."enrolled_on") < 112) THEN 1 ELSE 0 END
    AS within_112, -CASE WHEN (old."completed_on" IS NOT NULL AND (old."completed_on" -
    old."enrolled_on") >= 112 AND (old."completed_on" - old."enrolled_on") < 182) THEN 1 ELSE 0 END
    AS within_182, -CASE WHEN (old."completed_on" IS NOT NULL AND (old."completed_on" -
    old."enrolled_on") >= 182) THEN 1 ELSE 0 END AS later, -CASE WHEN (old."pretest_mark" IS NOT
    NULL AND old."posttest_mark" IS NOT NULL) THEN 1 ELSE 0 END AS both_tests, -CASE WHEN
    (old."pretest_mark" IS NOT NULL AND old."posttest_mark" IS NOT NULL) THEN old."pretest_mark"
    ELSE 0 END AS pretest_marks, -CASE WHEN (old."pretest_mark" IS NOT NULL AND old."posttest_mark"
    IS NOT NULL) THEN old."posttest_mark" ELSE 0 END AS posttest_marks, -CASE WHEN
    (old."posttest_mark" < old."pretest_mark") THEN 1 ELSE 0 END AS fell, -CASE WHEN
    (old."posttest_mark" = old."pretest_mark") THEN 1 ELSE 0 END AS same, -CASE WHEN
    (old."posttest_mark" > old."pretest_mark" AND old."posttest_mark" - old."pretest_mark" <= 20)
    THEN 1 ELSE 0 END AS rose, -CASE WHEN (old."posttest_mark" - old."pretest_mark" > 20) THEN 1
    ELSE 0 END AS rose_much, 0 AS finished, 0 AS certified, 0 AS active, 0 AS marked, 0 AS came
WHERE old."enrolled_on" IS NOT NULL AND length(old."village_code") = 13 AND (new."village_code" IS
    DISTINCT FROM old."village_code" OR new."sex" IS DISTINCT FROM old."sex" OR new."age_band" IS
    DISTINCT FROM old."age_band" OR new."category" IS DISTINCT FROM old."category" OR
    new."destination" IS DISTINCT FROM old."destination" OR new."enrolled_on" IS DISTINCT FROM
    old."enrolled_on" OR new."is_open" IS DISTINCT FROM old."is_open" OR new."withdrawn_on" IS
    DISTINCT FROM old."withdrawn_on" OR new."completed_on" IS DISTINCT FROM old."completed_on" OR
    new."certified_on" IS DISTINCT FROM old."certified_on" OR new."pretest_mark" IS DISTINCT FROM
    old."pretest_mark" OR new."posttest_mark" IS DISTINCT FROM old."posttest_mark");
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT new."village_code" AS village_code, new."sex" AS sex, new."age_band" AS age_band,
    new."category" AS category, new."destination" AS destination, new."course_id" AS course_id,
    CAST(EXTRACT(year FROM new."enrolled_on") AS INTEGER) * 100 + CAST(EXTRACT(month FROM
    new."enrolled_on") AS INTEGER) AS month, 1 AS enrolled, CASE WHEN (new."withdrawn_on" IS NOT
    NULL AND NOT new."is_open" AND new."completed_on" IS NULL) THEN 1 ELSE 0 END AS withdrawn, CASE
    WHEN (new."completed_on" IS NOT NULL) THEN 1 ELSE 0 END AS completed, CASE WHEN
    (new."certified_on" IS NOT NULL) THEN 1 ELSE 0 END AS certificates, CASE WHEN
    (new."completed_on" IS NOT NULL AND (new."completed_on" - new."enrolled_on") < 7) THEN 1 ELSE 0
    END AS within_7, CASE WHEN (new."completed_on" IS NOT NULL AND (new."completed_on" -
    new."enrolled_on") >= 7 AND (new."completed_on" - new."enrolled_on") < 14) THEN 1 ELSE 0 END AS
    within_14, CASE WHEN (new."completed_on" IS NOT NULL AND (new."completed_on" -
    new."enrolled_on") >= 14 AND (new."completed_on" - new."enrolled_on") < 28) THEN 1 ELSE 0 END AS
    within_28, CASE WHEN (new."completed_on" IS NOT NULL AND (new."completed_on" -
    new."enrolled_on") >= 28 AND (new."completed_on" - new."enrolled_on") < 56) THEN 1 ELSE 0 END AS
    within_56, CASE WHEN (new."completed_on" IS NOT NULL AND (new."completed_on" -
    new."enrolled_on") >= 56 AND (new."completed_on" - new."enrolled_on") < 84) THEN 1 ELSE 0 END AS
    within_84, CASE WHEN (new."completed_on" IS NOT NULL AND (new."completed_on" -
    new."enrolled_on") >= 84 AND (new."completed_on" - new."enrolled_on") < 112) THEN 1 ELSE 0 END
    AS within_112, CASE WHEN (new."completed_on" IS NOT NULL AND (new."completed_on" -
    new."enrolled_on") >= 112 AND (new."completed_on" - new."enrolled_on") < 182) THEN 1 ELSE 0 END
    AS within_182, CASE WHEN (new."completed_on" IS NOT NULL AND (new."completed_on" -
    new."enrolled_on") >= 182) THEN 1 ELSE 0 END AS later, CASE WHEN (new."pretest_mark" IS NOT NULL
    AND new."posttest_mark" IS NOT NULL) THEN 1 ELSE 0 END AS both_tests, CASE WHEN
    (new."pretest_mark" IS NOT NULL AND new."posttest_mark" IS NOT NULL) THEN new."pretest_mark"
    ELSE 0 END AS pretest_marks, CASE WHEN (new."pretest_mark" IS NOT NULL AND new."posttest_mark"
    IS NOT NULL) THEN new."posttest_mark" ELSE 0 END AS posttest_marks, CASE WHEN
    (new."posttest_mark" < new."pretest_mark") THEN 1 ELSE 0 END AS fell, CASE WHEN
    (new."posttest_mark" = new."pretest_mark") THEN 1 ELSE 0 END AS same, CASE WHEN
    (new."posttest_mark" > new."pretest_mark" AND new."posttest_mark" - new."pretest_mark" <= 20)
    THEN 1 ELSE 0 END AS rose, CASE WHEN (new."posttest_mark" - new."pretest_mark" > 20) THEN 1 ELSE
    0 END AS rose_much, 0 AS finished, 0 AS certified, 0 AS active, 0 AS marked, 0 AS came
WHERE new."enrolled_on" IS NOT NULL AND length(new."village_code") = 13 AND (new."village_code" IS
    DISTINCT FROM old."village_code" OR new."sex" IS DISTINCT FROM old."sex" OR new."age_band" IS
    DISTINCT FROM old."age_band" OR new."category" IS DISTINCT FROM old."category" OR
    new."destination" IS DISTINCT FROM old."destination" OR new."enrolled_on" IS DISTINCT FROM
    old."enrolled_on" OR new."is_open" IS DISTINCT FROM old."is_open" OR new."withdrawn_on" IS
    DISTINCT FROM old."withdrawn_on" OR new."completed_on" IS DISTINCT FROM old."completed_on" OR
    new."certified_on" IS DISTINCT FROM old."certified_on" OR new."pretest_mark" IS DISTINCT FROM
    old."pretest_mark" OR new."posttest_mark" IS DISTINCT FROM old."posttest_mark");
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT old."village_code" AS village_code, old."sex" AS sex, old."age_band" AS age_band,
    old."category" AS category, old."destination" AS destination, old."course_id" AS course_id,
    CAST(EXTRACT(year FROM old."completed_on") AS INTEGER) * 100 + CAST(EXTRACT(month FROM
    old."completed_on") AS INTEGER) AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS
    certificates, 0 AS within_7, 0 AS within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0
    AS within_112, 0 AS within_182, 0 AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS
    posttest_marks, 0 AS fell, 0 AS same, 0 AS rose, 0 AS rose_much, -1 AS finished, 0 AS certified,
    0 AS active, 0 AS marked, 0 AS came
WHERE old."enrolled_on" IS NOT NULL AND length(old."village_code") = 13 AND old."completed_on" IS
    NOT NULL AND (new."village_code" IS DISTINCT FROM old."village_code" OR new."sex" IS DISTINCT
    FROM old."sex" OR new."age_band" IS DISTINCT FROM old."age_band" OR new."category" IS DISTINCT
    FROM old."category" OR new."destination" IS DISTINCT FROM old."destination" OR new."enrolled_on"
    IS DISTINCT FROM old."enrolled_on" OR new."completed_on" IS DISTINCT FROM old."completed_on");
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT new."village_code" AS village_code, new."sex" AS sex, new."age_band" AS age_band,
    new."category" AS category, new."destination" AS destination, new."course_id" AS course_id,
    CAST(EXTRACT(year FROM new."completed_on") AS INTEGER) * 100 + CAST(EXTRACT(month FROM
    new."completed_on") AS INTEGER) AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS
    certificates, 0 AS within_7, 0 AS within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0
    AS within_112, 0 AS within_182, 0 AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS
    posttest_marks, 0 AS fell, 0 AS same, 0 AS rose, 0 AS rose_much, 1 AS finished, 0 AS certified,
    0 AS active, 0 AS marked, 0 AS came
WHERE new."enrolled_on" IS NOT NULL AND length(new."village_code") = 13 AND new."completed_on" IS
    NOT NULL AND (new."village_code" IS DISTINCT FROM old."village_code" OR new."sex" IS DISTINCT
    FROM old."sex" OR new."age_band" IS DISTINCT FROM old."age_band" OR new."category" IS DISTINCT
    FROM old."category" OR new."destination" IS DISTINCT FROM old."destination" OR new."enrolled_on"
    IS DISTINCT FROM old."enrolled_on" OR new."completed_on" IS DISTINCT FROM old."completed_on");
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT old."village_code" AS village_code, old."sex" AS sex, old."age_band" AS age_band,
    old."category" AS category, old."destination" AS destination, old."course_id" AS course_id,
    CAST(EXTRACT(year FROM old."certified_on") AS INTEGER) * 100 + CAST(EXTRACT(month FROM
    old."certified_on") AS INTEGER) AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS
    certificates, 0 AS within_7, 0 AS within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0
    AS within_112, 0 AS within_182, 0 AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS
    posttest_marks, 0 AS fell, 0 AS same, 0 AS rose, 0 AS rose_much, 0 AS finished, -1 AS certified,
    0 AS active, 0 AS marked, 0 AS came
WHERE old."enrolled_on" IS NOT NULL AND length(old."village_code") = 13 AND old."certified_on" IS
    NOT NULL AND (new."village_code" IS DISTINCT FROM old."village_code" OR new."sex" IS DISTINCT
    FROM old."sex" OR new."age_band" IS DISTINCT FROM old."age_band" OR new."category" IS DISTINCT
    FROM old."category" OR new."destination" IS DISTINCT FROM old."destination" OR new."enrolled_on"
    IS DISTINCT FROM old."enrolled_on" OR new."certified_on" IS DISTINCT FROM old."certified_on");
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT new."village_code" AS village_code, new."sex" AS sex, new."age_band" AS age_band,
    new."category" AS category, new."destination" AS destination, new."course_id" AS course_id,
    CAST(EXTRACT(year FROM new."certified_on") AS INTEGER) * 100 + CAST(EXTRACT(month FROM
    new."certified_on") AS INTEGER) AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS
    certificates, 0 AS within_7, 0 AS within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0
    AS within_112, 0 AS within_182, 0 AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS
    posttest_marks, 0 AS fell, 0 AS same, 0 AS rose, 0 AS rose_much, 0 AS finished, 1 AS certified,
    0 AS active, 0 AS marked, 0 AS came
WHERE new."enrolled_on" IS NOT NULL AND length(new."village_code") = 13 AND new."certified_on" IS
    NOT NULL AND (new."village_code" IS DISTINCT FROM old."village_code" OR new."sex" IS DISTINCT
    FROM old."sex" OR new."age_band" IS DISTINCT FROM old."age_band" OR new."category" IS DISTINCT
    FROM old."category" OR new."destination" IS DISTINCT FROM old."destination" OR new."enrolled_on"
    IS DISTINCT FROM old."enrolled_on" OR new."certified_on" IS DISTINCT FROM old."certified_on");
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT old."village_code" AS village_code, old."sex" AS sex, old."age_band" AS age_band,
    old."category" AS category, old."destination" AS destination, old."course_id" AS course_id,
    active_month.month AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS certificates, 0
    AS within_7, 0 AS within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0 AS within_112, 0
    AS within_182, 0 AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS posttest_marks, 0 AS fell,
    0 AS same, 0 AS rose, 0 AS rose_much, 0 AS finished, 0 AS certified, -1 AS active, 0 AS marked,
    0 AS came
FROM active_month
WHERE active_month.person_id = old."person_id" AND active_month.course_id = old."course_id" AND
    old."enrolled_on" IS NOT NULL AND length(old."village_code") = 13 AND (new."village_code" IS
    DISTINCT FROM old."village_code" OR new."sex" IS DISTINCT FROM old."sex" OR new."age_band" IS
    DISTINCT FROM old."age_band" OR new."category" IS DISTINCT FROM old."category" OR
    new."destination" IS DISTINCT FROM old."destination" OR new."enrolled_on" IS DISTINCT FROM
    old."enrolled_on");
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT new."village_code" AS village_code, new."sex" AS sex, new."age_band" AS age_band,
    new."category" AS category, new."destination" AS destination, new."course_id" AS course_id,
    active_month.month AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS certificates, 0
    AS within_7, 0 AS within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0 AS within_112, 0
    AS within_182, 0 AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS posttest_marks, 0 AS fell,
    0 AS same, 0 AS rose, 0 AS rose_much, 0 AS finished, 0 AS certified, 1 AS active, 0 AS marked, 0
    AS came
FROM active_month
WHERE active_month.person_id = new."person_id" AND active_month.course_id = new."course_id" AND
    new."enrolled_on" IS NOT NULL AND length(new."village_code") = 13 AND (new."village_code" IS
    DISTINCT FROM old."village_code" OR new."sex" IS DISTINCT FROM old."sex" OR new."age_band" IS
    DISTINCT FROM old."age_band" OR new."category" IS DISTINCT FROM old."category" OR
    new."destination" IS DISTINCT FROM old."destination" OR new."enrolled_on" IS DISTINCT FROM
    old."enrolled_on"); END IF;
RETURN NULL; END$$
--
CREATE TRIGGER course_standing_moved AFTER INSERT OR DELETE ON course_standing FOR EACH ROW
EXECUTE FUNCTION sum_up_course_standing()
--
CREATE TRIGGER course_standing_changed AFTER UPDATE ON course_standing FOR EACH ROW WHEN
    (new."village_code" IS DISTINCT FROM old."village_code" OR new."sex" IS DISTINCT FROM old."sex"
    OR new."age_band" IS DISTINCT FROM old."age_band" OR new."category" IS DISTINCT FROM
    old."category" OR new."destination" IS DISTINCT FROM old."destination" OR new."enrolled_on" IS
    DISTINCT FROM old."enrolled_on" OR new."is_open" IS DISTINCT FROM old."is_open" OR
    new."withdrawn_on" IS DISTINCT FROM old."withdrawn_on" OR new."completed_on" IS DISTINCT FROM
    old."completed_on" OR new."certified_on" IS DISTINCT FROM old."certified_on" OR
    new."pretest_mark" IS DISTINCT FROM old."pretest_mark" OR new."posttest_mark" IS DISTINCT FROM
    old."posttest_mark")
EXECUTE FUNCTION sum_up_course_standing()
--
CREATE FUNCTION sum_up_active_month() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
IF TG_OP = 'INSERT' THEN
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT course_standing.village_code AS village_code, course_standing.sex AS sex,
    course_standing.age_band AS age_band, course_standing.category AS category,
    course_standing.destination AS destination, course_standing.course_id AS course_id, new."month"
    AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS certificates, 0 AS within_7, 0 AS
    within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0 AS within_112, 0 AS within_182, 0
    AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS posttest_marks, 0 AS fell, 0 AS same, 0 AS
    rose, 0 AS rose_much, 0 AS finished, 0 AS certified, 1 AS active, 0 AS marked, 0 AS came
FROM course_standing
WHERE course_standing.person_id = new."person_id" AND course_standing.course_id = new."course_id"
    AND course_standing.enrolled_on IS NOT NULL AND length(course_standing.village_code) = 13;
ELSIF TG_OP = 'DELETE' THEN
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT course_standing.village_code AS village_code, course_standing.sex AS sex,
    course_standing.age_band AS age_band, course_standing.category AS category,
    course_standing.destination AS destination, course_standing.course_id AS course_id, old."month"
    AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS certificates, 0 AS within_7, 0 AS
    within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0 AS within_112, 0 AS within_182, 0
    AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS posttest_marks, 0 AS fell, 0 AS same, 0 AS
    rose, 0 AS rose_much, 0 AS finished, 0 AS certified, -1 AS active, 0 AS marked, 0 AS came
FROM course_standing
WHERE course_standing.person_id = old."person_id" AND course_standing.course_id = old."course_id"
    AND course_standing.enrolled_on IS NOT NULL AND length(course_standing.village_code) = 13;
ELSE INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id,
    month, enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT course_standing.village_code AS village_code, course_standing.sex AS sex,
    course_standing.age_band AS age_band, course_standing.category AS category,
    course_standing.destination AS destination, course_standing.course_id AS course_id, old."month"
    AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS certificates, 0 AS within_7, 0 AS
    within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0 AS within_112, 0 AS within_182, 0
    AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS posttest_marks, 0 AS fell, 0 AS same, 0 AS
    rose, 0 AS rose_much, 0 AS finished, 0 AS certified, -1 AS active, 0 AS marked, 0 AS came
FROM course_standing
WHERE course_standing.person_id = old."person_id" AND course_standing.course_id = old."course_id"
    AND course_standing.enrolled_on IS NOT NULL AND length(course_standing.village_code) = 13 AND
    (new."person_id" IS DISTINCT FROM old."person_id" OR new."course_id" IS DISTINCT FROM
    old."course_id" OR new."month" IS DISTINCT FROM old."month");
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT course_standing.village_code AS village_code, course_standing.sex AS sex,
    course_standing.age_band AS age_band, course_standing.category AS category,
    course_standing.destination AS destination, course_standing.course_id AS course_id, new."month"
    AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS certificates, 0 AS within_7, 0 AS
    within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0 AS within_112, 0 AS within_182, 0
    AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS posttest_marks, 0 AS fell, 0 AS same, 0 AS
    rose, 0 AS rose_much, 0 AS finished, 0 AS certified, 1 AS active, 0 AS marked, 0 AS came
FROM course_standing
WHERE course_standing.person_id = new."person_id" AND course_standing.course_id = new."course_id"
    AND course_standing.enrolled_on IS NOT NULL AND length(course_standing.village_code) = 13 AND
    (new."person_id" IS DISTINCT FROM old."person_id" OR new."course_id" IS DISTINCT FROM
    old."course_id" OR new."month" IS DISTINCT FROM old."month"); END IF;
RETURN NULL; END$$
--
CREATE TRIGGER active_month_moved AFTER INSERT OR DELETE ON active_month FOR EACH ROW
EXECUTE FUNCTION sum_up_active_month()
--
CREATE TRIGGER active_month_changed AFTER UPDATE ON active_month FOR EACH ROW WHEN (new."person_id"
    IS DISTINCT FROM old."person_id" OR new."course_id" IS DISTINCT FROM old."course_id" OR
    new."month" IS DISTINCT FROM old."month")
EXECUTE FUNCTION sum_up_active_month()
