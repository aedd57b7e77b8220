-- What compare.distribution shows of sorted shares, as worth: the least, p5, p10,
-- p25, the median, p75, p90, p95, the greatest.
CREATE FUNCTION quantiles(whole bigint[], rest bigint[], per text,
	counted boolean)
RETURNS numeric[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	found numeric[] := '{}';
	q numeric;
BEGIN
	FOREACH q IN ARRAY '{0,0.05,0.1,0.25,0.5,0.75,0.9,0.95,1}'::numeric[]
	LOOP
		found := found || worth(quantile(whole, rest, per, q), counted);
	END LOOP;
	RETURN found;
END $$;
