#include "internal.h"

struct sequence {
  const char *bytes;
  int key;
};

static const struct sequence sequences[] = {
  {"\033[1;3A", SCREEN_KEY_ALT_UP}, {"\033\033[A", SCREEN_KEY_ALT_UP}, {"\033\033OA", SCREEN_KEY_ALT_UP},
  {"\033[1;3B", SCREEN_KEY_ALT_DOWN}, {"\033\033[B", SCREEN_KEY_ALT_DOWN}, {"\033\033OB", SCREEN_KEY_ALT_DOWN},
  {"\033[1;5D", SCREEN_KEY_CONTROL_LEFT}, {"\033[1;3D", SCREEN_KEY_CONTROL_LEFT}, {"\033Od", SCREEN_KEY_CONTROL_LEFT},
  {"\033[5D", SCREEN_KEY_CONTROL_LEFT}, {"\033\033[D", SCREEN_KEY_CONTROL_LEFT},
  {"\033[1;5C", SCREEN_KEY_CONTROL_RIGHT}, {"\033[1;3C", SCREEN_KEY_CONTROL_RIGHT},
  {"\033Oc", SCREEN_KEY_CONTROL_RIGHT}, {"\033[5C", SCREEN_KEY_CONTROL_RIGHT}, {"\033\033[C", SCREEN_KEY_CONTROL_RIGHT},
  {"\033[A", SCREEN_KEY_UP}, {"\033OA", SCREEN_KEY_UP}, {"\033[B", SCREEN_KEY_DOWN}, {"\033OB", SCREEN_KEY_DOWN},
  {"\033[C", SCREEN_KEY_RIGHT}, {"\033OC", SCREEN_KEY_RIGHT}, {"\033[D", SCREEN_KEY_LEFT}, {"\033OD", SCREEN_KEY_LEFT},
  {"\033[H", SCREEN_KEY_HOME}, {"\033OH", SCREEN_KEY_HOME}, {"\033[1~", SCREEN_KEY_HOME}, {"\033[7~", SCREEN_KEY_HOME},
  {"\033[F", SCREEN_KEY_END}, {"\033OF", SCREEN_KEY_END}, {"\033[4~", SCREEN_KEY_END}, {"\033[8~", SCREEN_KEY_END},
  {"\033[2~", SCREEN_KEY_INSERT}, {"\033[3~", SCREEN_KEY_DELETE},
  {"\033[5~", SCREEN_KEY_PAGE_UP}, {"\033[6~", SCREEN_KEY_PAGE_DOWN},
  {"\033[Z", SCREEN_KEY_BACK_TAB}, {"\033OM", SCREEN_KEY_ENTER},
  {"\033OP", SCREEN_KEY_F0 + 1}, {"\033[11~", SCREEN_KEY_F0 + 1}, {"\033[[A", SCREEN_KEY_F0 + 1},
  {"\033OQ", SCREEN_KEY_F0 + 2}, {"\033[12~", SCREEN_KEY_F0 + 2}, {"\033[[B", SCREEN_KEY_F0 + 2},
  {"\033OR", SCREEN_KEY_F0 + 3}, {"\033[13~", SCREEN_KEY_F0 + 3}, {"\033[[C", SCREEN_KEY_F0 + 3},
  {"\033OS", SCREEN_KEY_F0 + 4}, {"\033[14~", SCREEN_KEY_F0 + 4}, {"\033[[D", SCREEN_KEY_F0 + 4},
  {"\033[15~", SCREEN_KEY_F0 + 5}, {"\033[[E", SCREEN_KEY_F0 + 5}, {"\033[17~", SCREEN_KEY_F0 + 6},
  {"\033[18~", SCREEN_KEY_F0 + 7}, {"\033[19~", SCREEN_KEY_F0 + 8}, {"\033[20~", SCREEN_KEY_F0 + 9},
  {"\033[21~", SCREEN_KEY_F0 + 10}, {"\033[23~", SCREEN_KEY_F0 + 11}, {"\033[24~", SCREEN_KEY_F0 + 12},
};

static const int named[][2] = {
  {KEY_UP, SCREEN_KEY_UP}, {KEY_DOWN, SCREEN_KEY_DOWN}, {KEY_LEFT, SCREEN_KEY_LEFT}, {KEY_RIGHT, SCREEN_KEY_RIGHT},
  {KEY_SR, SCREEN_KEY_UP}, {KEY_SF, SCREEN_KEY_DOWN}, {KEY_SLEFT, SCREEN_KEY_LEFT}, {KEY_SRIGHT, SCREEN_KEY_RIGHT},
  {KEY_HOME, SCREEN_KEY_HOME}, {KEY_FIND, SCREEN_KEY_HOME}, {KEY_A1, SCREEN_KEY_HOME}, {KEY_SHOME, SCREEN_KEY_HOME},
  {KEY_END, SCREEN_KEY_END}, {KEY_SELECT, SCREEN_KEY_END}, {KEY_C1, SCREEN_KEY_END}, {KEY_SEND, SCREEN_KEY_END},
  {KEY_PPAGE, SCREEN_KEY_PAGE_UP}, {KEY_A3, SCREEN_KEY_PAGE_UP}, {KEY_NPAGE, SCREEN_KEY_PAGE_DOWN},
  {KEY_C3, SCREEN_KEY_PAGE_DOWN}, {KEY_IC, SCREEN_KEY_INSERT}, {KEY_DC, SCREEN_KEY_DELETE},
  {KEY_SDC, SCREEN_KEY_DELETE}, {KEY_BACKSPACE, SCREEN_KEY_BACKSPACE}, {KEY_BTAB, SCREEN_KEY_BACK_TAB},
  {KEY_ENTER, SCREEN_KEY_ENTER},
};

/// Control letters that terminfo takes for keys that nobody has, as `linux` does Ctrl-Z.
static void free_control_letters(void) {
  for (char letter = 1; letter <= 26; letter++) {
    char bytes[] = {letter, '\0'};
    int bound = key_defined(bytes);
    if (bound > 0 && keys_find(bound) < 0) define_key(bytes, 0);
  }
}

void keys_define(void) {
  free_control_letters();
  define_key("\033[200~", CODE_PASTE_BEGIN);
  define_key("\033[201~", CODE_PASTE_END);
  for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++) {
    int bound = key_defined(sequences[i].bytes);
    // Codes above KEY_MAX are what terminfo's extensions (kUP3, kLFT5) were given.
    if (bound == 0 || bound > KEY_MAX) define_key(sequences[i].bytes, CODE_KEYS + sequences[i].key);
  }
}

int keys_find(int code) {
  if (code >= CODE_KEYS) return code - CODE_KEYS;
  if (code >= KEY_F(1) && code <= KEY_F(63)) return SCREEN_KEY_F0 + code - KEY_F0;
  for (size_t i = 0; i < sizeof named / sizeof *named; i++)
    if (named[i][0] == code) return named[i][1];
  return -1;
}
