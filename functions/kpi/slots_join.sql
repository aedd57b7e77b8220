-- The counties of two cells, each of few or many, in one.
CREATE FUNCTION slots_join(INOUT few smallint[], INOUT many bit,
	more smallint[], lots bit)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	slots smallint[];
BEGIN
	IF many IS NULL AND lots IS NULL THEN
		IF NOT few @> more THEN
			slots := ARRAY(SELECT DISTINCT unnest(few || more)
				ORDER BY 1);
			few := slots_few(slots);
			many := slots_many(slots);
		END IF;
	ELSE
		many := coalesce(many, slot_bits(few))
			| coalesce(lots, slot_bits(more));
		few := '{}';
	END IF;
END $$;
