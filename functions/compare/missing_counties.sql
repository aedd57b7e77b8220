-- Which counties a comparison cannot show, by reason: at most `most` by name,
-- n always whole.  `have` are those it shows, `undivided` those that state the
-- figure but have no denominator, `nothing` those that state that there is none:
-- a true zero, shown and not missing (null: do not say).
CREATE FUNCTION missing_counties(asked_scope text, built boolean,
	asked_kind text, asked_stage text, asked_year integer,
	asked_province text, named text[], asked_version bigint, have text[],
	undivided text[], nothing text[], most integer)
RETURNS json LANGUAGE plpgsql STABLE AS $$
DECLARE
	scopes text[] := CASE WHEN asked_scope IS NULL
			THEN '{county,department,unit,prefecture,other}'
		WHEN built THEN ARRAY[asked_scope, 'department']
		ELSE ARRAY[asked_scope] END;
	wanted text := CASE asked_scope WHEN 'prefecture' THEN 'prefecture'
		ELSE 'county' END;
	gaps text[];
	papers text[];
	shown text[];
	found json;
BEGIN
	IF named IS NULL THEN
		gaps := ARRAY(SELECT d.code FROM division d
			WHERE d.level = wanted AND (asked_province IS NULL
					OR d.province = asked_province)
				AND d.code NOT IN (SELECT unnest(have)));
	ELSE
		gaps := ARRAY(SELECT c.code FROM unnest(named) c(code)
			LEFT JOIN division d USING (code)
			WHERE (asked_province IS NULL OR coalesce(d.province,
					(SELECT max(h.province)
					FROM division_history h
					WHERE h.code = c.code)) = asked_province)
				AND c.code NOT IN (SELECT unnest(have)));
	END IF;
	-- Not those shown under the code that they had then.
	shown := ARRAY(SELECT l.successor FROM unnest(gaps) g
		JOIN division_link l ON l.successor = g
		WHERE l.kind = 'recoded' AND l.year > asked_year
			AND l.code = ANY (have));
	IF cardinality(shown) > 0 THEN
		gaps := ARRAY(SELECT unnest(gaps) EXCEPT SELECT unnest(shown));
	END IF;
	papers := published(gaps, scopes, asked_kind, asked_stage, asked_year,
		asked_version);
	SELECT coalesce(json_agg(json_build_object('reason', reason,
		'n', cardinality(codes),
		'counties', county_list(codes, asked_year, most))
		ORDER BY reason), '[]')
	INTO found
	FROM (SELECT reason, array_agg(code ORDER BY code) AS codes
		FROM (SELECT g AS code, CASE
				WHEN g = ANY (undivided) THEN 'no_denominator'
				WHEN g IN (SELECT unnest(papers))
					THEN 'published_without_measure'
				WHEN CASE WHEN named IS NULL
						THEN s.since > asked_year
						ELSE county_changed(g,
						asked_year) END
					THEN 'boundary_changed'
				ELSE 'nothing_published' END AS reason
			FROM unnest(gaps) g
			LEFT JOIN division_span s ON s.code = g) r
		GROUP BY reason) c;
	IF nothing IS NULL THEN
		RETURN json_build_object('n', cardinality(gaps),
			'reasons', found);
	END IF;
	nothing := ARRAY(SELECT DISTINCT unnest(nothing) ORDER BY 1);
	RETURN json_build_object('n', cardinality(gaps), 'reasons', found,
		'stated_as_none', json_build_object(
			'n', cardinality(nothing),
			'counties', county_list(nothing, asked_year, most)));
END $$;
