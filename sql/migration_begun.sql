-- migration_begun: has this database ever been migrated?
--
-- Gives one row: boolean.
SELECT to_regclass('schema_migration') IS NOT NULL;
