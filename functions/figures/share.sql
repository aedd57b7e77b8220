-- A figure over its denominator, in fen or pieces, to 16 decimals so that equal
-- ratios are equal; null without a denominator.  per none: the figure itself.
CREATE FUNCTION share(amount bigint, persons bigint, per text) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE per WHEN 'none' THEN amount::numeric
		ELSE round(amount * 1.0000000000000000 / persons, 16) END
$$;
