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

/// Where a text lies: in the input, or from its end on in `cyaml_result.texts`.
typedef struct {
  uint32_t start, length;
} cyaml_text;

/// Offsets are bytes of the input.
typedef struct {
  uint32_t start, end;
  cyaml_text text;
  /// Index of the event after this node.
  uint32_t next;
  /// Index in `cyaml_result.names`; the first has neither anchor nor tag.
  uint32_t names;
  uint8_t kind, style;
} cyaml_event;

/// What few nodes have.
typedef struct {
  cyaml_text anchor, tag;
} cyaml_names;

typedef struct {
  cyaml_event *events;
  size_t count;
  cyaml_names *names;
  size_t names_count;
  /// What the input does not have as it is read: escapes, folded lines, tags written short.
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

/// Reads UTF-8 without a byte-order mark, shorter than 1 GiB, which is needed to read the texts later.
cyaml_result cyaml_parse(const uint8_t *bytes, size_t length, size_t deepest);
/// Events, zero for none: the first event of a text is none of a key.
typedef struct {
  uint32_t first, second;
} cyaml_keys;

/// The first two scalar keys of the mapping at `node` with this text; `bytes` are those that were read.
cyaml_keys cyaml_find(
    const cyaml_result *result, const uint8_t *bytes, size_t count, uint32_t node, const uint8_t *text, size_t length);
void cyaml_free(cyaml_result *result);
