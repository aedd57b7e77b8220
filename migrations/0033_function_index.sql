-- Figures are found by their publisher or their slice: no question asks them by
-- function any more, and every figure of a function was written there, too.
DROP INDEX measure_value_function;
