#include <poll.h>
#include <sys/ioctl.h>

#include "internal.h"

// Pads, because reading from a window would also draw it.
static WINDOW *keys, *bytes;
static int descriptor = -1;
static bool pasting;
static uint32_t partial;
static int missing;
// What the mouse did in one go, the last first: ncurses tells once of a press and a release that come together.
static struct ScreenInput clicks[8];
static int clicked;

void input_start(int input) {
  descriptor = input;
  pasting = false;
  missing = 0;
  clicked = 0;
  keys = newpad(1, 1);
  bytes = newpad(1, 1);
  keypad(keys, true);  // reads terminfo's keys
  keys_define();
  nodelay(keys, true);
  nodelay(bytes, true);
}

void input_drain(void) {
  if (keys) background_drain(descriptor);
}

void input_stop(void) {
  if (keys) delwin(keys);
  if (bytes) delwin(bytes);
  keys = bytes = NULL;
  descriptor = -1;
}

void screen_end_paste(void) { pasting = false; }

/// No key is there: is nothing more to come either?
static struct ScreenInput nothing(void) {
  struct pollfd state = {.fd = descriptor, .events = POLLIN};
  struct ScreenInput input = {.kind = SCREEN_NOTHING};
  if (poll(&state, 1, 0) <= 0 || !state.revents) return input;
  int waiting = 0;
  bool readable = ioctl(descriptor, FIONREAD, &waiting) == 0 && waiting > 0;
  if (!readable) input.kind = SCREEN_HANGUP;
  return input;
}

static struct ScreenInput meaning(MEVENT event) {
  struct ScreenInput input = {.kind = SCREEN_NOTHING, .column = event.x, .row = event.y};
  if (event.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED)) input.kind = SCREEN_PRESS;
  else if (event.bstate & BUTTON1_RELEASED) input.kind = SCREEN_RELEASE;
  else if (event.bstate & BUTTON4_PRESSED) input.kind = SCREEN_WHEEL_UP;
  else if (event.bstate & BUTTON5_PRESSED) input.kind = SCREEN_WHEEL_DOWN;
  return input;
}

static struct ScreenInput next_click(void) {
  while (clicked > 0)
    if (clicks[--clicked].kind != SCREEN_NOTHING) return clicks[clicked];
  return (struct ScreenInput){.kind = SCREEN_NOTHING};
}

static struct ScreenInput mouse(void) {
  MEVENT event;
  while (clicked < (int)(sizeof clicks / sizeof *clicks) && getmouse(&event) == OK) clicks[clicked++] = meaning(event);
  return next_click();
}

/// One more byte of UTF-8; false while a character is not complete. What is not UTF-8 becomes U+FFFD.
static bool decode(int byte, uint32_t *scalar) {
  if (missing > 0 && (byte & 0xC0) == 0x80) {
    partial = partial << 6 | (uint32_t)(byte & 0x3F);
    if (--missing > 0) return false;
    *scalar = partial;
    return true;
  }
  missing = byte >= 0xF0 && byte < 0xF5 ? 3 : byte >= 0xE0 && byte < 0xF0 ? 2 : byte >= 0xC2 && byte < 0xE0 ? 1 : 0;
  partial = (uint32_t)(byte & (0x3F >> missing));
  *scalar = byte < 0x80 ? (uint32_t)byte : 0xFFFD;
  return missing == 0;
}

/// The rest of a sequence that nobody knows is read away, so that it is not taken for text.
static void swallow(int last) {
  for (int i = 0; i < 64; i++) {
    int next = wgetch(bytes);
    if (next == ERR || next < 0x20 || next >= 0x7F) return;
    if (last == 'O' || (next >= 0x40 && !(i == 0 && next == '['))) return;
  }
}

/// Escape was read: alone, before a letter, or at the start of an unknown sequence.
static struct ScreenInput escape(void) {
  struct ScreenInput input = {.kind = SCREEN_CHARACTER, .value = 27};
  struct pollfd state = {.fd = descriptor, .events = POLLIN};
  int next = wgetch(keys);
  if (next == ERR) return input;
  if (next >= KEY_MIN && keys_find(next) == SCREEN_KEY_BACKSPACE) next = 127;
  if (next < 0x20 || next >= KEY_MIN) {
    ungetch(next);
    return input;
  }
  if (next == ']' && background_is_due()) {
    background_begin();
    input.kind = SCREEN_KEY;
    return input;
  }
  input.kind = SCREEN_ALT;
  while (!decode(next, &input.value) && (next = wgetch(bytes)) != ERR) continue;
  if (next != '[' && next != 'O') return input;
  int following = wgetch(bytes);
  if (following == ERR && poll(&state, 1, 0) <= 0) return input;
  if (following != ERR) ungetch(following);
  swallow(next);
  input.kind = SCREEN_KEY;
  input.value = UINT32_MAX;
  return input;
}

static struct ScreenInput special(int code) {
  struct ScreenInput input = {.kind = SCREEN_KEY, .value = (uint32_t)keys_find(code)};
  if (code == KEY_MOUSE) return mouse();
  if (code == CODE_PASTE_BEGIN) {
    pasting = true;
    input.kind = SCREEN_PASTE_BEGIN;
  }
  return input;
}

struct ScreenInput screen_read(void) {
  for (;;) {
    struct ScreenInput input = next_click();
    if (input.kind != SCREEN_NOTHING) return input;
    input = (struct ScreenInput){.kind = SCREEN_CHARACTER};
    bool replying = background_is_replying();
    int code = wgetch(pasting || replying ? bytes : keys);
    if (code == ERR) return nothing();
    if (replying) {
      input = background_read(code);
      if (input.kind == SCREEN_NOTHING) continue;
      return input;
    }
    if (pasting && code < 0x100) return (struct ScreenInput){.kind = SCREEN_PASTE_BYTE, .value = (uint32_t)code};
    if (code == KEY_RESIZE) continue;
    if (code >= KEY_MIN) {
      missing = 0;
      input = special(code);
      // A key of no use, or a move of the mouse, is not the end of the input.
      if (input.kind == SCREEN_NOTHING || (input.kind == SCREEN_KEY && input.value == UINT32_MAX)) continue;
      return input;
    }
    if (code == 27 && missing == 0) {
      input = escape();
      if (input.kind == SCREEN_KEY) continue;
      return input;
    }
    if (decode(code, &input.value)) return input;
  }
}
