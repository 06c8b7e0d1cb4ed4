CREATE TRIGGER course_standing_came AFTER INSERT ON course_standing
BEGIN
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT new."village_code" AS village_code, new."sex" AS sex, new."age_band" AS age_band,
    new."category" AS category, new."destination" AS destination, new."course_id" AS course_id,
    CAST(CAST(STRFTIME('%Y', new."enrolled_on") AS INTEGER) AS INTEGER) * 100 +
    CAST(CAST(STRFTIME('%m', new."enrolled_on") AS INTEGER) AS INTEGER) AS month, 1 AS enrolled,
    CASE WHEN (new."withdrawn_on" IS NOT NULL AND new."is_open" = 0 AND new."completed_on" IS NULL)
    THEN 1 ELSE 0 END AS withdrawn, CASE WHEN (new."completed_on" IS NOT NULL) THEN 1 ELSE 0 END AS
    completed, CASE WHEN (new."certified_on" IS NOT NULL) THEN 1 ELSE 0 END AS certificates, CASE
    WHEN (new."completed_on" IS NOT NULL AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) < 7) THEN 1 ELSE 0 END AS within_7, CASE WHEN
    (new."completed_on" IS NOT NULL AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) >= 7 AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) < 14) THEN 1 ELSE 0 END AS within_14, CASE WHEN
    (new."completed_on" IS NOT NULL AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) >= 14 AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) < 28) THEN 1 ELSE 0 END AS within_28, CASE WHEN
    (new."completed_on" IS NOT NULL AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) >= 28 AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) < 56) THEN 1 ELSE 0 END AS within_56, CASE WHEN
    (new."completed_on" IS NOT NULL AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) >= 56 AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) < 84) THEN 1 ELSE 0 END AS within_84, CASE WHEN
    (new."completed_on" IS NOT NULL AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) >= 84 AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) < 112) THEN 1 ELSE 0 END AS within_112, CASE WHEN
    (new."completed_on" IS NOT NULL AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) >= 112 AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) < 182) THEN 1 ELSE 0 END AS within_182, CASE WHEN
    (new."completed_on" IS NOT NULL AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) >= 182) THEN 1 ELSE 0 END AS later, CASE WHEN
    (new."pretest_mark" IS NOT NULL AND new."posttest_mark" IS NOT NULL) THEN 1 ELSE 0 END AS
    both_tests, CASE WHEN (new."pretest_mark" IS NOT NULL AND new."posttest_mark" IS NOT NULL) THEN
    new."pretest_mark" ELSE 0 END AS pretest_marks, CASE WHEN (new."pretest_mark" IS NOT NULL AND
    new."posttest_mark" IS NOT NULL) THEN new."posttest_mark" ELSE 0 END AS posttest_marks, CASE
    WHEN (new."posttest_mark" < new."pretest_mark") THEN 1 ELSE 0 END AS fell, CASE WHEN
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
    CAST(CAST(STRFTIME('%Y', new."completed_on") AS INTEGER) AS INTEGER) * 100 +
    CAST(CAST(STRFTIME('%m', new."completed_on") AS INTEGER) AS INTEGER) AS month, 0 AS enrolled, 0
    AS withdrawn, 0 AS completed, 0 AS certificates, 0 AS within_7, 0 AS within_14, 0 AS within_28,
    0 AS within_56, 0 AS within_84, 0 AS within_112, 0 AS within_182, 0 AS later, 0 AS both_tests, 0
    AS pretest_marks, 0 AS posttest_marks, 0 AS fell, 0 AS same, 0 AS rose, 0 AS rose_much, 1 AS
    finished, 0 AS certified, 0 AS active, 0 AS marked, 0 AS came
