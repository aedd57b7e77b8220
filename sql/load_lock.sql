-- load_lock: one transaction at a time changes what is served.  First in the
-- transaction of a load or of a reload of reference data; ends with it.  So a
-- loader whose daemon was killed is waited for, and data versions have no gaps.
--
-- Gives one row, empty.
SELECT pg_advisory_xact_lock(20160143, 1);
