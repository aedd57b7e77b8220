-- Counties by the step that finds them, then by nearness in population.  ratio is
-- the larger over the smaller number of residents.
CREATE FUNCTION peers(d_code text, wanted bigint, asked_basis text,
	asked_year integer)
RETURNS TABLE (place bigint, code text, name text, prefecture text,
	province text, persons bigint, ratio numeric, step integer)
LANGUAGE plpgsql STABLE ROWS 10 AS $$
#variable_conflict use_column
DECLARE
	own division := (SELECT d FROM division d WHERE d.code = d_code);
	residents bigint := residents_today(d_code, asked_basis, asked_year);
	taken text[] := '{}';
	s record;
BEGIN
	FOR s IN SELECT * FROM peer_steps() LOOP
		FOR code, name, prefecture, province, persons, ratio IN
			SELECT d.code, d.name, d.prefecture, d.province,
				p.persons, round(greatest(p.persons, residents)
					::numeric / least(p.persons, residents),
					16) AS far
			FROM division d
			CROSS JOIN LATERAL residents_today(d.code, asked_basis,
				asked_year) p(persons)
			WHERE d.level = 'county' AND d.code <> d_code
				AND (s.place = 'country'
					OR d.province = own.province)
				AND (s.place <> 'prefecture' OR d.prefecture
					IS NOT DISTINCT FROM own.prefecture)
				AND (s.most IS NULL OR greatest(p.persons,
					residents) <= s.most * least(p.persons,
					residents))
				AND p.persons IS NOT NULL
				AND residents IS NOT NULL
				AND d.code <> ALL (taken)
			ORDER BY far, d.code
			LIMIT wanted - cardinality(taken)
		LOOP
			taken := taken || code;
			place := cardinality(taken);
			step := s.step;
			RETURN NEXT;
		END LOOP;
		EXIT WHEN cardinality(taken) >= wanted;
	END LOOP;
END $$;