WHERE new."enrolled_on" IS NOT NULL AND length(new."village_code") = 13 AND new."completed_on" IS
    NOT NULL;
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT new."village_code" AS village_code, new."sex" AS sex, new."age_band" AS age_band,
    new."category" AS category, new."destination" AS destination, new."course_id" AS course_id,
    CAST(CAST(STRFTIME('%Y', new."certified_on") AS INTEGER) AS INTEGER) * 100 +
    CAST(CAST(STRFTIME('%m', new."certified_on") AS INTEGER) AS INTEGER) AS month, 0 AS enrolled, 0
    AS withdrawn, 0 AS completed, 0 AS certificates, 0 AS within_7, 0 AS within_14, 0 AS within_28,
    0 AS within_56, 0 AS within_84, 0 AS within_112, 0 AS within_182, 0 AS later, 0 AS both_tests, 0
    AS pretest_marks, 0 AS posttest_marks, 0 AS fell, 0 AS same, 0 AS rose, 0 AS rose_much, 0 AS
    finished, 1 AS certified, 0 AS active, 0 AS marked, 0 AS came
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
END
--
CREATE TRIGGER course_standing_changed AFTER UPDATE ON course_standing WHEN new."village_code" IS
    NOT old."village_code" OR new."sex" IS NOT old."sex" OR new."age_band" IS NOT old."age_band" OR
    new."category" IS NOT old."category" OR new."destination" IS NOT old."destination" OR
    new."enrolled_on" IS NOT old."enrolled_on" OR new."is_open" IS NOT old."is_open" OR
    new."withdrawn_on" IS NOT old."withdrawn_on" OR new."completed_on" IS NOT old."completed_on" OR
    new."certified_on" IS NOT old."certified_on" OR new."pretest_mark" IS NOT old."pretest_mark" OR
    new."posttest_mark" IS NOT old."posttest_mark"
BEGIN
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT old."village_code" AS village_code, old."sex" AS sex, old."age_band" AS age_band,
    old."category" AS category, old."destination" AS destination, old."course_id" AS course_id,
    CAST(CAST(STRFTIME('%Y', old."enrolled_on") AS INTEGER) AS INTEGER) * 100 +
    CAST(CAST(STRFTIME('%m', old."enrolled_on") AS INTEGER) AS INTEGER) AS month, -1 AS enrolled,
    -CASE WHEN (old."withdrawn_on" IS NOT NULL AND old."is_open" = 0 AND old."completed_on" IS NULL)
    THEN 1 ELSE 0 END AS withdrawn, -CASE WHEN (old."completed_on" IS NOT NULL) THEN 1 ELSE 0 END AS
    completed, -CASE WHEN (old."certified_on" IS NOT NULL) THEN 1 ELSE 0 END AS certificates, -CASE
    WHEN (old."completed_on" IS NOT NULL AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) < 7) THEN 1 ELSE 0 END AS within_7, -CASE WHEN
    (old."completed_on" IS NOT NULL AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) >= 7 AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) < 14) THEN 1 ELSE 0 END AS within_14, -CASE WHEN
    (old."completed_on" IS NOT NULL AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) >= 14 AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) < 28) THEN 1 ELSE 0 END AS within_28, -CASE WHEN
    (old."completed_on" IS NOT NULL AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) >= 28 AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) < 56) THEN 1 ELSE 0 END AS within_56, -CASE WHEN
    (old."completed_on" IS NOT NULL AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) >= 56 AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) < 84) THEN 1 ELSE 0 END AS within_84, -CASE WHEN
    (old."completed_on" IS NOT NULL AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) >= 84 AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) < 112) THEN 1 ELSE 0 END AS within_112, -CASE WHEN
    (old."completed_on" IS NOT NULL AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) >= 112 AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) < 182) THEN 1 ELSE 0 END AS within_182, -CASE WHEN
    (old."completed_on" IS NOT NULL AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) >= 182) THEN 1 ELSE 0 END AS later, -CASE WHEN
    (old."pretest_mark" IS NOT NULL AND old."posttest_mark" IS NOT NULL) THEN 1 ELSE 0 END AS
    both_tests, -CASE WHEN (old."pretest_mark" IS NOT NULL AND old."posttest_mark" IS NOT NULL) THEN
    old."pretest_mark" ELSE 0 END AS pretest_marks, -CASE WHEN (old."pretest_mark" IS NOT NULL AND
    old."posttest_mark" IS NOT NULL) THEN old."posttest_mark" ELSE 0 END AS posttest_marks, -CASE
    WHEN (old."posttest_mark" < old."pretest_mark") THEN 1 ELSE 0 END AS fell, -CASE WHEN
    (old."posttest_mark" = old."pretest_mark") THEN 1 ELSE 0 END AS same, -CASE WHEN
    (old."posttest_mark" > old."pretest_mark" AND old."posttest_mark" - old."pretest_mark" <= 20)
    THEN 1 ELSE 0 END AS rose, -CASE WHEN (old."posttest_mark" - old."pretest_mark" > 20) THEN 1
    ELSE 0 END AS rose_much, 0 AS finished, 0 AS certified, 0 AS active, 0 AS marked, 0 AS came
