-- cancel_backend: stop what a connection of ours runs; its asker has gone.
--
-- $1 pid integer
-- Gives one row: false when there is no such backend.
SELECT pg_cancel_backend($1::integer);
