"""Chromium's own accessibility tree: what a screen reader is given."""

from dataclasses import dataclass, field


@dataclass
class Node:
    role: str
    name: str
    children: list["Node"] = field(default_factory=list)

    def all(self, role, name=""):
        """Every node below, and this one, of a role, whose name holds `name`."""
        found = [self] if self.role == role and name in self.name else []
        return found + [each for child in self.children for each in child.all(role, name)]

    @property
    def words(self):
        own = [self.name] if self.role == "StaticText" else []
        return " ".join(own + [child.words for child in self.children if child.words])


def tree(page):
    """The tree of the open page; what is left out for screen readers is not in it."""
    session = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}

    def made(raw):
        children = []
        for child in (made(nodes[number]) for number in raw.get("childIds", ())):
            # An ignored node stands for its children.
            children += child.children if child.role == "ignored" else [child]
        role = "ignored" if raw["ignored"] else raw["role"]["value"]
        return Node(role, raw.get("name", {}).get("value", ""), children)

    return made(next(node for node in nodes.values() if "parentId" not in node))