WHERE old."enrolled_on" IS NOT NULL AND length(old."village_code") = 13 AND (new."village_code" IS
    NOT old."village_code" OR new."sex" IS NOT old."sex" OR new."age_band" IS NOT old."age_band" OR
    new."category" IS NOT old."category" OR new."destination" IS NOT old."destination" OR
    new."enrolled_on" IS NOT old."enrolled_on" OR new."is_open" IS NOT old."is_open" OR
    new."withdrawn_on" IS NOT old."withdrawn_on" OR new."completed_on" IS NOT old."completed_on" OR
    new."certified_on" IS NOT old."certified_on" OR new."pretest_mark" IS NOT old."pretest_mark" OR
    new."posttest_mark" IS NOT old."posttest_mark");
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT new."village_code" AS village_code, new."sex" AS sex, new."age_band" AS age_band,
    new."category" AS category, new."destination" AS destination, new."course_id" AS course_id,
    CAST(CAST(STRFTIME('%Y', new."enrolled_on") AS INTEGER) AS INTEGER) * 100 +
    CAST(CAST(STRFTIME('%m', new."enrolled_on") AS INTEGER) AS INTEGER) AS month, 1 AS enrolled,
    CASE WHEN (new."withdrawn_on" IS NOT NULL AND new."is_open" = 0 AND new."completed_on" IS NULL)
    THEN 1 ELSE 0 END AS withdrawn, CASE WHEN (new."completed_on" IS NOT NULL) THEN 1 ELSE 0 END AS
    completed, CASE WHEN (new."certified_on" IS NOT NULL) THEN 1 ELSE 0 END AS certificates, CASE
    WHEN (new."completed_on" IS NOT NULL AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) < 7) THEN 1 ELSE 0 END AS within_7, CASE WHEN
    (new."completed_on" IS NOT NULL AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) >= 7 AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) < 14) THEN 1 ELSE 0 END AS within_14, CASE WHEN
    (new."completed_on" IS NOT NULL AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) >= 14 AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) < 28) THEN 1 ELSE 0 END AS within_28, CASE WHEN
    (new."completed_on" IS NOT NULL AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) >= 28 AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) < 56) THEN 1 ELSE 0 END AS within_56, CASE WHEN
    (new."completed_on" IS NOT NULL AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) >= 56 AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) < 84) THEN 1 ELSE 0 END AS within_84, CASE WHEN
    (new."completed_on" IS NOT NULL AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) >= 84 AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) < 112) THEN 1 ELSE 0 END AS within_112, CASE WHEN
    (new."completed_on" IS NOT NULL AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) >= 112 AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) < 182) THEN 1 ELSE 0 END AS within_182, CASE WHEN
    (new."completed_on" IS NOT NULL AND CAST(julianday(new."completed_on") -
    julianday(new."enrolled_on") AS INTEGER) >= 182) THEN 1 ELSE 0 END AS later, CASE WHEN
    (new."pretest_mark" IS NOT NULL AND new."posttest_mark" IS NOT NULL) THEN 1 ELSE 0 END AS
    both_tests, CASE WHEN (new."pretest_mark" IS NOT NULL AND new."posttest_mark" IS NOT NULL) THEN
    new."pretest_mark" ELSE 0 END AS pretest_marks, CASE WHEN (new."pretest_mark" IS NOT NULL AND
    new."posttest_mark" IS NOT NULL) THEN new."posttest_mark" ELSE 0 END AS posttest_marks, CASE
    WHEN (new."posttest_mark" < new."pretest_mark") THEN 1 ELSE 0 END AS fell, CASE WHEN
    (new."posttest_mark" = new."pretest_mark") THEN 1 ELSE 0 END AS same, CASE WHEN
    (new."posttest_mark" > new."pretest_mark" AND new."posttest_mark" - new."pretest_mark" <= 20)
    THEN 1 ELSE 0 END AS rose, CASE WHEN (new."posttest_mark" - new."pretest_mark" > 20) THEN 1 ELSE
    0 END AS rose_much, 0 AS finished, 0 AS certified, 0 AS active, 0 AS marked, 0 AS came
