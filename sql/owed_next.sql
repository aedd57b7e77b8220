-- owed_next: what migrations have left to be done by functions; the oldest.
--
-- Gives one row or none: text, a statement.
SELECT call FROM owed_work ORDER BY no LIMIT 1;
