"""The base of every value."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """Immutable; an unknown field is an error; error text never repeats what was typed."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, use_attribute_docstrings=True
    )
