// Preloaded into PostgreSQL: fsync and fdatasync fail with EIO while the file FLAG exists (given by -D when compiled).
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <unistd.h>

static int fails(void) { return access(FLAG, F_OK) == 0; }

int fsync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  if (fails()) return errno = EIO, -1;
  return real(fd);
}

int fdatasync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  if (fails()) return errno = EIO, -1;
  return real(fd);
}
