"""Every `$ref` of a schema, followed once when the schema is loaded, and never over a network."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, NoReturn

from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped]
from referencing import Registry, Resource, Specification
from referencing.exceptions import Unresolvable
from referencing.jsonschema import lookup_recursive_ref, specification_with

from listlint.schema.fault import SchemaError
from listlint.schema.files import PREFIX, Read, SchemaFile, children, local_uri, open_file, uri_of

LATEST = "https://json-schema.org/draft/2020-12/schema"
DIALECTS = frozenset(
    {
        LATEST,
        "https://json-schema.org/draft/2019-09/schema",
        "http://json-schema.org/draft-07/schema",
        "http://json-schema.org/draft-06/schema",
        "http://json-schema.org/draft-04/schema",
    }
)
REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
_DEFINED = ("$defs", "definitions")

_Resource = Resource[Any]
_Prepare = Callable[[SchemaFile, Any, str], set[int]]


@dataclass(frozen=True, slots=True)
class Target:
    """The schema that a reference leads to, and the draft that it is written in."""

    schema: Any
    dialect: str


class References:
    """The files that a schema consists of, and where each reference in them leads.

    `prepare` is called with each file, the schema in it and its dialect before anything in it is
    followed, and gives the identities of all schemas in there; it may raise `SchemaError`, as may
    everything here.
    """

    def __init__(self, read: Read, prepare: _Prepare) -> None:
        self.targets: dict[tuple[int, str], Target] = {}
        """By the identity of the mapping that a reference stands in, and its keyword."""
        self._read, self._prepare = read, prepare
        self._files: list[SchemaFile] = []
        self._by_uri: dict[str, SchemaFile] = {}
        self._owners: dict[int, SchemaFile] = {}
        self._sound: set[int] = set()
        self._dialects: dict[str, str] = {}
        self._registry: Registry[Any] = Registry(retrieve=self._retrieve)  # type: ignore[call-arg]

    def follow(self, root: SchemaFile) -> str:
        """Follow every reference in a file, and in those it leads to; the file's dialect."""
        self._by_uri[root.uri] = root
        self._registry = self._registry.with_resource(root.uri, self._resource(root))
        seen: set[int] = set()
        done = 0
        while done < len(self._files):  # what is followed may open more
            self._walk(self._files[done], seen)
            done += 1
        return self._dialects[root.uri]

    def _walk(self, file: SchemaFile, seen: set[int]) -> None:
        """Follow what applies to a value before what is only defined.

        So a `$dynamicRef` leads to the first that asks for it, which is what it means unless two
        ask differently.
        """
        root = self._as_resource(file)
        resolver: Any = self._registry.resolver(file.uri).in_subresource(root)
        pending = deque([(file.value, resolver)])
        while pending:
            schema, resolver = pending.popleft()
            if not isinstance(schema, dict) or id(schema) in seen:
                continue
            seen.add(id(schema))
            dialect = specification_with(self._dialects[self._owners[id(schema)].uri])
            defined = {id(part) for word in _DEFINED for part in schema.get(word, {}).values()}
            for part in reversed(list(subschemas(schema, dialect))):
                add = pending.append if id(part) in defined else pending.appendleft
                add((part, resolver.in_subresource(dialect.create_resource(part))))
            for keyword in REFERENCES:
                if isinstance(schema.get(keyword), str):
                    found = self._lookup(schema, keyword, resolver)
                    self._note(schema, keyword, found.contents)
                    pending.appendleft((found.contents, found.resolver))

    def _note(self, schema: dict[str, Any], keyword: str, target: Any) -> None:
        owner = self._owners.get(id(target), self._owners[id(schema)])
        dialect = self._dialects[owner.uri]
        if isinstance(target, dict) and id(target) not in self._sound:  # it stands anywhere
            self._sound |= self._prepare(owner, target, dialect)
        self.targets[id(schema), keyword] = Target(target, dialect)

    def _lookup(self, contents: dict[str, Any], keyword: str, resolver: Any) -> Any:
        reference = contents[keyword]
        try:
            if keyword == "$recursiveRef":
                return lookup_recursive_ref(resolver)
            uri = uri_of(reference) if reference.startswith(PREFIX) else reference
            found = resolver.lookup(uri)
        except (Unresolvable, ValueError) as error:
            self._refuse(contents, keyword, error)
        if not isinstance(found.contents, dict | bool):
            raise self.error(
                contents, f"`{reference}` leads to something that is not a schema", keyword
            )
        return found

    def _refuse(self, contents: dict[str, Any], keyword: str, error: BaseException) -> NoReturn:
        """Say why a reference leads nowhere: the file's own fault, or the reference's."""
        cause: BaseException | None = error
        while cause is not None:
            if isinstance(cause, SchemaError):
                raise cause from None
            cause = cause.__cause__
        reference = contents[keyword]
        if "://" in reference and not reference.startswith("file:"):
            words = f"`{reference}` is on the network, where listlint never looks"
        else:
            words = f"`{reference}` leads nowhere"
        raise self.error(contents, words, keyword) from None

    def error(self, part: dict[str, Any], message: str, *steps: str) -> SchemaError:
        """A complaint about what stands under `steps` in a part of some file."""
        file = self._owners[id(part)]
        route = (*(file.route_of(part) or ()), *steps)
        where = ".".join(map(str, route))
        return file.error(f"{message} (at `{where}`)", route)

    def _retrieve(self, uri: str) -> _Resource:
        """What a URI stands for; registries do not change, so each asks again."""
        file = self._by_uri.get(uri) or self._open(uri)
        if file is None:
            raise LookupError(uri)
        self._by_uri[uri] = file
        return self._resource(file)

    def _open(self, uri: str) -> SchemaFile | None:
        if uri in REGISTRY:  # the drafts themselves come with jsonschema
            return SchemaFile(uri, uri, "", deepcopy(REGISTRY.contents(uri)))
        for known in tuple(self._files):
            base = known.value.get("$id") if isinstance(known.value, dict) else None
            if isinstance(base, str) and "://" in base and _host(base) == _host(uri):
                local = local_uri(uri, base, known.uri)
                if file := self._by_uri.get(local) or open_file(local, self._read):
                    return file
        return open_file(uri, self._read)

    def _resource(self, file: SchemaFile) -> _Resource:
        """A file as referencing wants it; when it is new its draft is found and it is prepared."""
        if file.uri not in self._dialects:
            self._take_in(file)
        return self._as_resource(file)

    def _take_in(self, file: SchemaFile) -> None:
        default = self._dialects[self._files[0].uri] if self._files else LATEST
        stated = file.value.get("$schema", default) if isinstance(file.value, dict) else default
        dialect = stated.rstrip("#") if isinstance(stated, str) else ""
        if dialect not in DIALECTS:
            raise file.error(f"`$schema` is `{stated}`, no draft that listlint knows", ("$schema",))
        self._files.append(file)
        self._dialects[file.uri] = dialect
        self._sound |= self._prepare(file, file.value, dialect)
        pending: list[object] = [file.value]
        while pending:
            value = pending.pop()
            if isinstance(value, dict):
                self._owners[id(value)] = file
            pending += (child for _, child in children(value))

    def _as_resource(self, file: SchemaFile) -> _Resource:
        return specification_with(self._dialects[file.uri]).create_resource(file.value)


def subschemas(schema: Any, dialect: Specification[Any]) -> Iterator[dict[str, Any]]:
    """The mappings that a schema holds as schemas, one level down, as they are written."""
    found = {id(part) for part in dialect.subresources_of(schema)}
    for word, child in children(schema):
        if isinstance(child, dict) and id(child) in found:
            yield child
            continue
        for _, part in children(child):
            # referencing takes `dependencies` for schemas only if the first of them is one.
            if isinstance(part, dict) and (id(part) in found or word == "dependencies"):
                yield part


def _host(uri: str) -> str:
    return uri.partition("://")[2].partition("/")[0]
