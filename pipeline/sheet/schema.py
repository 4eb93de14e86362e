"""The JSON Schema of the sheet, for editors that complete and check while one types."""

from __future__ import annotations

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from pipeline.sheet import Sheet
from pipeline.sheet.terms import REFERENCE, SLUG


class _Generate(GenerateJsonSchema):
    """What pydantic makes of the model, less what it lets pass in editors though reading refuses it."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Text; where a plain number can be meant (a year, an id of digits), editors must let it stand."""
        text = super().str_schema(schema)
        return {**text, "type": ["string", "number"]} if text.get("pattern") in (None, SLUG, REFERENCE) else text

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A mapping with free keys; where these have a form, no other key can stand."""
        mapping = super().dict_schema(schema)
        return {**mapping, "additionalProperties": False} if "patternProperties" in mapping else mapping


def sheet_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of a sheet, with what each key means."""
    schema = Sheet.model_json_schema(by_alias=True, schema_generator=_Generate)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
