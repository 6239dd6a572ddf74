#include <xlsxwriter.h>

/* A file in memory: the library writes to names only. glibc hides it without _GNU_SOURCE, which a module cannot set. */
int memfd_create(const char *name, unsigned int flags);
