"""Holds the results of a check against their JSON Schema and reads test results as XML."""

import json
import sys
import xml.etree.ElementTree as tree

from jsonschema import Draft202012Validator

cases = json.load(sys.stdin)
schema = json.loads(cases["schema"])
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
faults = [[error.message for error in validator.iter_errors(json.loads(text))] for text in cases["results"]]
suites = []
for text in cases["suites"]:
    for suite in tree.fromstring(text).iter("testsuite"):
        suites.append(
            {
                "name": suite.get("name"),
                "counts": [int(suite.get(name)) for name in ("tests", "failures", "skipped")],
                "found": [len(suite.findall(path)) for path in ("testcase", "testcase/failure", "testcase/skipped")],
            }
        )
json.dump({"faults": faults, "suites": suites}, sys.stdout)
