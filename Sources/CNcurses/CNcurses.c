#include "CNcurses.h"

#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "internal.h"

static SCREEN *screen;
static WINDOW *window;
static FILE *from, *to;
static bool with_colour, with_defaults, with_mouse;
static attr_t look;
static int pair;

/// What the environment says, for a locale that is not installed here.
static bool names_utf8(const char *locale) {
  static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (size_t i = 0; *locale == '\0' && i < sizeof variables / sizeof *variables; i++) {
    const char *value = getenv(variables[i]);
    if (value && *value) locale = value;
  }
  return strcasestr(locale, "UTF-8") || strcasestr(locale, "UTF8");
}

bool screen_locale_is_utf8(const char *locale) {
  bool is_installed = setlocale(LC_CTYPE, locale) != NULL;
  if (is_installed && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
  if (!setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "en_US.UTF-8");
  return !is_installed && names_utf8(locale);
}

static const int caught[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
static struct sigaction kept[sizeof caught / sizeof *caught];

/// ncurses takes four signals for itself; they stay the program's.
static void keep_signals(void) {
  for (size_t i = 0; i < sizeof caught / sizeof *caught; i++) sigaction(caught[i], NULL, &kept[i]);
}

static void return_signals(void) {
  for (size_t i = 0; i < sizeof caught / sizeof *caught; i++) sigaction(caught[i], &kept[i], NULL);
}

static void close_files(void) {
  if (from) fclose(from);
  if (to) fclose(to);
  from = to = NULL;
}

/// Says again, one by one, what ncurses says in one sequence: some terminals read only the first mode of it.
static void modes_on(void) {
  static const char pastes[] = "\033[?2004h", clicks[] = "\033[?1000h\033[?1006h";
  screen_send(pastes, sizeof pastes - 1);
  const char *click = tigetstr("kmous");
  bool is_sgr = click && click != (char *)-1 && strcmp(click, "\033[<") == 0;
  if (with_mouse && is_sgr) screen_send(clicks, sizeof clicks - 1);
}

static void modes_off(void) {
  static const char whole[] = "\033[?2026l", pastes[] = "\033[?2004l", clicks[] = "\033[?1006l\033[?1000l";
  screen_send(whole, sizeof whole - 1);
  screen_send(pastes, sizeof pastes - 1);
  if (with_mouse) screen_send(clicks, sizeof clicks - 1);
}

static void start(int input, bool colour, bool mouse) {
  raw();
  noecho();
  nonl();
  set_escdelay(25);
  window = newwin(0, 0, 0, 0);
  // A letter that the terminal moves would take its link along.
  idcok(window, false);
  // Without modes to look at, as on a pipe, ncurses would read seven bits.
  if (!isatty(input)) meta(window, true);
  with_colour = colour && has_colors() && start_color() == OK;
  with_defaults = with_colour && use_default_colors() == OK;
  with_mouse = mouse && mousemask(BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL) != 0;
  mouseinterval(0);
}

enum ScreenResult screen_open(const char *term, int input, int output, bool colour, bool mouse) {
  if (screen) return SCREEN_BUSY;
  if (!term || !*term || !terminfo_is_usable(term, output)) return SCREEN_UNUSABLE;
  restore_prepare(input, output);
  from = fdopen(dup(input), "r");
  to = fdopen(dup(output), "w");
  keep_signals();
  use_env(false);
  use_tioctl(true);
  screen = from && to ? newterm(term, to, from) : NULL;
  return_signals();
  if (!screen) {
    restore_done();
    close_files();
    return SCREEN_UNUSABLE;
  }
  start(input, colour, mouse);
  restore_complete(with_mouse);
  input_start(input);
  modes_on();
  messages_keep();
  return SCREEN_OPEN;
}

void screen_suspend(void) {
  if (!screen || isendwin()) return;
  input_drain();
  restore_begin();
  modes_off();
  def_prog_mode();
  endwin();
  restore_cursor();
  restore_modes();
  restore_done();
  messages_tell();
}

void screen_resume(void) {
  if (!screen) return;
  keep_signals();
  reset_prog_mode();
  screen_forget();
  doupdate();
  return_signals();
  restore_needed();
  modes_on();
  messages_keep();
}

void screen_close(void) {
  if (!screen) return;
  screen_suspend();
  input_stop();
  delwin(window);
  delscreen(screen);
  screen = NULL;
  window = NULL;
  close_files();
}

int screen_colours(void) { return with_colour ? COLORS : 0; }

void screen_resize(int rows, int columns) {
  if (!screen) return;
  resizeterm(rows, columns);
  wresize(window, rows, columns);
  screen_forget();
}

bool screen_window(int *rows, int *columns) {
  struct winsize size;
  if (!screen || ioctl(fileno(to), TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return true;
}

void screen_forget(void) {
  if (screen) clearok(curscr, true);
}

void screen_begin(void) { screen_send("\033[?2026h", 8); }

void screen_look(int flags, int foreground, int background) {
  look = (flags & SCREEN_BOLD ? A_BOLD : 0) | (flags & SCREEN_UNDERLINE ? A_UNDERLINE : 0) |
         (flags & SCREEN_REVERSE ? A_REVERSE : 0) | (flags & SCREEN_DIM ? A_DIM : 0);
  pair = 0;
  if (!with_colour || (foreground < 0 && background < 0)) return;
  if (!with_defaults && foreground < 0) foreground = COLOR_WHITE;
  if (!with_defaults && background < 0) background = COLOR_BLACK;
  pair = alloc_pair(foreground, background);
  if (pair < 0) pair = 0;
}

void screen_cell(int row, int column, const uint32_t *scalars, int count, int columns) {
  wchar_t text[CCHARW_MAX + 1] = {L' '};
  int length = 0;
  for (int i = 0; i < count && length < CCHARW_MAX; i++) {
    int width = wcwidth((wchar_t)scalars[i]);
    if (i == 0 ? width == columns : width == 0) text[length++] = (wchar_t)scalars[i];
    else if (i == 0) break;
  }
  // The C library takes another width for it, or does not know it.
  bool is_known = length > 0;
  if (!is_known) text[length++] = 0xFFFD;
  text[length] = L'\0';
  cchar_t cell;
  setcchar(&cell, text, look, 0, &pair);
  mvwadd_wch(window, row, column, &cell);
  if (is_known || columns < 2) return;
  setcchar(&cell, L" ", look, 0, &pair);
  mvwadd_wch(window, row, column + 1, &cell);
}

void screen_send_changes(int row, int column) {
  wmove(window, row, column);
  wnoutrefresh(window);
  doupdate();
}

void screen_end(int cursor_row, int cursor_column) {
  curs_set(cursor_row >= 0);
  if (cursor_row < 0) getyx(window, cursor_row, cursor_column);
  screen_send_changes(cursor_row, cursor_column);
  screen_send("\033[?2026l", 8);
}
