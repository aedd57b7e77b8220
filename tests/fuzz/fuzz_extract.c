/* Any bytes as a paper. */
#include "inside.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	extract_inside((struct slice){(const char *)data, size});
	return 0;
}