WHERE new."enrolled_on" IS NOT NULL AND length(new."village_code") = 13 AND (new."village_code" IS
    NOT old."village_code" OR new."sex" IS NOT old."sex" OR new."age_band" IS NOT old."age_band" OR
    new."category" IS NOT old."category" OR new."destination" IS NOT old."destination" OR
    new."enrolled_on" IS NOT old."enrolled_on" OR new."is_open" IS NOT old."is_open" OR
    new."withdrawn_on" IS NOT old."withdrawn_on" OR new."completed_on" IS NOT old."completed_on" OR
    new."certified_on" IS NOT old."certified_on" OR new."pretest_mark" IS NOT old."pretest_mark" OR
    new."posttest_mark" IS NOT old."posttest_mark");
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT old."village_code" AS village_code, old."sex" AS sex, old."age_band" AS age_band,
    old."category" AS category, old."destination" AS destination, old."course_id" AS course_id,
    CAST(CAST(STRFTIME('%Y', old."completed_on") AS INTEGER) AS INTEGER) * 100 +
    CAST(CAST(STRFTIME('%m', old."completed_on") AS INTEGER) AS INTEGER) AS month, 0 AS enrolled, 0
    AS withdrawn, 0 AS completed, 0 AS certificates, 0 AS within_7, 0 AS within_14, 0 AS within_28,
    0 AS within_56, 0 AS within_84, 0 AS within_112, 0 AS within_182, 0 AS later, 0 AS both_tests, 0
    AS pretest_marks, 0 AS posttest_marks, 0 AS fell, 0 AS same, 0 AS rose, 0 AS rose_much, -1 AS
    finished, 0 AS certified, 0 AS active, 0 AS marked, 0 AS came
WHERE old."enrolled_on" IS NOT NULL AND length(old."village_code") = 13 AND old."completed_on" IS
    NOT NULL AND (new."village_code" IS NOT old."village_code" OR new."sex" IS NOT old."sex" OR
    new."age_band" IS NOT old."age_band" OR new."category" IS NOT old."category" OR
    new."destination" IS NOT old."destination" OR new."enrolled_on" IS NOT old."enrolled_on" OR
    new."completed_on" IS NOT old."completed_on");
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT new."village_code" AS village_code, new."sex" AS sex, new."age_band" AS age_band,
    new."category" AS category, new."destination" AS destination, new."course_id" AS course_id,
    CAST(CAST(STRFTIME('%Y', new."completed_on") AS INTEGER) AS INTEGER) * 100 +
    CAST(CAST(STRFTIME('%m', new."completed_on") AS INTEGER) AS INTEGER) AS month, 0 AS enrolled, 0
    AS withdrawn, 0 AS completed, 0 AS certificates, 0 AS within_7, 0 AS within_14, 0 AS within_28,
    0 AS within_56, 0 AS within_84, 0 AS within_112, 0 AS within_182, 0 AS later, 0 AS both_tests, 0
    AS pretest_marks, 0 AS posttest_marks, 0 AS fell, 0 AS same, 0 AS rose, 0 AS rose_much, 1 AS
    finished, 0 AS certified, 0 AS active, 0 AS marked, 0 AS came
WHERE new."enrolled_on" IS NOT NULL AND length(new."village_code") = 13 AND new."completed_on" IS
    NOT NULL AND (new."village_code" IS NOT old."village_code" OR new."sex" IS NOT old."sex" OR
    new."age_band" IS NOT old."age_band" OR new."category" IS NOT old."category" OR
    new."destination" IS NOT old."destination" OR new."enrolled_on" IS NOT old."enrolled_on" OR
    new."completed_on" IS NOT old."completed_on");
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT old."village_code" AS village_code, old."sex" AS sex, old."age_band" AS age_band,
    old."category" AS category, old."destination" AS destination, old."course_id" AS course_id,
    CAST(CAST(STRFTIME('%Y', old."certified_on") AS INTEGER) AS INTEGER) * 100 +
    CAST(CAST(STRFTIME('%m', old."certified_on") AS INTEGER) AS INTEGER) AS month, 0 AS enrolled, 0
    AS withdrawn, 0 AS completed, 0 AS certificates, 0 AS within_7, 0 AS within_14, 0 AS within_28,
    0 AS within_56, 0 AS within_84, 0 AS within_112, 0 AS within_182, 0 AS later, 0 AS both_tests, 0
    AS pretest_marks, 0 AS posttest_marks, 0 AS fell, 0 AS same, 0 AS rose, 0 AS rose_much, 0 AS
    finished, -1 AS certified, 0 AS active, 0 AS marked, 0 AS came
