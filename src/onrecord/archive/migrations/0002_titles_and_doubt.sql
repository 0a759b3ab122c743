-- How likely a plan is right: the highest confidence of the entries that tell it. What is doubtful is left out of a diary.
-- Titles and participants stand in the bodies; where an older version wrote none they are made when a body is read.

ALTER TABLE plan ADD COLUMN confidence REAL NOT NULL DEFAULT 1;
UPDATE plan SET confidence = coalesce(
    (SELECT max(json_extract(account, '$.confidence')) FROM event WHERE event.plan_id = plan.id), 1
);
UPDATE plan SET body = json_set(body, '$.confidence', confidence);
DROP INDEX plan_order;
CREATE INDEX plan_order ON plan (superseded, status, earliest, latest, told_on, confidence, name);
