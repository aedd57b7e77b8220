-- Slices have numbers, and a figure says of which it is: so that one slice is a
-- stretch of an index by one number, and not by seven texts in every entry.

ALTER TABLE measure_slice
	ADD slice integer GENERATED ALWAYS AS IDENTITY UNIQUE,
	ALTER n SET DEFAULT 0,
	ALTER n2010 SET DEFAULT 0,
	ALTER n2020 SET DEFAULT 0,
	ALTER n_both SET DEFAULT 0,
	ALTER stating SET DEFAULT 0::bit(8192),
	ALTER zero SET DEFAULT 0::bit(8192),
	ALTER lack2010 SET DEFAULT 0::bit(8192),
	ALTER lack2020 SET DEFAULT 0::bit(8192);
-- Where what is known of slices is still owed, they are not there yet.
INSERT INTO measure_slice (measure, year, stage, scope, fund, part,
	department_kind, function_code)
SELECT DISTINCT measure, year, stage, scope, fund, part, department_kind,
	function_code
FROM measure_value
ON CONFLICT DO NOTHING;

-- All is written anew, for to change every row leaves as many behind.
ALTER TABLE measure_value ADD slice integer;
CREATE TEMP TABLE figure ON COMMIT DROP AS
SELECT v.division_code, v.scope, v.department_key, measure, function_code, fund,
	part, year, stage, department_kind, v.amount, v.counted, v.presence,
	v.weight, v.disclosure_id, v.no, v.residents2010, v.residents2020, s.slice
FROM measure_value v JOIN measure_slice s USING (measure, year, stage, scope,
	fund, part, department_kind, function_code)
ORDER BY v.division_code, v.scope, v.department_key, year;
DROP INDEX measure_value_slice;
TRUNCATE measure_value;
INSERT INTO measure_value TABLE figure;
ALTER TABLE measure_value ALTER slice SET NOT NULL;

-- All that a comparison reads, publisher by publisher.
CREATE INDEX measure_value_slice ON measure_value
	(slice, division_code, department_key)
	INCLUDE (amount, residents2010, residents2020, disclosure_id, no,
		counted, presence);
ANALYZE measure_value;
