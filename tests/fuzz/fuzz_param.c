/*
 * Parameters: the first byte chooses a method, the rest is its params.  What
 * is taken has a text for each; what is refused names a parameter.
 */
#include <assert.h>
#include <string.h>

#include "daemon/catalog_fixture.h"
#include "daemon/method.h"
#include "daemon/request.h"
#include "daemon/rpc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct catalog *
names(void)
{
	static const struct catalog_row rows[] = {
	    {"division", "130634", "曲阳县", "保定市", "河北省", "county",
	     true},
	    {"division", "500105", "江北区", NULL, "重庆市", "county", true},
	    {"division", "330205", "江北区", "宁波市", "浙江省", "county",
	     true},
	    {"kind", "education", "教育", NULL, NULL, "教育局;教委", false},
	    {"measure", "sangong.total", "三公", NULL, NULL, "yuan", false},
	};
	struct catalog *catalog =
	    fixture_catalog(rows, sizeof(rows) / sizeof(rows[0]));

	assert(catalog != NULL);
	return catalog;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct catalog *catalog;
	static struct request_texts texts;
	struct rpc_failure failure = {0};
	json_error_t error;

	if (catalog == NULL)
		catalog = names();
	if (size < 1)
		return 0;
	json_t *given = json_loadb((const char *)data + 1, size - 1, 0, &error);
	if (given == NULL)
		return 0;
	const struct method *method =
	    method_at((enum method_id)(data[0] % METHOD_N));

	request_texts_reset(&texts);
	if (param_check(method, given, catalog, &texts, &failure)) {
		assert(texts.n_params == method->n_params);
		for (unsigned i = 0; i < texts.n_params; i++)
			assert(texts.at[i] == SIZE_MAX ||
			       memchr(texts.bytes + texts.at[i], '\0',
			              texts.n - texts.at[i]) != NULL);
	} else {
		assert(failure.error == RPC_INVALID_PARAMS);
		assert(failure.message[0] != '\0');
	}
	json_decref(given);
	return 0;
}
