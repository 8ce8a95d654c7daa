#include "internal.h"

// Its macros take common words such as `columns`: it stays in this file.
#include <term.h>

bool terminfo_is_usable(const char *term, int output) {
  int error = 0;
  if (setupterm(term, output, &error) != OK) return false;
  const char *move = tigetstr("cup");
  bool usable = move && move != (char *)-1;
  del_curterm(cur_term);
  return usable;
}
