"""Write `vocab/schema-org.ttl`: the classes of schema.org, which stands under which, and its property names.

    python tools/schema_org.py node_modules/schema-dts/dist/schema.d.ts > vocab/schema-org.ttl

The source is the npm package schema-dts, TypeScript types made from schema.org's own definitions. A class is
the union of its own shape (its leaf), its direct subclasses, and sometimes literals:

    export type Place = PlaceLeaf | Accommodation | AdministrativeArea | ... | string;

and a property is a key of an interface: `"birthDate"?: SchemaValue<Date, "birthDate">;`. A name that cannot
begin a TypeScript identifier stands with an underscore (`_3DModel`); its leaf tells the real one.

Left out: classes of other vocabularies, whose leaf tells a full address, and what has no leaf, which is to
say the data types (Text, Date, Quantity ...), because TypeScript folds them into strings and numbers.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = "schema-dts 2.1.0, https://www.npmjs.com/package/schema-dts"

CLASS = re.compile(r"^export type (\w+)(?:<[^=]+=[^>]+>)? = (.+);$", re.MULTILINE)
MEMBER = re.compile(r"^(\w+)(?:<TContent, TProperty>)?$")
LEAF = re.compile(r'^export (?:interface|type) (\w+)Leaf\b[^;]*?"@type": "([^"]+)";', re.MULTILINE)
PROPERTY = re.compile(r'^    "([a-z]\w*)"\?: SchemaValue<', re.MULTILINE)

HEAD = f"""\
# The classes of schema.org under their direct superclasses, then the names of its properties.
# Made by tools/schema_org.py from {SOURCE}: do not edit.
# schema.org licenses its definitions under CC BY-SA 3.0 (https://schema.org/docs/terms.html,
# https://creativecommons.org/licenses/by-sa/3.0/); the same licence holds for this file.

@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sdo: <https://schema.org/> .
"""


def superclasses(types: str) -> dict[str, set[str]]:
    """Every class of schema.org that has a superclass there, with its direct superclasses, as bare names."""
    names = {identifier: name for identifier, name in LEAF.findall(types) if ":" not in name}
    above: dict[str, set[str]] = {}
    for parent, union in CLASS.findall(types):
        for child in _members(union):
            if child in names and parent in names:
                above.setdefault(names[child], set()).add(names[parent])
    return above


def properties(types: str) -> set[str]:
    """The bare names of the properties of schema.org."""
    return set(PROPERTY.findall(types))


def turtle(types: str) -> str:
    """The whole file: sorted, so that the same types give the same bytes."""
    classes = [
        f"sdo:{name} rdfs:subClassOf {', '.join(f'sdo:{parent}' for parent in sorted(parents))} ."
        for name, parents in sorted(superclasses(types).items())
    ]
    names = [f"sdo:{name} a rdf:Property ." for name in sorted(properties(types))]
    return "\n".join([HEAD, *classes, "", *names, ""])


def _members(union: str) -> Iterator[str]:
    """The identifiers in a union; quoted literals and templates are none."""
    for part in union.split(" | "):
        if member := MEMBER.match(part):
            yield member[1]


if __name__ == "__main__":
    sys.stdout.write(turtle(Path(sys.argv[1]).read_text(encoding="utf-8")))
