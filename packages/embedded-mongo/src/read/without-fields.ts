import { onDemand } from 'bson';
import { type Document } from '../bson-codec.js';
import { isNumeric, toDouble } from '../values/numbers.js';

/** The fields a projection leaves out, when that is all it does: whole fields of the document itself. */
export function fieldsLeftOut(projection: Document | undefined): Set<string> | undefined {
  const fields = Object.entries(projection ?? {});
  const onlyLeavesOut = fields.every(([path, value]) => /^[^.$]+$/.test(path) && isNo(value));
  return onlyLeavesOut && fields.length > 0 ? new Set(fields.map(([path]) => path)) : undefined;
}

const isNo = (value: unknown) => value === false || (isNumeric(value) && toDouble(value) === 0);

/** A document's bytes without these fields; none of its values is read, however large. */
export function withoutFields(bytes: Buffer, fields: ReadonlySet<string>): Uint8Array {
  const kept: Buffer[] = [];
  let from = 4;
  for (const [, nameAt, nameLength, valueAt, valueLength] of onDemand.parseToElements(bytes)) {
    const name = bytes.toString('utf8', nameAt, nameAt + nameLength);
    if (!fields.has(name)) continue;
    kept.push(bytes.subarray(from, nameAt - 1));
    from = valueAt + valueLength;
  }
  kept.push(bytes.subarray(from));
  const size = Buffer.allocUnsafe(4);
  size.writeInt32LE(kept.reduce((sum, { length }) => sum + length, 4));
  return Buffer.concat([size, ...kept]);
}
