-- What share_whole() leaves, with the sign of the share, rounded as share() does.
-- Nobody has four thousand million persons; a misread number may.
CREATE FUNCTION share_rest(amount bigint, persons bigint, per text)
RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN per = 'none' THEN 0
	WHEN amount >= 0 AND persons > 0 AND persons < 4000000000 THEN
		amount % persons * 1000000000 / persons * 10000000
		+ (amount % persons * 1000000000 % persons * 20000000 + persons)
			/ (2 * persons)
	ELSE ((share(amount, persons, per) - amount / persons)
		* 10000000000000000)::bigint END
$$;
