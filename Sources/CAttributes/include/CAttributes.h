#include <sys/prctl.h>
#include <sys/types.h>
#include <sys/xattr.h>

/// Neither core files nor debuggers of the same user; prctl(2) takes a variable list, which Swift cannot call.
static inline void forbid_dumps(void) { prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }
