-- A share in two whole numbers, to order and add exactly what is cheaply computed:
-- this and, in parts of 10^16, share_rest().  Both together are share().
CREATE FUNCTION share_whole(amount bigint, persons bigint, per text)
RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
	$$SELECT CASE per WHEN 'none' THEN amount ELSE amount / persons END$$;
