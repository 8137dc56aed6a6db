import { Long } from 'bson';
import { encode } from '../bson-codec.js';

/** `{cursor: {<batchName>: [...], id, ns}, ok: 1}` around documents that are already encoded. */
export function cursorReply(
  batchName: string,
  ns: string,
  id: number,
  documents: readonly Uint8Array[],
): Uint8Array {
  const batch = encodedArray(documents);
  const tail = encode({ id: Long.fromNumber(id), ns });
  const name = cstring(batchName);
  const cursorSize = 4 + 1 + name.length + batch.length + (tail.length - 4);
  const cursor = Buffer.concat([int32(cursorSize), Buffer.from([4]), name, batch, tail.subarray(4)]);
  const ok = encode({ ok: 1 });
  const size = 4 + 1 + 7 + cursor.length + (ok.length - 4);
  return Buffer.concat([int32(size), Buffer.from([3]), cstring('cursor'), cursor, ok.subarray(4)]);
}

function encodedArray(documents: readonly Uint8Array[]): Buffer {
  const parts: Uint8Array[] = [Buffer.alloc(4)];
  let size = 5;
  documents.forEach((document, i) => {
    const key = Buffer.concat([Buffer.from([3]), cstring(String(i))]);
    parts.push(key, document);
    size += key.length + document.length;
  });
  parts[0] = int32(size);
  parts.push(Buffer.from([0]));
  return Buffer.concat(parts);
}

function cstring(text: string): Buffer {
  return Buffer.from(`${text}\0`);
}

function int32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32LE(value);
  return bytes;
}