WHERE old."enrolled_on" IS NOT NULL AND length(old."village_code") = 13 AND old."certified_on" IS
    NOT NULL AND (new."village_code" IS NOT old."village_code" OR new."sex" IS NOT old."sex" OR
    new."age_band" IS NOT old."age_band" OR new."category" IS NOT old."category" OR
    new."destination" IS NOT old."destination" OR new."enrolled_on" IS NOT old."enrolled_on" OR
    new."certified_on" IS NOT old."certified_on");
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT new."village_code" AS village_code, new."sex" AS sex, new."age_band" AS age_band,
    new."category" AS category, new."destination" AS destination, new."course_id" AS course_id,
    CAST(CAST(STRFTIME('%Y', new."certified_on") AS INTEGER) AS INTEGER) * 100 +
    CAST(CAST(STRFTIME('%m', new."certified_on") AS INTEGER) AS INTEGER) AS month, 0 AS enrolled, 0
    AS withdrawn, 0 AS completed, 0 AS certificates, 0 AS within_7, 0 AS within_14, 0 AS within_28,
    0 AS within_56, 0 AS within_84, 0 AS within_112, 0 AS within_182, 0 AS later, 0 AS both_tests, 0
    AS pretest_marks, 0 AS posttest_marks, 0 AS fell, 0 AS same, 0 AS rose, 0 AS rose_much, 0 AS
    finished, 1 AS certified, 0 AS active, 0 AS marked, 0 AS came
WHERE new."enrolled_on" IS NOT NULL AND length(new."village_code") = 13 AND new."certified_on" IS
    NOT NULL AND (new."village_code" IS NOT old."village_code" OR new."sex" IS NOT old."sex" OR
    new."age_band" IS NOT old."age_band" OR new."category" IS NOT old."category" OR
    new."destination" IS NOT old."destination" OR new."enrolled_on" IS NOT old."enrolled_on" OR
    new."certified_on" IS NOT old."certified_on");
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
    old."enrolled_on" IS NOT NULL AND length(old."village_code") = 13 AND (new."village_code" IS NOT
    old."village_code" OR new."sex" IS NOT old."sex" OR new."age_band" IS NOT old."age_band" OR
    new."category" IS NOT old."category" OR new."destination" IS NOT old."destination" OR
    new."enrolled_on" IS NOT old."enrolled_on");
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
    new."enrolled_on" IS NOT NULL AND length(new."village_code") = 13 AND (new."village_code" IS NOT
    old."village_code" OR new."sex" IS NOT old."sex" OR new."age_band" IS NOT old."age_band" OR
    new."category" IS NOT old."category" OR new."destination" IS NOT old."destination" OR
    new."enrolled_on" IS NOT old."enrolled_on");
