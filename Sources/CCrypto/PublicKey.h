#pragma once
#include <stdint.h>

#include "Library.h"

/// A key of libcrypto made of big-endian numbers, to be freed by it; null if they make none.
void *public_key(
    const Crypto *crypto, const uint8_t *modulus, size_t modulus_length, const uint8_t *exponent,
    size_t exponent_length);
