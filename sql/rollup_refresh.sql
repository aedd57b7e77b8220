-- rollup_refresh: bring the figures to compare by up to date with papers that
-- this transaction has loaded.  Touches only what they state.
--
-- $1 ids bigint[]: disclosure ids, new and revision alike
-- Gives one row: how many figures were written.
SELECT rollup_refresh($1::bigint[]);
