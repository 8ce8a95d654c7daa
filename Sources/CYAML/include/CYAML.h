#pragma once
#include <stddef.h>
#include <stdint.h>

enum {
  CYAML_DOCUMENT_START,
  CYAML_DOCUMENT_END,
  CYAML_ALIAS,
  CYAML_SCALAR,
  CYAML_SEQUENCE_START,
  CYAML_SEQUENCE_END,
  CYAML_MAPPING_START,
  CYAML_MAPPING_END,
};

enum { CYAML_PLAIN, CYAML_SINGLE_QUOTED, CYAML_DOUBLE_QUOTED, CYAML_LITERAL, CYAML_FOLDED };
enum { CYAML_BLOCK, CYAML_FLOW };
enum { CYAML_OK, CYAML_UNREADABLE, CYAML_TOO_DEEP, CYAML_NO_MEMORY };

/// Offsets are bytes of the input; texts lie in `cyaml_result.texts`.
typedef struct {
  uint32_t start, end;
  uint32_t text, text_length;
  uint32_t anchor, anchor_length;
  uint32_t tag, tag_length;
  /// Index of the event after this node.
  uint32_t next;
  uint8_t kind, style;
} cyaml_event;

typedef struct {
  cyaml_event *events;
  size_t count;
  uint8_t *texts;
  size_t texts_length;
  /// Event and mapping of every scalar key, by a hash of both; `slots` is a power of two or zero.
  uint32_t (*keys)[2];
  size_t slots;
  int outcome;
  /// Where and why reading ended, when it failed; the text is static.
  size_t failure_offset;
  const char *problem;
} cyaml_result;

/// Reads UTF-8 without a byte-order mark, shorter than 1 GiB; nothing of the input is kept.
cyaml_result cyaml_parse(const uint8_t *bytes, size_t length, size_t deepest);
/// Events, zero for none: the first event of a text is none of a key.
typedef struct {
  uint32_t first, second;
} cyaml_keys;

/// The first two scalar keys of the mapping at `node` with this text.
cyaml_keys cyaml_find(const cyaml_result *result, uint32_t node, const uint8_t *text, size_t length);
void cyaml_free(cyaml_result *result);
