import { isRegex } from '../../src/match/predicates.js';
import { type Doc } from '../support/server-process.js';

const KINDS = ['query operators', 'update operators', 'stages', 'expressions', 'indexes'] as const;
/** What a request asks of a server: a kind, and a name within it. */
type Kind = 'commands' | 'options' | (typeof KINDS)[number];
export type Features = Set<`${Kind}: ${string}`>;

const isDoc = (value: unknown): value is Doc =>
  typeof value === 'object' &&
  value !== null &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value));
const isOperator = (name: string) => name.startsWith('$');
const docs = (value: unknown): Doc[] => (Array.isArray(value) ? value.filter(isDoc) : []);

/** Everything a command asks for, so that a record of them can be told in a table. */
export function featuresOf(command: Doc): Features {
  const features: Features = new Set();
  new Reader(features).command(command);
  return features;
}

class Reader {
  constructor(private readonly features: Features) {}

  command(command: Doc): void {
    const [name = ''] = Object.keys(command);
    this.add('commands', name);
    for (const option of Object.keys(command)) {
      if (option !== name && !isOperator(option)) this.add('options', `${name}.${option}`);
    }
    if (isDoc(command.explain)) this.command(command.explain);
    for (const filter of [command.filter, command.query]) this.filter(filter);
    if (isDoc(command.projection)) this.expression(command.projection);
    if (command.update !== undefined && name === 'findAndModify') this.update(command.update);
    for (const order of [...docs(command.updates), ...docs(command.deletes)]) this.order(name, order);
    this.pipeline(command.pipeline);
    for (const spec of docs(command.indexes)) this.index(spec);
  }

  private order(name: string, order: Doc): void {
    for (const option of ['multi', 'upsert', 'arrayFilters', 'hint', 'sort']) {
      if (order[option]) this.add('options', `${name}.${option}`);
    }
    this.filter(order.q);
    if (order.u !== undefined) this.update(order.u);
  }

  private filter(filter: unknown): void {
    for (const [name, value] of Object.entries(isDoc(filter) ? filter : {})) {
      if (name === '$expr') this.expression(value);
      if (isOperator(name)) this.add('query operators', name);
      if (['$and', '$or', '$nor'].includes(name)) docs(value).forEach((clause) => this.filter(clause));
      else if (!isOperator(name)) this.condition(value);
    }
  }

  private condition(value: unknown): void {
    if (isRegex(value)) this.add('query operators', '$regex');
    if (!isDoc(value)) return;
    const entries = Object.entries(value).filter(([name]) => isOperator(name));
    for (const [name, operand] of entries) {
      this.add('query operators', name);
      if (name === '$elemMatch') this.filter(operand);
      if (name === '$elemMatch' || name === '$not') this.condition(operand);
    }
  }

  private update(update: unknown): void {
    if (Array.isArray(update)) {
      this.add('update operators', 'a pipeline');
      return this.pipeline(update);
    }
    for (const [operator, changes] of Object.entries(update as Doc)) {
      if (!isOperator(operator)) return this.add('update operators', 'a replacement');
      this.add('update operators', operator);
      for (const [path, operand] of Object.entries(isDoc(changes) ? changes : {})) {
        for (const [part] of path.matchAll(/\$(\[\w*\])?/g)) {
          this.add('update operators', /\w/.test(part) ? '$[name]' : part);
        }
        const isCondition = operator === '$pull';
        if (isCondition && isDoc(operand)) this.filter(operand);
        if (isCondition) this.condition(operand);
        else for (const name of operatorsIn(operand)) this.add('update operators', name);
      }
    }
  }

  private pipeline(stages: unknown): void {
    for (const stage of docs(stages)) {
      for (const [name, operand] of Object.entries(stage)) {
        this.add('stages', name);
        if (name === '$match') this.filter(operand);
        else if (name === '$facet') Object.values(operand as Doc).forEach((inner) => this.pipeline(inner));
        else if (name === '$lookup' || name === '$unionWith') this.pipeline((operand as Doc).pipeline);
        else this.expression(operand);
      }
    }
  }

  private expression(expression: unknown): void {
    if (Array.isArray(expression)) expression.forEach((one) => this.expression(one));
    if (!isDoc(expression)) return;
    for (const [name, operand] of Object.entries(expression)) {
      if (isOperator(name)) this.add('expressions', name);
      this.expression(operand);
    }
  }

  private index(spec: Doc): void {
    const directions = Object.values(spec.key as Doc);
    if (directions.length > 1) this.add('indexes', 'compound');
    if (directions.includes(-1)) this.add('indexes', 'descending');
    if (spec.unique) this.add('indexes', 'unique');
    if (spec.sparse) this.add('indexes', 'sparse');
    if (spec.partialFilterExpression) this.add('indexes', 'partial');
    if (spec.expireAfterSeconds !== undefined) this.add('indexes', 'time to live');
    this.filter(spec.partialFilterExpression);
  }

  private add(kind: Kind, name: string): void {
    this.features.add(`${kind}: ${name}`);
  }
}

/** `$each`, `$slice` and what else stands in an operator's operand. */
function operatorsIn(operand: unknown): string[] {
  return isDoc(operand) ? Object.keys(operand).filter(isOperator) : [];
}

/** The table of the README: every kind, and what of it was asked for. */
export function tableOf(commands: Doc[]): string {
  const all = [...new Set(commands.flatMap((command) => [...featuresOf(command)]))].sort();
  const named = (start: string) =>
    all.filter((feature) => feature.startsWith(start)).map((feature) => feature.slice(start.length));
  const withOptions = named('commands: ').map((name) =>
    [`\`${name}\``, named(`options: ${name}.`).join(', ')].filter(Boolean).join(' '),
  );
  const others = KINDS.map((kind) => [kind, ...named(`${kind}: `).map((name) => `\`${name}\``)]);
  const rows = [
    ['commands (options)', withOptions.join('; ')],
    ...others.map(([kind, ...names]) => [kind, names.join(' ')]),
  ];
  return ['| kind | asked for |', '|---|---|', ...rows.map(([kind, names]) => `| ${kind} | ${names} |`)].join(
    '\n',
  );
}
