\echo -- a figure in prose: the sentence ends at ；
EXECUTE facts_trace('130634.1.f1');
\echo -- a cell of a table: its row
EXECUTE facts_trace('130634.1.f5');
\echo -- each other kind of id
EXECUTE facts_trace('130634.1.c1');
EXECUTE facts_trace('130634.1.n1');
EXECUTE facts_trace('130634.1.k1');
EXECUTE facts_trace('130634.1.p1');
EXECUTE facts_trace('130634.1.g1');
EXECUTE facts_trace('130634.1.j2');
EXECUTE facts_trace('130634.1.u1');
EXECUTE facts_trace('130634.1.t1');
\echo -- a finding with two places, and one with none
EXECUTE facts_trace('130634.1.x2');
EXECUTE facts_trace('130634.1.x1');
\echo -- a whole paper
EXECUTE facts_trace('130634.1');
\echo -- the sentence holds the figure at the place that is said
SELECT convert_from(substr(convert_to(r->>'sentence', 'UTF8'),
	(r#>>'{figure,0}')::integer + 1,
	(r#>>'{figure,1}')::integer - (r#>>'{figure,0}')::integer), 'UTF8')
FROM (SELECT passage(convert_to(text, 'UTF8'), span_start, span_end) AS r
	FROM fact JOIN document_text USING (division_code, disclosure_id)
	WHERE disclosure_id = 1 AND no IN (1, 5) ORDER BY no) s;
\echo -- no such row, kind, paper; a paper of another county
EXECUTE facts_trace('130634.1.f99');
EXECUTE facts_trace('130634.1.z1');
EXECUTE facts_trace('130634.99.f1');
EXECUTE facts_trace('130630.1.f1');
