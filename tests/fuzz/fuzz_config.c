/*
 * The operator's file, whatever is in it.  What is taken, printed and read
 * again is the same; what is refused is said.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "daemon/config.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads a file of these bytes; its options, printed, or NULL.  To be freed. */
static char *
read_and_print(const void *bytes, size_t size)
{
	char path[32], why[CONFIG_WHY] = "", *printed = NULL;
	char *argv[] = {(char *)"duibiaod", (char *)"-c", path, NULL};
	int fd = memfd_create("options", 0);
	struct config config = {0};
	size_t n;

	if (fd < 0 || write(fd, bytes, size) != (ssize_t)size)
		abort();
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	if (config_read(&config, 3, argv, why)) {
		FILE *out = open_memstream(&printed, &n);

		if (out == NULL)
			abort();
		config_print(&config, out);
		fclose(out);
	} else if (why[0] == '\0') {
		abort();
	}
	config_free(&config);
	close(fd);
	return printed;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *first = read_and_print(data, size);

	if (first == NULL)
		return 0;
	char *again = read_and_print(first, strlen(first));

	if (again == NULL || strcmp(first, again) != 0)
		abort();
	free(first);
	free(again);
	return 0;
}
