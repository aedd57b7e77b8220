-- migration_last: where the schema stands.
--
-- Gives one row: the number of the last migration applied; 0: none.
SELECT coalesce(max(version), 0) FROM schema_migration;
