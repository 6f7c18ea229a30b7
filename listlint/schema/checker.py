"""A schema made ready: its files read and sound, and each reference in them looked up once."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from posixpath import relpath
from typing import Any, NoReturn
from urllib.parse import urljoin, urlsplit

from jsonschema import Draft3Validator, Draft202012Validator
from jsonschema.validators import validator_for
from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped]
from referencing import Registry, Resource
from referencing.exceptions import Unresolvable
from referencing.jsonschema import specification_with

from listlint.schema import SchemaError, SchemaFault, dialect
from listlint.schema.faults import explain
from listlint.schema.keywords import FORMATS, Keywords, Targets
from listlint.schema.regexes import PatternError, compiled
from listlint.schema.schema_files import (
    PREFIX,
    Read,
    SchemaFile,
    children,
    open_file,
    tame,
    uri_of,
)
from listlint.schema.steps import TooManyStepsError
from listlint.schema.value_words import short

_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")


@dataclass(frozen=True, slots=True, eq=False)
class Checker:
    """What checks values against one schema."""

    keywords: Keywords
    validator: Any

    def check(self, value: object) -> list[SchemaFault]:
        """Every fault of a value, each thing once."""
        value = tame(value)
        self.keywords.begin(value)
        try:
            return explain(self.validator.iter_errors(value), "the frontmatter")
        except TooManyStepsError:
            message = "the schema takes too long on this value"
        except RecursionError:
            message = "the schema goes round in circles on this value"
        except Unresolvable as error:
            message = f"`{error.ref}` in the schema is broken"
        return [SchemaFault(message, "simplify the schema")]


def build(root: SchemaFile, read: Read) -> Checker:
    """Make a schema ready. Raises `SchemaError`."""
    try:
        loader = _Loader(root, read)
        registry = loader.registry()
    except RecursionError:
        raise root.error("this schema is nested too deep") from None
    except ValueError:
        raise root.error("an `$id` that is no address") from None
    keywords = Keywords(loader.targets)
    # By its URI rather than by itself, so that it knows where it is.
    schema = {"$ref": loader.base}
    kind = keywords.extend(loader.stock)
    return Checker(keywords, kind(schema, registry=registry, format_checker=FORMATS))


class _Loader:
    """The files of a schema. They are all of one draft: jsonschema has our keywords only in one."""

    def __init__(self, root: SchemaFile, read: Read) -> None:
        self.stock = _draft(root, Draft202012Validator)
        self.targets: Targets = {}
        meta = self.stock.META_SCHEMA
        self._dialect = specification_with(meta.get("$id") or meta["id"])
        self._root, self._read = root, read
        self._files: dict[str, SchemaFile] = {}
        self._owners: dict[int, SchemaFile] = {}
        self._seen: set[int] = set()
        resource = self._take_in(root)
        self.base = urljoin(root.uri, resource.id() or "")
        self._new = [(root, self.base)]
        self._found: deque[Any] = deque()
        self._resources = {root.uri: resource, self.base: resource}
        own: Registry[Any] = Registry(retrieve=self._retrieve)  # type: ignore[call-arg]
        self._registry: Any = REGISTRY.combine(own).with_resources(self._resources.items())

    def registry(self) -> Any:
        """All that a check can ask for; every reference has been looked up then."""
        while self._new or self._found:
            if self._new:
                file, base = self._new.pop()
                self._walk(file.value, self._registry.resolver(base))
                continue
            found = self._found.popleft()
            if id(found.contents) not in self._seen:  # it stands where schemas do not
                self._refuse_unsound(self._owners[id(found.contents)], found.contents)
                self._walk(found.contents, found.resolver)
        return self._registry.with_resources(self._resources.items()).crawl()

    def _walk(self, root: Any, resolver: Any) -> None:
        """Look at a schema and all that stand in it."""
        pending = [(root, resolver)]
        while pending:
            schema, resolver = pending.pop()
            if not isinstance(schema, dict) or id(schema) in self._seen:
                continue
            self._seen.add(id(schema))
            schema.pop("$schema", None)  # it would bring jsonschema's own keywords back
            if "unevaluatedItems" in schema:
                # jsonschema follows references for it on a way of its own, uncounted; so it comes
                # last, when the others have found out that they do not make too much work.
                schema["unevaluatedItems"] = schema.pop("unevaluatedItems")
            self._refuse_misspelt(schema)
            self._try_patterns(schema)
            self._follow(schema, resolver)
            dependent = schema.get("dependencies", {}).values()
            for part in (*self._dialect.subresources_of(schema), *dependent):
                if isinstance(part, dict):
                    inner = self._dialect.create_resource(part)
                    pending.append((part, resolver.in_subresource(inner)))

    def _follow(self, schema: dict[str, Any], resolver: Any) -> None:
        """Look up the references that stand in a schema itself."""
        for keyword in _REFERENCES:
            if keyword not in schema or keyword not in self.stock.VALIDATORS:
                continue
            found = self._look_up(schema, keyword, resolver)
            if keyword == "$ref":
                self.targets[id(schema)] = found
            if id(found.contents) in self._owners:  # what comes with jsonschema is sound
                self._found.append(found)

    def _look_up(self, schema: dict[str, Any], keyword: str, resolver: Any) -> Any:
        reference = str(schema[keyword])
        if reference.startswith(PREFIX):
            schema[keyword] = uri_of(reference)
        try:
            found = resolver.lookup(schema[keyword])
        except (Unresolvable, ValueError, TypeError, AttributeError) as error:
            self._refuse(schema, keyword, reference, error)
        if not isinstance(found.contents, dict | bool):
            words = f"`{reference}` leads to something that is not a schema"
            raise self._error(schema, words, keyword)
        return found

    def _refuse(self, schema: object, keyword: str, reference: str, error: Exception) -> NoReturn:
        """Say why a reference is broken: the file's own fault, or the reference's."""
        reason = getattr(error.__cause__, "__cause__", None)
        if isinstance(reason, SchemaError):
            raise reason from None
        words = f"`{reference}` is broken"
        if "://" in reference and not reference.startswith("file:"):
            words = f"`{reference}` is on the network, where listlint never looks"
        raise self._error(schema, words, keyword) from None

    def _error(self, schema: object, message: str, *steps: str) -> SchemaError:
        """A complaint about what stands under `steps` in a part of some file."""
        file = self._owners[id(schema)]
        route = (*file.route_of(schema), *steps)
        return file.error(f"{message} (at `{'.'.join(map(str, route))}`)", route)

    def _retrieve(self, uri: str) -> Resource[Any]:
        """What a URI stands for, as `referencing` asks for all that it does not know."""
        local = self._local(uri)
        file = self._files.get(local) or open_file(local, self._read)
        if file is None:
            raise LookupError(uri)
        if local not in self._files:
            self._new.append((file, local))
        self._resources[uri] = self._take_in(file)
        return self._resources[uri]

    def _local(self, uri: str) -> str:
        """Where a URI leads when the root's own `$id` stands for the root's file."""
        asked, base = urlsplit(uri), urlsplit(self.base)
        if asked.scheme == "file" or asked[:2] != base[:2]:
            return uri
        folder = base.path.rpartition("/")[0] or "/"
        return urljoin(self._root.uri, relpath(asked.path, folder))

    def _take_in(self, file: SchemaFile) -> Resource[Any]:
        """A file as `referencing` wants it, once it is known to be sound."""
        if file.uri not in self._files:
            if _draft(file, self.stock) is not self.stock:
                words = f"`$schema` is not that of `{self._root.path}`, which refers to this schema"
                raise file.error(words, ("$schema",))
            self._refuse_unsound(file, file.value)
            self._files[file.uri] = file
            self._own(file)
        return self._dialect.create_resource(file.value)

    def _own(self, file: SchemaFile) -> None:
        pending = [file.value]
        while pending:
            value = pending.pop()
            pending += [child for _, child in children(value)]
            if isinstance(value, dict):
                self._owners[id(value)] = file
                if isinstance(table := value.get("dependencies"), dict):
                    # `referencing` takes them all for schemas if the first of them is one.
                    items = sorted(table.items(), key=lambda item: isinstance(item[1], dict))
                    value["dependencies"] = dict(items)

    def _refuse_unsound(self, file: SchemaFile, schema: Any) -> None:
        for fault in explain(self.stock(self.stock.META_SCHEMA).iter_errors(schema), "the schema"):
            route = file.route_of(schema)
            advice = f"; {fault.help}" if fault.help else ""
            where = f" (in `{'.'.join(map(str, route))}`)" if route else ""
            raise file.error(f"{fault.message}{advice}{where}", (*route, *fault.route))

    def _refuse_misspelt(self, schema: dict[str, Any]) -> None:
        for keyword in schema:
            if meant := dialect.meant(keyword, self.stock):
                words = f"`{keyword}` is no keyword of JSON Schema: did you mean `{meant}`?"
                raise self._error(schema, words, keyword)

    def _try_patterns(self, schema: dict[str, Any]) -> None:
        written = [("patternProperties", key) for key in schema.get("patternProperties", ())]
        written += [("pattern", schema["pattern"])] if "pattern" in schema else []
        for keyword, pattern in written:
            try:
                compiled(pattern)
            except PatternError as error:
                words = f"`{short(pattern)}` is no regular expression that can be used: {error}"
                steps = (keyword,) if keyword == "pattern" else (keyword, pattern)
                raise self._error(schema, words, *steps) from None


def _draft(file: SchemaFile, default: Any) -> Any:
    """The validator that jsonschema has for the draft that a file is written in."""
    stated = file.value.get("$schema") if isinstance(file.value, dict) else None
    if stated is None:
        return default
    known: Any = validator_for({"$schema": str(stated)}, default=Draft3Validator)
    if known is Draft3Validator:
        raise file.error(f"`$schema` is `{stated}`, no draft that listlint knows", ("$schema",))
    return known
