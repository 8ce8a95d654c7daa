#pragma once
#include <spawn.h>
#include <sys/syscall.h>
#include <unistd.h>

// GNU extensions that the headers show only on request.
extern char **environ;
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);

/// The variables this program was started with.
static inline char **program_environment(void) { return environ; }

/// A file without a name, in memory alone, that programs started later do not inherit; -1 if there can be none.
static inline int memory_file(void) { return (int)syscall(SYS_memfd_create, "input", 1); }

/// A descriptor that becomes readable when the process ends; -1 if there can be none.
static inline int process_descriptor(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }
