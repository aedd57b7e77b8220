-- migration_applied: note a migration, in its own transaction.
--
-- $1 version integer; $2 name text: of its file, without .sql
-- Gives no row.
INSERT INTO schema_migration (version, name) VALUES ($1::integer, $2::text);
