-- owed_done: it is done.
--
-- $1 call text
-- Gives no row.
DELETE FROM owed_work WHERE call = $1::text;
