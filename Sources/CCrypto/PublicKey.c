#include "PublicKey.h"

#include <stdlib.h>
#include <string.h>

/// SubjectPublicKeyInfo (RFC 5280 §4.1) is written from its end to its start, where each length is known.
typedef struct Writer {
  uint8_t *start;
  uint8_t *next;
} Writer;

static void put(Writer *writer, const void *bytes, size_t count) {
  writer->next -= count;
  memcpy(writer->next, bytes, count);
}

static void put_header(Writer *writer, uint8_t tag, size_t length) {
  uint8_t header[4] = {tag};
  size_t count = 2;
  if (length < 0x80) {
    header[1] = (uint8_t)length;
  } else if (length < 0x100) {
    header[1] = 0x81;
    header[2] = (uint8_t)length;
    count = 3;
  } else {
    header[1] = 0x82;
    header[2] = (uint8_t)(length >> 8);
    header[3] = (uint8_t)length;
    count = 4;
  }
  put(writer, header, count);
}

/// A whole number without sign: a leading zero byte keeps it positive.
static void put_number(Writer *writer, const uint8_t *bytes, size_t count) {
  size_t length = count;
  put(writer, bytes, count);
  if (bytes[0] & 0x80) {
    put(writer, "\0", 1);
    length++;
  }
  put_header(writer, 0x02, length);
}

static void skip_zeros(const uint8_t **bytes, size_t *count) {
  while (*count > 1 && **bytes == 0) {
    (*bytes)++;
    (*count)--;
  }
}

void *public_key(
    const Crypto *crypto, const uint8_t *modulus, size_t modulus_length, const uint8_t *exponent,
    size_t exponent_length) {
  static const uint8_t rsa[] = {0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00};
  skip_zeros(&modulus, &modulus_length);
  skip_zeros(&exponent, &exponent_length);
  if (modulus_length == 0 || modulus_length > 2048 || exponent_length == 0 || exponent_length > 64) return NULL;
  size_t room = modulus_length + exponent_length + 64;
  uint8_t *bytes = malloc(room);
  if (bytes == NULL) return NULL;
  uint8_t *end = bytes + room;
  Writer writer = {bytes, end};
  put_number(&writer, exponent, exponent_length);
  put_number(&writer, modulus, modulus_length);
  put_header(&writer, 0x30, (size_t)(end - writer.next));
  put(&writer, "\0", 1);
  put_header(&writer, 0x03, (size_t)(end - writer.next));
  put(&writer, rsa, sizeof rsa);
  put_header(&writer, 0x30, (size_t)(end - writer.next));
  const unsigned char *first = writer.next;
  void *key = crypto->read_public(NULL, &first, end - writer.next);
  free(bytes);
  return key;
}
