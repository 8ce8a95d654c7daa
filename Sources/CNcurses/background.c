#include <poll.h>
#include <string.h>
#include <time.h>

#include "internal.h"

// xterm's question for the background colour: OSC 11 ; ? and the answer OSC 11 ; rgb:RRRR/GGGG/BBBB, which BEL or
// ESC \ ends. Nobody waits for it: it comes among the keys, or never.
enum { HURRIED_MS = 100, PATIENT_MS = 5000, LONGEST = 1024 };

static struct timespec asked;
static bool pending, replying;
static char reply[32];
static size_t length, count;
static int last;

static long milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (now.tv_sec - asked.tv_sec) * 1000 + (now.tv_nsec - asked.tv_nsec) / 1000000;
}

void screen_ask_background(void) {
  static const char question[] = "\033]11;?\033\\";
  screen_send(question, sizeof question - 1);
  clock_gettime(CLOCK_MONOTONIC, &asked);
  pending = true;
}

bool background_is_due(void) {
  if (pending && milliseconds() > PATIENT_MS) pending = false;
  return pending;
}

bool background_is_replying(void) { return replying; }

void background_begin(void) {
  replying = true;
  length = count = 0;
  last = 0;
}

/// From one to four hexadecimal digits; the first two of them are enough. -1 for anything else.
static int component(const char **text) {
  int value = 0, digits = 0;
  for (; digits < 4; digits++, (*text)++) {
    char c = **text;
    int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    if (digit < 0) break;
    if (digits < 2) value = value * 16 + digit;
  }
  if (digits == 1) value *= 17;
  return digits > 0 ? value : -1;
}

/// How bright it is, from 0 to 255, by the weights of Rec. 709; -1 if it is no colour.
static int brightness(void) {
  static const char start[] = "11;rgb:";
  if (strncmp(reply, start, sizeof start - 1) != 0) return -1;
  const char *text = reply + sizeof start - 1;
  int red = component(&text);
  if (red < 0 || *text++ != '/') return -1;
  int green = component(&text);
  if (green < 0 || *text++ != '/') return -1;
  int blue = component(&text);
  return blue < 0 || *text ? -1 : (54 * red + 183 * green + 19 * blue) / 256;
}

struct ScreenInput background_read(int byte) {
  struct ScreenInput input = {.kind = SCREEN_NOTHING};
  bool is_end = byte == '\a' || (byte == '\\' && last == 27);
  bool is_part = (byte == 27 || (byte >= 0x20 && byte < 0x7F)) && count++ < LONGEST;
  if (!is_end && is_part) {
    if (byte != 27 && length + 1 < sizeof reply) reply[length++] = (char)byte;
    last = byte;
    return input;
  }
  // What is no answer ends it too, so that no key is lost for long.
  pending = replying = false;
  reply[length] = '\0';
  int found = is_end ? brightness() : -1;
  if (found < 0) return input;
  input.kind = SCREEN_BACKGROUND;
  input.value = (uint32_t)found;
  return input;
}

void background_drain(int descriptor) {
  struct pollfd state = {.fd = descriptor, .events = POLLIN};
  long left;
  // Else the answer would be typed into the shell.
  while (pending && (left = HURRIED_MS - milliseconds()) > 0 && poll(&state, 1, (int)left) > 0)
    if (screen_read().kind == SCREEN_HANGUP) break;
  pending = replying = false;
}
