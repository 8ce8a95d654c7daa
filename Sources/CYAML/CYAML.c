#include "CYAML.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

typedef struct {
  cyaml_result result;
  size_t events_room, names_room, texts_room;
  uint32_t *open;
  size_t depth, deepest;
  const uint8_t *bytes;
  size_t length;
  /// libyaml counts characters; the cursor follows them through the bytes.
  size_t characters, offset;
} reader;

static bool continues(uint8_t byte) { return (byte & 0xC0) == 0x80; }

static uint32_t byte_offset(reader *r, size_t characters) {
  while (r->characters < characters && r->offset < r->length) {
    r->offset++;
    while (r->offset < r->length && continues(r->bytes[r->offset])) r->offset++;
    r->characters++;
  }
  while (r->characters > characters && r->offset > 0) {
    r->offset--;
    while (r->offset > 0 && continues(r->bytes[r->offset])) r->offset--;
    r->characters--;
  }
  return (uint32_t)r->offset;
}

/// The array with room for so many items, moved if need be; null when memory ran out.
static void *with_room(void *items, size_t *room, size_t needed, size_t size) {
  if (items && needed <= *room) return items;
  size_t larger = needed * 2 + 256;
  void *moved = realloc(items, larger * size);
  if (moved) *room = larger;
  return moved;
}

static bool add_text(reader *r, const uint8_t *text, size_t length, cyaml_text *place) {
  size_t needed = r->result.texts_length + length;
  if (needed > UINT32_MAX - r->length) return false;
  uint8_t *texts = with_room(r->result.texts, &r->texts_room, needed, 1);
  if (!texts) return false;
  r->result.texts = texts;
  if (length) memcpy(r->result.texts + r->result.texts_length, text, length);
  *place = (cyaml_text){(uint32_t)(r->length + r->result.texts_length), (uint32_t)length};
  r->result.texts_length = needed;
  return true;
}

/// Most scalars are read as they are written, without or between quotes.
static bool add_scalar(reader *r, const yaml_event_t *from, cyaml_event *to) {
  const uint8_t *text = from->data.scalar.value;
  size_t length = from->data.scalar.length, start = to->start, written = to->end > start ? to->end - start : 0;
  if (written == length + 2) start++;
  if (start + length <= r->length && (written == length || written == length + 2) &&
      !memcmp(r->bytes + start, text, length)) {
    to->text = (cyaml_text){(uint32_t)start, (uint32_t)length};
    return true;
  }
  return add_text(r, text, length, &to->text);
}

static bool add_names(reader *r, const uint8_t *anchor, const uint8_t *tag, cyaml_event *to) {
  if (!anchor && !tag) return true;
  cyaml_result *result = &r->result;
  cyaml_names *all = with_room(result->names, &r->names_room, result->names_count + 2, sizeof *all);
  if (!all) return false;
  result->names = all;
  if (!result->names_count) result->names[result->names_count++] = (cyaml_names){0};
  cyaml_names names = {0};
  if (anchor && !add_text(r, anchor, strlen((const char *)anchor), &names.anchor)) return false;
  if (tag && !add_text(r, tag, strlen((const char *)tag), &names.tag)) return false;
  to->names = (uint32_t)result->names_count;
  result->names[result->names_count++] = names;
  return true;
}

static uint8_t scalar_style(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: return CYAML_SINGLE_QUOTED;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return CYAML_DOUBLE_QUOTED;
    case YAML_LITERAL_SCALAR_STYLE: return CYAML_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE: return CYAML_FOLDED;
    default: return CYAML_PLAIN;
  }
}

/// False when memory ran out.
static bool describe(reader *r, const yaml_event_t *from, cyaml_event *to) {
  switch (from->type) {
    case YAML_ALIAS_EVENT: to->kind = CYAML_ALIAS; return add_names(r, from->data.alias.anchor, NULL, to);
    case YAML_SCALAR_EVENT:
      to->kind = CYAML_SCALAR;
      to->style = scalar_style(from->data.scalar.style);
      return add_scalar(r, from, to) && add_names(r, from->data.scalar.anchor, from->data.scalar.tag, to);
    case YAML_SEQUENCE_START_EVENT:
      to->kind = CYAML_SEQUENCE_START;
      to->style = from->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE ? CYAML_FLOW : CYAML_BLOCK;
      return add_names(r, from->data.sequence_start.anchor, from->data.sequence_start.tag, to);
    case YAML_MAPPING_START_EVENT:
      to->kind = CYAML_MAPPING_START;
      to->style = from->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE ? CYAML_FLOW : CYAML_BLOCK;
      return add_names(r, from->data.mapping_start.anchor, from->data.mapping_start.tag, to);
    case YAML_SEQUENCE_END_EVENT: to->kind = CYAML_SEQUENCE_END; return true;
    case YAML_MAPPING_END_EVENT: to->kind = CYAML_MAPPING_END; return true;
    case YAML_DOCUMENT_START_EVENT: to->kind = CYAML_DOCUMENT_START; return true;
    default: to->kind = CYAML_DOCUMENT_END; return true;
  }
}

static bool opens(uint8_t kind) {
  return kind == CYAML_DOCUMENT_START || kind == CYAML_SEQUENCE_START || kind == CYAML_MAPPING_START;
}

static bool closes(uint8_t kind) {
  return kind == CYAML_DOCUMENT_END || kind == CYAML_SEQUENCE_END || kind == CYAML_MAPPING_END;
}

