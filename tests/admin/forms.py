"""Reads a rendered form the way a browser does, so tests post what an editor would."""

from bs4 import BeautifulSoup


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "lxml")


def filled(form) -> dict[str, list[str]]:
    """Every field of a form with the values it shows, to change and post."""
    data: dict[str, list[str]] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        name, kind = field["name"], field.get("type", "text")
        if (
            "__prefix__" in name
            or kind in ("submit", "button", "file")
            or field.has_attr("disabled")
        ):
            continue
        if field.name == "textarea":
            # As a browser does: one newline after the tag is not part of the text.
            values = [field.text.removeprefix("\n")]
        elif field.name == "select":
            values = [option["value"] for option in field.select("option[selected]")]
            if not values and not field.has_attr("multiple") and field.option:
                values = [field.option["value"]]
        elif kind in ("checkbox", "radio"):
            values = [field.get("value", "on")] if field.has_attr("checked") else []
        else:
            values = [field.get("value", "")]
        data.setdefault(name, []).extend(values)
    return data
