import ts from "typescript";

interface Schema {
  description?: string;
  [keyword: string]: unknown;
}

/** JSON Schemas of types as they come out of JSON.stringify; named ones stand once, under `$defs`. */
export class TypeSchemas {
  readonly #checker: ts.TypeChecker;
  readonly #named = new Map<string, Schema>();
  /** Names by type: two types of one name are told apart. */
  readonly #names = new Map<ts.Type, string>();

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  of(node: ts.Expression): Schema {
    return this.#schema(this.#checker.getTypeAtLocation(node));
  }

  definitions(): Record<string, Schema> {
    return Object.fromEntries([...this.#named].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  #schema(type: ts.Type): Schema {
    if (type.isUnion()) return this.#union(type);
    const plain = plainSchema(type);
    if (plain !== undefined) return plain;
    if (this.#checker.isArrayType(type) || this.#checker.isTupleType(type)) return this.#list(type);
    const name = nameOf(type);
    return name === undefined ? this.#object(type) : this.#reference(type, name);
  }

  #reference(type: ts.Type, name: string): Schema {
    const known = this.#names.get(type);
    if (known !== undefined) return { $ref: `#/$defs/${known}` };
    const same = [...this.#names].filter(([other]) => nameOf(other) === name).length;
    const own = same === 0 ? name : `${name}${same + 1}`;
    this.#names.set(type, own);
    // Its place is taken before its parts are looked at, which may lead back to it.
    this.#named.set(own, {});
    const description = this.#descriptionOf(type.aliasSymbol ?? type.getSymbol());
    this.#named.set(own, { ...description, ...this.#object(type) });
    return { $ref: `#/$defs/${own}` };
  }

  /** Of constants an enumeration; of `T | undefined` the T, as JSON leaves such keys out. */
  #union({ types }: ts.UnionType): Schema {
    const given = types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
    const constants = given.map(constantOf);
    if (constants.every((constant) => constant !== undefined)) {
      const values = constants.map(({ value }) => value);
      return values.length === 2 && values.every((value) => typeof value === "boolean")
        ? { type: "boolean" }
        : enumOf(values);
    }
    const schemas = given.map((type) => this.#schema(type));
    const isBoolean = given.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral).length === 2;
    const distinct = schemas.filter((schema) => !(isBoolean && "const" in schema));
    const all = isBoolean ? [...distinct, { type: "boolean" }] : distinct;
    return all.length === 1 ? all[0]! : { anyOf: all };
  }

  #list(type: ts.Type): Schema {
    const items = this.#checker.getTypeArguments(type as ts.TypeReference);
    if (!this.#checker.isTupleType(type)) {
      return { type: "array", items: items[0] ? this.#schema(items[0]) : {} };
    }
    const prefixItems = items.map((item) => this.#schema(item));
    return { type: "array", prefixItems, minItems: items.length, items: false };
  }

  #object(type: ts.Type): Schema {
    const index = type.getStringIndexType();
    const properties = this.#checker
      .getPropertiesOfType(type)
      .map((property) => [property, this.#checker.getTypeOfSymbol(property)] as const)
      // JSON has no functions.
      .filter(([, of]) => of.getCallSignatures().length === 0);
    const required = properties.filter(([property, of]) => isRequired(property, of));
    return {
      type: "object",
      ...(properties.length > 0 && {
        properties: Object.fromEntries(
          properties.map(([property, of]) => [
            property.name,
            { ...this.#descriptionOf(property), ...this.#schema(of) },
          ]),
        ),
      }),
      ...(required.length > 0 && { required: required.map(([{ name }]) => name) }),
      additionalProperties: index === undefined ? false : this.#schema(index),
    };
  }

  #descriptionOf(symbol: ts.Symbol | undefined): Pick<Schema, "description"> {
    const text = symbol && ts.displayPartsToString(symbol.getDocumentationComment(this.#checker));
    return text ? { description: text.replace(/\s+/g, " ") } : {};
  }
}

/** Of what is no object. */
function plainSchema(type: ts.Type): Schema | undefined {
  const constant = constantOf(type);
  if (constant !== undefined) return enumOf([constant.value]);
  const { flags } = type;
  if (flags & ts.TypeFlags.StringLike) return { type: "string" };
  if (flags & ts.TypeFlags.NumberLike) return { type: "number" };
  if (flags & ts.TypeFlags.BooleanLike) return { type: "boolean" };
  if (flags & ts.TypeFlags.Object || flags & ts.TypeFlags.Intersection) return undefined;
  return {};
}

function constantOf(type: ts.Type): { value: string | number | boolean | null } | undefined {
  if (type.flags & ts.TypeFlags.Null) return { value: null };
  if (type.isStringLiteral() || type.isNumberLiteral()) return { value: type.value };
  if (!(type.flags & ts.TypeFlags.BooleanLiteral)) return undefined;
  return { value: (type as unknown as { intrinsicName: string }).intrinsicName === "true" };
}

function enumOf(values: (string | number | boolean | null)[]): Schema {
  return values.length === 1 ? { const: values[0] } : { enum: values };
}

function isRequired(property: ts.Symbol, type: ts.Type): boolean {
  if (property.flags & ts.SymbolFlags.Optional) return false;
  const parts = type.isUnion() ? type.types : [type];
  return !parts.some(({ flags }) => flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Unknown));
}

/** What somebody named; not what TypeScript calls its own helpers, or what has no name. */
function nameOf(type: ts.Type): string | undefined {
  const symbol = type.aliasSymbol ?? type.getSymbol();
  const name = symbol?.name;
  if (name === undefined || name.startsWith("__")) return undefined;
  const [declaration] = symbol?.declarations ?? [];
  return declaration?.getSourceFile().fileName.includes("node_modules") ? undefined : name;
}
