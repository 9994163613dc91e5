"""Holds a SARIF report against the published schema: schemas.py SCHEMA REPORT."""

import json
import sys

import jsonschema


def main() -> None:
    schema, report = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
    validator = jsonschema.validators.validator_for(schema)(schema)
    faults = [f"{'/'.join(map(str, fault.path))}: {fault.message}" for fault in validator.iter_errors(report)]
    results = report["runs"][0]["results"]
    if faults or not results:
        sys.exit("\n".join(faults) or "the report is empty")
    print(f"{len(results)} results fit the schema")


main()