static int add_event(reader *r, const yaml_event_t *from) {
  cyaml_event *events = with_room(r->result.events, &r->events_room, r->result.count + 1, sizeof *events);
  if (!events) return CYAML_NO_MEMORY;
  r->result.events = events;
  uint32_t index = (uint32_t)r->result.count;
  cyaml_event *to = &r->result.events[index];
  memset(to, 0, sizeof *to);
  to->start = byte_offset(r, from->start_mark.index);
  to->end = byte_offset(r, from->end_mark.index);
  to->next = index + 1;
  if (!describe(r, from, to)) return CYAML_NO_MEMORY;
  r->result.count++;
  if (opens(to->kind)) {
    if (r->depth == r->deepest) return CYAML_TOO_DEEP;
    r->open[r->depth++] = index;
  } else if (closes(to->kind) && r->depth > 0) {
    r->result.events[r->open[--r->depth]].next = index + 1;
  }
  return CYAML_OK;
}

static int read_all(reader *r, yaml_parser_t *parser) {
  for (;;) {
    yaml_event_t event;
    if (!yaml_parser_parse(parser, &event)) {
      if (parser->error == YAML_MEMORY_ERROR) return CYAML_NO_MEMORY;
      r->result.problem = parser->problem;
      r->result.failure_offset =
          parser->error == YAML_READER_ERROR ? parser->problem_offset : byte_offset(r, parser->problem_mark.index);
      return CYAML_UNREADABLE;
    }
    yaml_event_type_t type = event.type;
    bool counts = type != YAML_STREAM_START_EVENT && type != YAML_STREAM_END_EVENT && type != YAML_NO_EVENT;
    int outcome = counts ? add_event(r, &event) : CYAML_OK;
    if (outcome == CYAML_TOO_DEEP) r->result.failure_offset = byte_offset(r, event.start_mark.index);
    yaml_event_delete(&event);
    if (outcome != CYAML_OK || type == YAML_STREAM_END_EVENT) return outcome;
  }
}

static size_t slot(uint32_t node, const uint8_t *text, size_t length, size_t slots) {
  uint64_t hash = 0xCBF29CE484222325 ^ node;
  for (size_t i = 0; i < length; i++) hash = (hash ^ text[i]) * 0x100000001B3;
  hash *= 0x9E3779B97F4A7C15;
  return (hash >> 32) & (slots - 1);
}

static const uint8_t *bytes_of(const cyaml_result *result, const uint8_t *bytes, size_t count, cyaml_text text) {
  return text.start < count ? bytes + text.start : result->texts + (text.start - count);
}

static void add_key(cyaml_result *result, const uint8_t *bytes, size_t count, uint32_t node, uint32_t key) {
  cyaml_text text = result->events[key].text;
  size_t at = slot(node, bytes_of(result, bytes, count, text), text.length, result->slots);
  while (result->keys[at][0]) at = (at + 1) & (result->slots - 1);
  result->keys[at][0] = key;
  result->keys[at][1] = node;
}

/// False when memory ran out.
static bool index_keys(cyaml_result *result, const uint8_t *bytes, size_t count) {
  size_t mappings = 0;
  for (size_t i = 0; i < result->count; i++) mappings += result->events[i].kind == CYAML_MAPPING_START;
  if (!mappings) return true;
  size_t keys = 0;
  for (int pass = 0; pass < 2; pass++) {
    for (uint32_t node = 0; node < result->count; node++) {
      if (result->events[node].kind != CYAML_MAPPING_START) continue;
      uint32_t end = result->events[node].next - 1;
      for (uint32_t key = node + 1; key < end; key = result->events[result->events[key].next].next) {
        if (result->events[key].kind != CYAML_SCALAR) continue;
        if (pass) add_key(result, bytes, count, node, key); else keys++;
      }
    }
    if (pass || !keys) continue;
    for (result->slots = 8; result->slots * 3 < keys * 4; result->slots *= 2) {}
    result->keys = calloc(result->slots, sizeof *result->keys);
    if (!result->keys) return false;
  }
  return true;
}

cyaml_keys cyaml_find(
    const cyaml_result *result, const uint8_t *bytes, size_t count, uint32_t node, const uint8_t *text, size_t length) {
  cyaml_keys found = {0, 0};
  if (!result->keys || node >= result->count || result->events[node].kind != CYAML_MAPPING_START) return found;
  for (size_t at = slot(node, text, length, result->slots); result->keys[at][0]; at = (at + 1) & (result->slots - 1)) {
    cyaml_text key = result->events[result->keys[at][0]].text;
    if (result->keys[at][1] != node || key.length != length) continue;
    if (length && memcmp(bytes_of(result, bytes, count, key), text, length)) continue;
    if (found.first) {
      found.second = result->keys[at][0];
      return found;
    }
    found.first = result->keys[at][0];
  }
  return found;
}

cyaml_result cyaml_parse(const uint8_t *bytes, size_t length, size_t deepest) {
  reader r = {.deepest = deepest, .bytes = bytes, .length = length};
  yaml_parser_t parser;
  r.open = calloc(deepest ? deepest : 1, sizeof *r.open);
  if (!r.open || !yaml_parser_initialize(&parser)) {
    free(r.open);
    r.result.outcome = CYAML_NO_MEMORY;
    return r.result;
  }
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, bytes, length);
  r.result.outcome = read_all(&r, &parser);
  if (r.result.outcome == CYAML_OK && !index_keys(&r.result, bytes, length)) r.result.outcome = CYAML_NO_MEMORY;
  yaml_parser_delete(&parser);
  free(r.open);
  return r.result;
}

void cyaml_free(cyaml_result *result) {
  free(result->events);
  free(result->names);
  free(result->texts);
  free(result->keys);
  *result = (cyaml_result){0};
}
