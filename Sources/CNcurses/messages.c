#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "internal.h"

// What is written to standard error would spoil the screen, and be gone with it: it is kept until the screen is.
static int kept = -1, errors = -1;

enum { LONGEST = 16 * 1024 };

void messages_keep(void) {
  if (errors >= 0 || !isatty(STDERR_FILENO)) return;
  kept = memfd_create("messages", MFD_CLOEXEC);
  if (kept < 0) return;
  errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (errors >= 0 && dup2(kept, STDERR_FILENO) >= 0) return;
  if (errors >= 0) close(errors);
  close(kept);
  errors = kept = -1;
}

/// The text without what a terminal would obey.
static size_t printable(unsigned char *text, size_t count) {
  size_t length = 0;
  for (size_t i = 0; i < count; i++) {
    bool is_c1 = text[i] == 0xC2 && i + 1 < count && text[i + 1] < 0xA0;
    if (is_c1) i++;
    bool is_control = (text[i] < 0x20 && text[i] != '\n' && text[i] != '\t') || text[i] == 0x7F;
    text[length++] = is_c1 || is_control ? '?' : text[i];
  }
  return length;
}

void messages_tell(void) {
  if (errors < 0) return;
  static unsigned char text[LONGEST];
  off_t end = lseek(kept, 0, SEEK_END), start = end > LONGEST ? end - LONGEST : 0;
  ssize_t count = end > 0 ? pread(kept, text, LONGEST, start) : 0;
  dup2(errors, STDERR_FILENO);
  close(errors);
  close(kept);
  errors = kept = -1;
  if (count > 0) write_all(STDERR_FILENO, (const char *)text, printable(text, (size_t)count));
}
