#pragma once
#include <stdbool.h>
#include <stddef.h>

#include "Library.h"

/// A multi handle with what libcurl keeps in it from one transfer to the next: open connections, TLS sessions, looked-up
/// names and the parsed authorities. It serves one transfer at a time.
typedef struct Connections {
  CURLM *multi;
  /// Sockets that libcurl has opened for the transfer under way; -1 is a free place.
  int sockets[8];
  struct Connections *next;
} Connections;

/// An idle one, or a new one; null if there is no memory.
Connections *connections_take(const Library *library);

/// For the next transfer.
void connections_give_back(const Library *library, Connections *connections);

/// May wait for a name look-up.
void connections_free(const Library *library, Connections *connections);

void connections_note_socket(Connections *connections, int before, int after);

/// Whether a socket of the transfer under way is connected, the TLS handshake aside.
bool connections_are_up(const Connections *connections);

/// A path under which the PEM text can be read for as long as the program runs; null if it cannot be kept.
///
/// libcurl parses a file of authorities once for many transfers, and a text in memory for each.
const char *authorities_path(const void *bytes, size_t length);
