CREATE TRIGGER attendance_came AFTER INSERT ON attendance
BEGIN
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT new."village_code" AS village_code, new."sex" AS sex, new."age_band" AS age_band,
    new."category" AS category, '' AS destination, '' AS course_id, CAST(CAST(STRFTIME('%Y',
    new."on") AS INTEGER) AS INTEGER) * 100 + CAST(CAST(STRFTIME('%m', new."on") AS INTEGER) AS
    INTEGER) AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS certificates, 0 AS
    within_7, 0 AS within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0 AS within_112, 0 AS
    within_182, 0 AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS posttest_marks, 0 AS fell, 0
    AS same, 0 AS rose, 0 AS rose_much, 0 AS finished, 0 AS certified, 0 AS active, 1 AS marked,
    CASE WHEN (new."status" = 'present' OR new."status" = 'late') THEN 1 ELSE 0 END AS came
WHERE length(new."village_code") = 13;
END
--
CREATE TRIGGER attendance_changed AFTER UPDATE ON attendance WHEN new."village_code" IS NOT
    old."village_code" OR new."sex" IS NOT old."sex" OR new."age_band" IS NOT old."age_band" OR
    new."category" IS NOT old."category" OR new."on" IS NOT old."on" OR new."status" IS NOT
    old."status"
BEGIN
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT old."village_code" AS village_code, old."sex" AS sex, old."age_band" AS age_band,
    old."category" AS category, '' AS destination, '' AS course_id, CAST(CAST(STRFTIME('%Y',
    old."on") AS INTEGER) AS INTEGER) * 100 + CAST(CAST(STRFTIME('%m', old."on") AS INTEGER) AS
    INTEGER) AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS certificates, 0 AS
    within_7, 0 AS within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0 AS within_112, 0 AS
    within_182, 0 AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS posttest_marks, 0 AS fell, 0
    AS same, 0 AS rose, 0 AS rose_much, 0 AS finished, 0 AS certified, 0 AS active, -1 AS marked,
    -CASE WHEN (old."status" = 'present' OR old."status" = 'late') THEN 1 ELSE 0 END AS came
WHERE length(old."village_code") = 13 AND (new."village_code" IS NOT old."village_code" OR new."sex"
    IS NOT old."sex" OR new."age_band" IS NOT old."age_band" OR new."category" IS NOT old."category"
    OR new."on" IS NOT old."on" OR new."status" IS NOT old."status");
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT new."village_code" AS village_code, new."sex" AS sex, new."age_band" AS age_band,
    new."category" AS category, '' AS destination, '' AS course_id, CAST(CAST(STRFTIME('%Y',
    new."on") AS INTEGER) AS INTEGER) * 100 + CAST(CAST(STRFTIME('%m', new."on") AS INTEGER) AS
    INTEGER) AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS certificates, 0 AS
    within_7, 0 AS within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0 AS within_112, 0 AS
    within_182, 0 AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS posttest_marks, 0 AS fell, 0
    AS same, 0 AS rose, 0 AS rose_much, 0 AS finished, 0 AS certified, 0 AS active, 1 AS marked,
    CASE WHEN (new."status" = 'present' OR new."status" = 'late') THEN 1 ELSE 0 END AS came
WHERE length(new."village_code") = 13 AND (new."village_code" IS NOT old."village_code" OR new."sex"
    IS NOT old."sex" OR new."age_band" IS NOT old."age_band" OR new."category" IS NOT old."category"
    OR new."on" IS NOT old."on" OR new."status" IS NOT old."status");
END
--
CREATE TRIGGER attendance_went AFTER DELETE ON attendance
BEGIN
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT old."village_code" AS village_code, old."sex" AS sex, old."age_band" AS age_band,
    old."category" AS category, '' AS destination, '' AS course_id, CAST(CAST(STRFTIME('%Y',
    old."on") AS INTEGER) AS INTEGER) * 100 + CAST(CAST(STRFTIME('%m', old."on") AS INTEGER) AS
    INTEGER) AS month, 0 AS enrolled, 0 AS withdrawn, 0 AS completed, 0 AS certificates, 0 AS
    within_7, 0 AS within_14, 0 AS within_28, 0 AS within_56, 0 AS within_84, 0 AS within_112, 0 AS
    within_182, 0 AS later, 0 AS both_tests, 0 AS pretest_marks, 0 AS posttest_marks, 0 AS fell, 0
    AS same, 0 AS rose, 0 AS rose_much, 0 AS finished, 0 AS certified, 0 AS active, -1 AS marked,
    -CASE WHEN (old."status" = 'present' OR old."status" = 'late') THEN 1 ELSE 0 END AS came
WHERE length(old."village_code") = 13;
END
--
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
SELECT attendance.village_code AS village_code, attendance.sex AS sex, attendance.age_band AS
    age_band, attendance.category AS category, '' AS destination, '' AS course_id,
    CAST(CAST(STRFTIME('%Y', attendance."on") AS INTEGER) AS INTEGER) * 100 +
    CAST(CAST(STRFTIME('%m', attendance."on") AS INTEGER) AS INTEGER) AS month, 0 AS enrolled, 0 AS
    withdrawn, 0 AS completed, 0 AS certificates, 0 AS within_7, 0 AS within_14, 0 AS within_28, 0
    AS within_56, 0 AS within_84, 0 AS within_112, 0 AS within_182, 0 AS later, 0 AS both_tests, 0
    AS pretest_marks, 0 AS posttest_marks, 0 AS fell, 0 AS same, 0 AS rose, 0 AS rose_much, 0 AS
    finished, 0 AS certified, 0 AS active, 1 AS marked, CASE WHEN (attendance.status = 'present' OR
    attendance.status = 'late') THEN 1 ELSE 0 END AS came
FROM attendance
WHERE length(attendance.village_code) = 13
