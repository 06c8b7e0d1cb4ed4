CREATE FUNCTION course_standing_heard() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
VALUES (new.village_code, '', '', '', '', '', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0);
RETURN NULL; END$$
--
CREATE TRIGGER course_standing_heard AFTER UPDATE ON course_standing FOR EACH ROW WHEN
    (new.course_id = '' AND (new.last_on <> old.last_on OR (new.last_on IS NULL) <> (old.last_on IS
    NULL)))
EXECUTE FUNCTION course_standing_heard()
--
CREATE FUNCTION service_came() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
VALUES (new.village_code, '', '', '', '', '', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0);
RETURN NULL; END$$
--
CREATE TRIGGER service_came AFTER INSERT ON service FOR EACH ROW
EXECUTE FUNCTION service_came()
--
CREATE FUNCTION service_changed() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
VALUES (new.village_code, '', '', '', '', '', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0);
RETURN NULL; END$$
--
CREATE TRIGGER service_changed AFTER UPDATE ON service FOR EACH ROW WHEN (new."on" <> old."on" OR
    new.village_code <> old.village_code OR new.is_withdrawn <> old.is_withdrawn)
EXECUTE FUNCTION service_changed()
--
CREATE FUNCTION service_moved() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
VALUES (old.village_code, '', '', '', '', '', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0);
RETURN NULL; END$$
--
CREATE TRIGGER service_moved AFTER UPDATE ON service FOR EACH ROW WHEN (new.village_code <>
    old.village_code)
EXECUTE FUNCTION service_moved()
--
CREATE FUNCTION service_went() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
INSERT INTO summary_delta (village_code, sex, age_band, category, destination, course_id, month,
    enrolled, withdrawn, completed, certificates, within_7, within_14, within_28, within_56,
    within_84, within_112, within_182, later, both_tests, pretest_marks, posttest_marks, fell, same,
    rose, rose_much, finished, certified, active, marked, came)
VALUES (old.village_code, '', '', '', '', '', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0);
RETURN NULL; END$$
--
CREATE TRIGGER service_went AFTER DELETE ON service FOR EACH ROW
EXECUTE FUNCTION service_went()
--
CREATE FUNCTION meeting_came() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
INSERT INTO meeting_state (meeting_id, village_code, "on", state)
SELECT meeting.id, meeting.village_code, meeting."on", CASE WHEN standing.cancelled_fact IS NOT NULL
    THEN 2 WHEN standing.closed_fact IS NOT NULL THEN 1 ELSE 0 END
FROM meeting
LEFT JOIN meeting_standing AS standing ON standing.meeting_id = meeting.id
WHERE meeting.id = new.id
ON CONFLICT (meeting_id) DO UPDATE SET village_code = excluded.village_code, "on" = excluded."on",
    state = excluded.state;
RETURN NULL; END$$
--
CREATE TRIGGER meeting_came AFTER INSERT ON meeting FOR EACH ROW
EXECUTE FUNCTION meeting_came()
--
CREATE FUNCTION meeting_moved() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
INSERT INTO meeting_state (meeting_id, village_code, "on", state)
SELECT meeting.id, meeting.village_code, meeting."on", CASE WHEN standing.cancelled_fact IS NOT NULL
    THEN 2 WHEN standing.closed_fact IS NOT NULL THEN 1 ELSE 0 END
FROM meeting
LEFT JOIN meeting_standing AS standing ON standing.meeting_id = meeting.id
WHERE meeting.id = new.id
ON CONFLICT (meeting_id) DO UPDATE SET village_code = excluded.village_code, "on" = excluded."on",
    state = excluded.state;
RETURN NULL; END$$
--
CREATE TRIGGER meeting_moved AFTER UPDATE ON meeting FOR EACH ROW WHEN (new."on" <> old."on" OR
    new.village_code <> old.village_code)
EXECUTE FUNCTION meeting_moved()
--
CREATE FUNCTION meeting_went() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN DELETE
FROM meeting_state
WHERE meeting_id = old.id;
RETURN NULL; END$$
--
CREATE TRIGGER meeting_went AFTER DELETE ON meeting FOR EACH ROW
EXECUTE FUNCTION meeting_went()
--
CREATE FUNCTION meeting_standing_came() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
INSERT INTO meeting_state (meeting_id, village_code, "on", state)
SELECT meeting.id, meeting.village_code, meeting."on", CASE WHEN standing.cancelled_fact IS NOT NULL
    THEN 2 WHEN standing.closed_fact IS NOT NULL THEN 1 ELSE 0 END
FROM meeting
LEFT JOIN meeting_standing AS standing ON standing.meeting_id = meeting.id
WHERE meeting.id = new.meeting_id
ON CONFLICT (meeting_id) DO UPDATE SET village_code = excluded.village_code, "on" = excluded."on",
    state = excluded.state;
RETURN NULL; END$$
--
CREATE TRIGGER meeting_standing_came AFTER INSERT ON meeting_standing FOR EACH ROW
EXECUTE FUNCTION meeting_standing_came()
--
CREATE FUNCTION meeting_standing_ended() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
INSERT INTO meeting_state (meeting_id, village_code, "on", state)
SELECT meeting.id, meeting.village_code, meeting."on", CASE WHEN standing.cancelled_fact IS NOT NULL
    THEN 2 WHEN standing.closed_fact IS NOT NULL THEN 1 ELSE 0 END
FROM meeting
LEFT JOIN meeting_standing AS standing ON standing.meeting_id = meeting.id
WHERE meeting.id = new.meeting_id
ON CONFLICT (meeting_id) DO UPDATE SET village_code = excluded.village_code, "on" = excluded."on",
    state = excluded.state;
RETURN NULL; END$$
--
CREATE TRIGGER meeting_standing_ended AFTER UPDATE ON meeting_standing FOR EACH ROW WHEN
    ((new.closed_fact IS NULL) <> (old.closed_fact IS NULL) OR (new.cancelled_fact IS NULL) <>
    (old.cancelled_fact IS NULL))
EXECUTE FUNCTION meeting_standing_ended()
--
CREATE FUNCTION meeting_standing_went() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
INSERT INTO meeting_state (meeting_id, village_code, "on", state)
SELECT meeting.id, meeting.village_code, meeting."on", CASE WHEN standing.cancelled_fact IS NOT NULL
    THEN 2 WHEN standing.closed_fact IS NOT NULL THEN 1 ELSE 0 END
FROM meeting
LEFT JOIN meeting_standing AS standing ON standing.meeting_id = meeting.id
WHERE meeting.id = old.meeting_id
ON CONFLICT (meeting_id) DO UPDATE SET village_code = excluded.village_code, "on" = excluded."on",
    state = excluded.state;
RETURN NULL; END$$
--
CREATE TRIGGER meeting_standing_went AFTER DELETE ON meeting_standing FOR EACH ROW
EXECUTE FUNCTION meeting_standing_went()
