"""Hold what is served against the API document."""

from functools import cache
from typing import Any

from jsonschema.exceptions import ValidationError as Undocumented  # type: ignore[import-untyped]
from openapi_schema_validator import OAS31Validator, validate

from service.web.api import openapi

__all__ = ["Undocumented", "check"]


@cache
def _components() -> dict[str, Any]:
    return {"components": {"schemas": openapi.schemas()}}


def check(value: object, name: str) -> None:
    """Check that a value has the shape that the document names so. Raises Undocumented."""
    schema = {"$ref": f"#/components/schemas/{name}"} | _components()
    validate(value, schema, cls=OAS31Validator)
