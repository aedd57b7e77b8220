-- migration_lock: one process at a time changes the schema.  Held by the
-- session; a second one waits here and then finds nothing left to do.
--
-- Gives one row, empty.
SELECT pg_advisory_lock(20160143, 2);
