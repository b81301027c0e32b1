import { assertJson, type Json } from './assertJson.ts';
import { workflow as schema, type Workflow } from './schema.ts';

/** The keys that an object is known to have, and how its members are written. */
interface Form {
  /** These come first, in this order; all others follow by name. */
  readonly keys?: readonly string[];
  /** Keys stand as they are: their order is for people. */
  readonly kept?: true;
  readonly inside?: Readonly<Record<string, Form>>;
  /** The form of every member. */
  readonly each?: Form;
}

const { nodes, edges, subgraphs } = schema.shape;
const subgraph = subgraphs.unwrap().valueType;

const graph = {
  nodes: { each: { keys: Object.keys(nodes.valueType.shape) } },
  edges: { each: { keys: Object.keys(edges.element.shape) } },
};
const ports: Form = { kept: true, each: { keys: ['title', 'from', 'to'] } };
const document: Form = {
  keys: Object.keys(schema.shape),
  inside: {
    ...graph,
    plugins: { each: { keys: ['version', 'integrity'] } },
    subgraphs: {
      each: {
        keys: Object.keys(subgraph.shape),
        inside: { ...graph, inputs: ports, outputs: ports, params: ports },
      },
    },
  },
};

/** The most characters of an object or a list that goes on one line. */
const longest = 80;

/**
 * The text of a workflow, in which the same document always looks the same: known keys first, in the order of the
 * schema, all else by name; ports of subgraphs and items of lists in their order. Two spaces of indentation, small
 * objects and lists on one line, a line break at the end. Nothing is dropped, −0 neither. Throws `bad-workflow` for
 * what JSON cannot say.
 */
export function writeWorkflow(workflow: Workflow): string {
  assertJson(workflow);
  return `${write(workflow, document, '\n')}\n`;
}

function write(value: Json, form: Form, newline: string): string {
  if (typeof value !== 'object' || value === null) return writeScalar(value);
  const members = membersOf(value, form);
  const short = writeShort(value, members);
  if (short !== undefined) return short;

  const [open, close] = bracketsOf(value);
  const inner = `${newline}  `;
  const written = members.map(
    ([key, member]) => inner + nameOf(key) + write(member, formOf(form, key), inner),
  );
  return open + written.join(',') + newline + close;
}

type Member = readonly [key: string | undefined, value: Json];

function membersOf(value: object, form: Form): Member[] {
  if (isList(value)) return value.map((item) => [undefined, item]);
  const object = value as Readonly<Record<string, Json>>;
  const keys = Object.keys(object);
  if (!form.kept) keys.sort();
  const known = form.keys?.filter((key) => Object.hasOwn(object, key)) ?? [];
  return [...new Set([...known, ...keys])].map((key) => [key, object[key]!]);
}

function formOf({ inside, each = {} }: Form, key: string | undefined): Form {
  return inside && key !== undefined && Object.hasOwn(inside, key) ? inside[key]! : each;
}

/** All on one line, where it is empty, or short with no object in it. */
function writeShort(value: object, members: readonly Member[]): string | undefined {
  const [open, close] = bracketsOf(value);
  const space = isList(value) || members.length === 0 ? '' : ' ';
  const written: string[] = [];
  let characters = 0;
  for (const [key, member] of members) {
    const text = writeMember(member);
    if (text === undefined || (characters += text.length) > longest) return undefined;
    written.push(nameOf(key) + text);
  }
  const text = open + space + written.join(', ') + space + close;
  return text.length <= longest ? text : undefined;
}

function writeMember(value: Json): string | undefined {
  if (isList(value)) return writeShort(value, membersOf(value, {}));
  if (typeof value === 'object' && value !== null) return undefined;
  return typeof value === 'string' && value.length > longest ? undefined : writeScalar(value);
}

type Scalar = null | boolean | number | string;

function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

function writeScalar(value: Scalar): string {
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}

function nameOf(key: string | undefined): string {
  return key === undefined ? '' : `${JSON.stringify(key)}: `;
}

function bracketsOf(value: object): readonly [open: string, close: string] {
  return isList(value) ? ['[', ']'] : ['{', '}'];
}
