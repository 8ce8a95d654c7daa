#pragma once
#include <ncurses.h>

#include "CNcurses.h"

enum { CODE_PASTE_BEGIN = 3000, CODE_PASTE_END, CODE_KEYS };

/// Binds the sequences that terminals send and terminfo does not name.
void keys_define(void);
/// The key of a code of ncurses, or -1.
int keys_find(int code);

/// Can the cursor be moved there? Whatever else is missing, ncurses does without.
bool terminfo_is_usable(const char *term, int output);

/// Remembers the modes as they are before ncurses changes them.
void restore_prepare(int input, int output);
/// Remembers what ends ncurses' own modes, once it knows the terminal.
void restore_complete(bool mouse);
void restore_needed(void);
/// From here on what was written is part of giving the terminal back.
void restore_begin(void);
/// Some terminals hide the cursor again with the screen they give back, if it was hidden when they last noted its place.
void restore_cursor(void);
void restore_done(void);
void restore_modes(void);
/// Writes what can be written; where nobody reads, not for ever.
void write_all(int file, const char *bytes, size_t count);

/// Keeps what is written to standard error, if that is a terminal.
void messages_keep(void);
/// Lets it through again, and writes what was kept; a signal handler may do it.
void messages_tell(void);

/// Whether the terminal was asked for its background, and may still answer.
bool background_is_due(void);
/// Whether an answer has begun and not ended.
bool background_is_replying(void);
void background_begin(void);
/// One more byte of the answer.
struct ScreenInput background_read(int byte);
/// Before the terminal is given back: reads an answer that is on its way, for a tenth of a second after the question.
void background_drain(int descriptor);

void input_drain(void);
void input_start(int descriptor);
void input_stop(void);
