#pragma once
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vterm.h>

/// -1 for the terminal's own colour, a place in the palette, or 0x1000000 and above for red, green and blue.
static inline int vterm_colour_code(const VTermColor *colour) {
  if (colour->type & VTERM_COLOR_DEFAULT_MASK) return -1;
  if (VTERM_COLOR_IS_INDEXED(colour)) return colour->indexed.idx;
  return 0x1000000 | colour->rgb.red << 16 | colour->rgb.green << 8 | colour->rgb.blue;
}

static inline int vterm_cell_flags(const VTermScreenCell *cell) {
  return cell->attrs.bold | (cell->attrs.underline ? 2 : 0) | cell->attrs.reverse << 2 | cell->attrs.strike << 3;
}

/// A new pseudo-terminal's descriptor, and the name of its other end.
static inline int pty_open(char *name, size_t size) {
  int descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  int number = 0, unlocked = 0;
  if (descriptor < 0) return -1;
  if (ioctl(descriptor, TIOCSPTLCK, &unlocked) || ioctl(descriptor, TIOCGPTN, &number)) {
    close(descriptor);
    return -1;
  }
  snprintf(name, size, "/dev/pts/%d", number);
  return descriptor;
}

static inline int pty_resize(int descriptor, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(descriptor, TIOCSWINSZ, &size);
}

// GNU extensions that the headers show only on request.
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *, const char *);

/// A descriptor that becomes readable when the process ends.
static inline int process_descriptor(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }
