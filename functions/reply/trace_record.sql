-- One record of a paper for facts.trace: what it says, and where it stands.
CREATE FUNCTION trace_record(letter text, d_code text, d_id bigint, d_no integer,
	OUT says jsonb, OUT spans integer[])
LANGUAGE plpgsql STABLE AS $$
DECLARE
	kind text := CASE letter WHEN 'f' THEN 'fact' WHEN 'c' THEN 'change_fact'
		WHEN 'n' THEN 'count_fact' WHEN 'k' THEN 'kpi'
		WHEN 'p' THEN 'procurement_item' WHEN 'g' THEN 'goal'
		WHEN 'j' THEN 'project' WHEN 'x' THEN 'finding'
		WHEN 'u' THEN 'org_unit' WHEN 't' THEN 'term' END;
	key text;
BEGIN
	IF kind IS NULL THEN
		RETURN;
	END IF;
	EXECUTE format('SELECT to_jsonb(t) FROM %I t WHERE division_code = $1'
		' AND disclosure_id = $2 AND no = $3', kind)
		INTO says USING d_code, d_id, d_no;
	spans := CASE letter WHEN 'x' THEN (
			SELECT f.spans FROM finding f WHERE division_code = d_code
				AND disclosure_id = d_id AND f.no = d_no)
		ELSE ARRAY[[(says->>'span_start')::integer,
			(says->>'span_end')::integer]] END;
	-- Fen are for the inside: name_fen becomes name_yuan.
	FOR key IN SELECT k FROM jsonb_object_keys(says) k WHERE k ~ 'fen$' LOOP
		says := (says - key) || jsonb_build_object(
			CASE key WHEN 'fen' THEN 'yuan'
				ELSE regexp_replace(key, 'fen$', 'yuan') END,
			yuan((says->>key)::bigint));
	END LOOP;
	says := says - '{division_code,disclosure_id,span_start,span_end,spans,
		near,exact,aim}'
		::text[];
END $$;
