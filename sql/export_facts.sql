-- export_facts: the plan of an export, in the transaction that will run it.
--
-- $1 version bigint: of the data, null for now; $2 county text: code; $3 province
-- text; $4 kind text; $5 scope text; $6 measures text[]: expenditure.function
-- stands for every function line; $7 year integer; $8 stage text; $9 doc_type
-- text; $10 limit bigint; $11 cursor text: what the export gave last
-- Gives one row: the data version of the export, and a COPY of the columns
--	division_code, disclosure_id, no, county, prefecture, province, scope,
--	department, kind, fiscal_year, doc_type, measure, name, function_code,
--	fund, part, year, stage, fen, presence, span_start, span_end.
SELECT version, command
FROM export_plan($1::bigint, $2::text, $3::text, $4::text, $5::text,
	$6::text[], $7::integer, $8::text, $9::text, $10::bigint, $11::text);
