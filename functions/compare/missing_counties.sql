-- Which counties a comparison cannot show, by reason: at most `most` by name,
-- n always whole.  `have` are those it shows, `undivided` those that state the
-- figure but have no denominator, `nothing` those that state that there is none:
-- a true zero, shown and not missing (null: do not say).
CREATE FUNCTION missing_counties(asked_scope text, built boolean,
	asked_kind text, asked_stage text, asked_year integer,
	asked_province text, named text[], asked_version bigint, have bit,
	undivided bit, nothing bit, most integer)
RETURNS json LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
	scopes text[] := CASE WHEN asked_scope IS NULL
			THEN '{county,department,unit,prefecture,other}'
		WHEN built THEN ARRAY[asked_scope, 'department']
		ELSE ARRAY[asked_scope] END;
	gaps bit(8192) := wanted_places(CASE asked_scope WHEN 'prefecture'
		THEN 'prefecture' ELSE 'county' END, asked_province, named)
		& ~coalesce(have, place_bits('{}'));
	rest bit(8192);
	papers bit(8192);
	late bit(8192);
	found json;
BEGIN
	-- Not those shown under the code that they had then.
	gaps := gaps & ~place_bits(ARRAY(SELECT place(l.successor)
		FROM division_link l
		WHERE l.kind = 'recoded' AND l.year > asked_year
			AND get_bit(have, place(l.code)) = 1));
	rest := gaps & ~coalesce(undivided, place_bits('{}'));
	papers := published(rest, scopes, asked_kind, asked_stage,
		asked_year, asked_version);
	rest := rest & ~papers;
	late := rest & (place_bits(ARRAY(SELECT place(s.code)
			FROM division_span s WHERE s.since > asked_year))
		| places_of(ARRAY(SELECT c FROM unnest(named) c
			WHERE NOT EXISTS (SELECT FROM division d
					WHERE d.code = c)
				AND county_changed(c, asked_year))));
	SELECT coalesce(json_agg(json_build_object('reason', reason,
			'n', bit_count(places), 'counties',
			county_list(places, asked_year, most)) ORDER BY no), '[]')
	INTO found
	FROM (VALUES (1, 'boundary_changed', late),
		(2, 'no_denominator', gaps & coalesce(undivided,
			place_bits('{}'))),
		(3, 'nothing_published', rest & ~late),
		(4, 'published_without_measure', papers))
		r (no, reason, places)
	WHERE bit_count(places) > 0;
	IF nothing IS NULL THEN
		RETURN json_build_object('n', bit_count(gaps),
			'reasons', found);
	END IF;
	RETURN json_build_object('n', bit_count(gaps), 'reasons', found,
		'stated_as_none', json_build_object('n', bit_count(nothing),
			'counties', county_list(nothing, asked_year, most)));
END $$;
