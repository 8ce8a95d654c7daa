#include <malloc.h>
#include <sys/prctl.h>
#include <sys/types.h>
#include <sys/xattr.h>

/// Neither core files nor debuggers of the same user; prctl(2) takes a variable list, which Swift cannot call.
static inline void forbid_dumps(void) { prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

/// The heaps grow by a mebibyte at a time: each time is a call of the system, and a start needs many. Swift does not
/// import malloc.h.
static inline void grow_heaps_in_large_steps(void) { mallopt(M_TOP_PAD, 1 << 20); }
