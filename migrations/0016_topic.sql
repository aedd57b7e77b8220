-- Spending on a topic through three lenses, over years, now or as of a data
-- version, a head and a tonne of stated capacity.  The lenses overlap (a plant is
-- a function line, a project and a purchase at once), so they are never added.

-- What a ranking by function reads, and nothing of the table.
DROP INDEX measure_value_function;
CREATE INDEX measure_value_function ON measure_value
	(function_code, year, stage, scope, department_kind, division_code)
	INCLUDE (measure, fund, part, amount, presence, department_key,
		disclosure_id, no, residents2010, residents2020)
	WHERE function_code <> '';
