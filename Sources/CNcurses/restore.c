#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "internal.h"

static volatile sig_atomic_t prepared, begun, linking;
static int terminal_input, terminal_output;
static struct termios before;
static bool has_modes;
static char sequence[512];
static size_t sequence_length, cursor_start;

static void add(const char *text) {
  if (!text || text == (char *)-1) return;
  while (*text && sequence_length < sizeof sequence) {
    if (text[0] == '$' && text[1] == '<') {  // a delay, which only ncurses can keep
      while (*text && *text != '>') text++;
      if (*text) text++;
    } else {
      sequence[sequence_length++] = *text++;
    }
  }
}

void restore_prepare(int input, int output) {
  terminal_input = input;
  terminal_output = output;
  has_modes = tcgetattr(input, &before) == 0;
  sequence_length = 0;
  add("\033[?2026l\033[?2004l");
  restore_needed();
}

void restore_complete(bool mouse) {
  if (mouse) add("\033[?1006l\033[?1003l\033[?1002l\033[?1000l");
  add(tigetstr("sgr0"));
  add(tigetstr("rmkx"));
  add(tigetstr("rmcup"));
  cursor_start = sequence_length;
  add(tigetstr("cnorm"));
  restore_needed();
}

void restore_cursor(void) { screen_send(sequence + cursor_start, sequence_length - cursor_start); }

void restore_needed(void) {
  begun = 0;
  prepared = 1;
}

void restore_begin(void) { begun = 1; }

void restore_done(void) { prepared = 0; }

void write_all(int file, const char *bytes, size_t count) {
  for (int waits = 0; count > 0;) {
    ssize_t written = write(file, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
      waits = 0;
    } else if (written < 0 && errno == EAGAIN) {
      struct pollfd writable = {.fd = file, .events = POLLOUT};
      // It may be said to be writable while another thread is stuck in writing to it.
      if (waits++ == 20 || poll(&writable, 1, 200) <= 0 || (waits > 2 && poll(NULL, 0, 10) < 0)) return;
    } else if (written == 0 || errno != EINTR) {
      return;
    }
  }
}

void screen_send(const char *bytes, size_t count) { write_all(terminal_output, bytes, count); }

void screen_link_start(const char *link, size_t count) {
  linking = 1;
  screen_send(link, count);
}

void screen_link_end(void) {
  static const char end[] = "\033]8;;\033\\";
  if (linking) screen_send(end, sizeof end - 1);
  linking = 0;
}

void restore_modes(void) {
  if (!has_modes) return;
  sigset_t background, previous;
  sigemptyset(&background);
  sigaddset(&background, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &background, &previous);
  while (tcsetattr(terminal_input, TCSANOW, &before) < 0 && errno == EINTR) continue;
  pthread_sigmask(SIG_SETMASK, &previous, NULL);
}

void screen_restore_now(void) {
  if (!prepared) return;
  prepared = 0;
  screen_link_end();
  write_all(terminal_output, sequence, sequence_length);
  restore_modes();
  messages_tell();
}

static void drop_unread(void) {
  tcflow(terminal_output, TCOON);
  tcflush(terminal_output, TCOFLUSH);
}

void screen_unblock(void) {
  // What gives the terminal back must not be dropped.
  if (prepared && !begun) drop_unread();
}

void screen_abandon(void) {
  if (!prepared) return;
  int flags = fcntl(terminal_output, F_GETFL);
  if (flags >= 0) fcntl(terminal_output, F_SETFL, flags | O_NONBLOCK);
  drop_unread();
  screen_restore_now();
  if (flags >= 0) fcntl(terminal_output, F_SETFL, flags);
}

static char words[1024];

void screen_last_words(const char *text) {
  words[0] = '\0';
  strncpy(words + 1, text + (*text != '\0'), sizeof words - 2);
  words[0] = *text;
}

void screen_say_last_words(void) { write_all(STDERR_FILENO, words, strnlen(words, sizeof words)); }

static void crashed(int number) {
  screen_restore_now();
  screen_say_last_words();
  raise(number);
}

void screen_restore_on_crash(void) {
  static const int fatal[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
  static char stack[64 * 1024];
  static bool installed;
  if (installed) return;
  installed = true;
  stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&other, NULL);
  struct sigaction action = {.sa_handler = crashed, .sa_flags = (int)(SA_RESETHAND | SA_ONSTACK)};
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) sigaction(fatal[i], &action, NULL);
  atexit(screen_restore_now);
}
