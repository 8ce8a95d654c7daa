#pragma once
#include "CCurl.h"
#include "Library.h"

/// Our word for libcurl's result of a transfer.
CCurlOutcome outcome_of(const Library *library, CURL *easy, CURLcode code, const char *text);
