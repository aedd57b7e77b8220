-- rollup_refresh: bring the figures to compare by, and what is kept of
-- indicators and of topics, up to date with papers that this transaction has
-- loaded.  Touches only what they state; topics are told from the figures chosen.
--
-- $1 ids bigint[]: disclosure ids, new and revision alike
-- Gives one row: how many figures were written, how many papers were counted.
SELECT rollup_refresh($1::bigint[]), kpi_refresh($1::bigint[]),
	topic_refresh($1::bigint[]);
