"""Natural keys: fixtures carry slugs, so they load twice without change and read well in a diff."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models


class ByKey(models.Manager[Any]):
    """Finds a row by the fields its model names in `key_fields`, through foreign keys' own keys."""

    def get_by_natural_key(self, *key: Any) -> Any:
        return self.get(**self.lookups(list(key)))

    def lookups(self, key: list[Any]) -> dict[str, Any]:
        """Filter arguments for a natural key. Consumes `key` from the left."""
        found: dict[str, Any] = {}
        for name in self.model.key_fields:
            related = self.model._meta.get_field(name).related_model
            if related is None:
                found[name] = key.pop(0)
            else:
                found |= {
                    f"{name}__{part}": value
                    for part, value in related._default_manager.lookups(key).items()
                }
        return found


class Keyed(models.Model):
    """A row with a natural key made of `key_fields`."""

    key_fields: ClassVar[tuple[str, ...]]

    objects = ByKey()

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[Any, ...]:
        parts: list[Any] = []
        for name in self.key_fields:
            value = getattr(self, name)
            if isinstance(value, Keyed):
                parts.extend(value.natural_key())
            else:
                parts.append(value)
        return tuple(parts)


class SlugKey(Keyed):
    """A row known by its slug alone."""

    key_fields = ("slug",)

    slug = models.SlugField("word in the address", max_length=80, unique=True)

    class Meta:
        abstract = True