END
--
CREATE TRIGGER course_standing_went AFTER DELETE ON course_standing
BEGIN
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT old."village_code" AS village_code, old."sex" AS sex, old."age_band" AS age_band,
    old."category" AS category, old."destination" AS destination, old."course_id" AS course_id,
    CAST(CAST(STRFTIME('%Y', old."enrolled_on") AS INTEGER) AS INTEGER) * 100 +
    CAST(CAST(STRFTIME('%m', old."enrolled_on") AS INTEGER) AS INTEGER) AS month, -1 AS enrolled,
    -CASE WHEN (old."withdrawn_on" IS NOT NULL AND old."is_open" = 0 AND old."completed_on" IS NULL)
    THEN 1 ELSE 0 END AS withdrawn, -CASE WHEN (old."completed_on" IS NOT NULL) THEN 1 ELSE 0 END AS
    completed, -CASE WHEN (old."certified_on" IS NOT NULL) THEN 1 ELSE 0 END AS certificates, -CASE
    WHEN (old."completed_on" IS NOT NULL AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) < 7) THEN 1 ELSE 0 END AS within_7, -CASE WHEN
    (old."completed_on" IS NOT NULL AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) >= 7 AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) < 14) THEN 1 ELSE 0 END AS within_14, -CASE WHEN
    (old."completed_on" IS NOT NULL AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) >= 14 AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) < 28) THEN 1 ELSE 0 END AS within_28, -CASE WHEN
    (old."completed_on" IS NOT NULL AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) >= 28 AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) < 56) THEN 1 ELSE 0 END AS within_56, -CASE WHEN
    (old."completed_on" IS NOT NULL AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) >= 56 AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) < 84) THEN 1 ELSE 0 END AS within_84, -CASE WHEN
    (old."completed_on" IS NOT NULL AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) >= 84 AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) < 112) THEN 1 ELSE 0 END AS within_112, -CASE WHEN
    (old."completed_on" IS NOT NULL AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) >= 112 AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) < 182) THEN 1 ELSE 0 END AS within_182, -CASE WHEN
    (old."completed_on" IS NOT NULL AND CAST(julianday(old."completed_on") -
    julianday(old."enrolled_on") AS INTEGER) >= 182) THEN 1 ELSE 0 END AS later, -CASE WHEN
    (old."pretest_mark" IS NOT NULL AND old."posttest_mark" IS NOT NULL) THEN 1 ELSE 0 END AS
    both_tests, -CASE WHEN (old."pretest_mark" IS NOT NULL AND old."posttest_mark" IS NOT NULL) THEN
    old."pretest_mark" ELSE 0 END AS pretest_marks, -CASE WHEN (old."pretest_mark" IS NOT NULL AND
    old."posttest_mark" IS NOT NULL) THEN old."posttest_mark" ELSE 0 END AS posttest_marks, -CASE
    WHEN (old."posttest_mark" < old."pretest_mark") THEN 1 ELSE 0 END AS fell, -CASE WHEN
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
    CAST(CAST(STRFTIME('%Y', old."completed_on") AS INTEGER) AS INTEGER) * 100 +
    CAST(CAST(STRFTIME('%m', old."completed_on") AS INTEGER) AS INTEGER) AS month, 0 AS enrolled, 0
    AS withdrawn, 0 AS completed, 0 AS certificates, 0 AS within_7, 0 AS within_14, 0 AS within_28,
    0 AS within_56, 0 AS within_84, 0 AS within_112, 0 AS within_182, 0 AS later, 0 AS both_tests, 0
    AS pretest_marks, 0 AS posttest_marks, 0 AS fell, 0 AS same, 0 AS rose, 0 AS rose_much, -1 AS
    finished, 0 AS certified, 0 AS active, 0 AS marked, 0 AS came
WHERE old."enrolled_on" IS NOT NULL AND length(old."village_code") = 13 AND old."completed_on" IS
    NOT NULL;
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT old."village_code" AS village_code, old."sex" AS sex, old."age_band" AS age_band,
    old."category" AS category, old."destination" AS destination, old."course_id" AS course_id,
    CAST(CAST(STRFTIME('%Y', old."certified_on") AS INTEGER) AS INTEGER) * 100 +
    CAST(CAST(STRFTIME('%m', old."certified_on") AS INTEGER) AS INTEGER) AS month, 0 AS enrolled, 0
    AS withdrawn, 0 AS completed, 0 AS certificates, 0 AS within_7, 0 AS within_14, 0 AS within_28,
    0 AS within_56, 0 AS within_84, 0 AS within_112, 0 AS within_182, 0 AS later, 0 AS both_tests, 0
    AS pretest_marks, 0 AS posttest_marks, 0 AS fell, 0 AS same, 0 AS rose, 0 AS rose_much, 0 AS
    finished, -1 AS certified, 0 AS active, 0 AS marked, 0 AS came
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
END
--
CREATE TRIGGER active_month_came AFTER INSERT ON active_month
BEGIN
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
END
--
CREATE TRIGGER active_month_changed AFTER UPDATE ON active_month WHEN new."person_id" IS NOT
    old."person_id" OR new."course_id" IS NOT old."course_id" OR new."month" IS NOT old."month"
BEGIN
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
    AND course_standing.enrolled_on IS NOT NULL AND length(course_standing.village_code) = 13 AND
    (new."person_id" IS NOT old."person_id" OR new."course_id" IS NOT old."course_id" OR new."month"
    IS NOT old."month");
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
    (new."person_id" IS NOT old."person_id" OR new."course_id" IS NOT old."course_id" OR new."month"
    IS NOT old."month");
END
--
CREATE TRIGGER active_month_went AFTER DELETE ON active_month
BEGIN
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
END
