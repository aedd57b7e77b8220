/* Any bytes as a document. */
#include "owes.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	owes_reading((struct slice){(const char *)data, size});
	return 0;
}
