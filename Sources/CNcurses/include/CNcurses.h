#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The one screen of this process. Everything is to be called on one thread.

enum ScreenResult { SCREEN_OPEN, SCREEN_BUSY, SCREEN_UNUSABLE };

enum ScreenFlags { SCREEN_BOLD = 1, SCREEN_UNDERLINE = 2, SCREEN_REVERSE = 4, SCREEN_DIM = 8 };

enum ScreenKey {
  SCREEN_KEY_UP, SCREEN_KEY_DOWN, SCREEN_KEY_LEFT, SCREEN_KEY_RIGHT, SCREEN_KEY_HOME, SCREEN_KEY_END,
  SCREEN_KEY_PAGE_UP, SCREEN_KEY_PAGE_DOWN, SCREEN_KEY_INSERT, SCREEN_KEY_DELETE, SCREEN_KEY_BACKSPACE,
  SCREEN_KEY_BACK_TAB, SCREEN_KEY_ENTER, SCREEN_KEY_ALT_UP, SCREEN_KEY_ALT_DOWN, SCREEN_KEY_CONTROL_LEFT,
  SCREEN_KEY_CONTROL_RIGHT, SCREEN_KEY_F0 = 100
};

enum ScreenInputKind {
  SCREEN_NOTHING, SCREEN_HANGUP, SCREEN_CHARACTER, SCREEN_KEY, SCREEN_ALT, SCREEN_PASTE_BEGIN, SCREEN_PASTE_BYTE,
  SCREEN_PRESS, SCREEN_RELEASE, SCREEN_WHEEL_UP, SCREEN_WHEEL_DOWN, SCREEN_BACKGROUND
};

struct ScreenInput {
  enum ScreenInputKind kind;
  /// A Unicode scalar, an `enum ScreenKey`, a byte of a paste, or how bright the background is, from 0 to 255.
  uint32_t value;
  int column, row;
};

/// Which character set the environment's locale asks for; drawing and reading are UTF-8 afterwards in any case.
bool screen_locale_is_utf8(const char *locale);

enum ScreenResult screen_open(const char *term, int input, int output, bool colour, bool mouse);
/// Gives the terminal back as it was; harmless when there is none.
void screen_close(void);
/// Gives the terminal back until the next drawing.
void screen_suspend(void);
void screen_resume(void);
/// How many colours there are, 0 for none.
int screen_colours(void);

void screen_resize(int rows, int columns);
/// What the terminal says about itself; false when it says nothing.
bool screen_window(int *rows, int *columns);

void screen_begin(void);
/// The look of the cells that follow; -1 is the terminal's own colour.
void screen_look(int flags, int foreground, int background);
void screen_cell(int row, int column, const uint32_t *scalars, int count, int columns);
/// Sends what has changed so far, as a part of the drawing, and leaves the cursor there.
void screen_send_changes(int row, int column);
/// The sequence that makes what is sent from here on a link, and what ends it.
void screen_link_start(const char *sequence, size_t count);
void screen_link_end(void);
/// Sends what has changed; a negative row hides the cursor.
void screen_end(int cursor_row, int cursor_column);
/// Sends everything again next time.
void screen_forget(void);
/// Sends bytes past ncurses.
void screen_send(const char *bytes, size_t count);

/// Asks the terminal for its background colour; an answer comes as input. Only for terminals that know the question.
void screen_ask_background(void);

/// The next input; the end of a paste is for the caller to see, who then says so.
struct ScreenInput screen_read(void);
void screen_end_paste(void);

/// Handlers that give the terminal back before the process dies of a fatal signal.
void screen_restore_on_crash(void);
/// What such a handler says on standard error afterwards; it may come at any moment.
void screen_last_words(const char *text);
/// For other handlers of such signals.
void screen_say_last_words(void);
/// Gives the terminal back with nothing but system calls that a signal handler may use.
void screen_restore_now(void);
/// Drops what the terminal has not read, so that a thread that waits for it goes on; on any thread.
void screen_unblock(void);
/// Gives the terminal back although it may not read; on any thread, and nothing is to be drawn afterwards.
void screen_abandon(void);
