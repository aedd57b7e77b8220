-- A share as shown: money from fen to yuan, to four decimals if it is a head.
CREATE FUNCTION share_value(share numeric, counted boolean, per text)
RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN per <> 'none' THEN trim_scale(round(
		CASE WHEN counted THEN share ELSE share * 0.01 END, 4))
	ELSE trim_scale(CASE WHEN counted THEN share ELSE share * 0.01 END) END
$$;
