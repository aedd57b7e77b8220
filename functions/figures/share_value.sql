-- A share as shown: money from fen to yuan, to four decimals if it is a head.
CREATE FUNCTION share_value(share numeric, counted boolean, per text)
RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE per WHEN 'none' THEN trim_scale(worth(share, counted))
	ELSE shown(worth(share, counted)) END
$$;
