-- How many bins the rule of Freedman and Diaconis gives: of width
-- 2 IQR / n^(1/3), counted exactly, 100 at most.  Without an IQR, Sturges' rule.
CREATE FUNCTION bins_by_rule(n integer, width numeric, iqr numeric,
	OUT bins integer, OUT rule text)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	cube numeric := width * width * width * n;
	side numeric := 2 * iqr;
BEGIN
	bins := 1;
	IF width = 0 THEN
		rule := 'single_value';
	ELSIF iqr = 0 THEN
		rule := 'sturges';
		WHILE 1 << (bins - 1) < n LOOP
			bins := bins + 1;
		END LOOP;
	ELSE
		rule := 'freedman_diaconis';
		bins := least(100, greatest(1, floor(width / side
			* power(n::numeric, 1.0 / 3)) - 1))::integer;
		WHILE bins < 100 AND bins::numeric * bins * bins
				* side * side * side < cube LOOP
			bins := bins + 1;
		END LOOP;
	END IF;
END $$;
