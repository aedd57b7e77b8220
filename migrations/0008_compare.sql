-- Comparisons: which figures stand side by side, now or as of an earlier data
-- version, over what, among whom; and what is computed from them.

-- A ranking reads one stretch of this and nothing of the table.
DROP INDEX measure_value_rank;
CREATE INDEX measure_value_slice ON measure_value
	(measure, year, stage, scope, fund, part, department_kind, division_code)
	INCLUDE (function_code, amount, counted, presence, disclosure_id, no,
		residents2010, residents2020, department_key);
