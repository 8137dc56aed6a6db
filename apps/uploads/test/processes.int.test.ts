import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './kit/eventually.js';
import { creativeNow, declare, someBytes, storedBytes, uploadNow, MIB } from './kit/files.js';
import { signIn, type Person } from './kit/people.js';
import { startProcess, type Process } from './kit/processes.js';
import { errorOf, head, offsetOf, openPatch, patch } from './kit/tus.js';
import { SHORT_LEASE, makeWorld, type World } from './kit/world.js';

let world: World;
let maker: Person;
let one: Process;
let two: Process;

beforeAll(async () => {
  world = await makeWorld();
  maker = await signIn(world);
  [one, two] = await Promise.all([startProcess(world), startProcess(world)]);
});
afterAll(() => world.close());

const arrived = (at: string, atLeast: number) =>
  eventually(async () => expect(offsetOf(await head(at, maker))).toBeGreaterThanOrEqual(atLeast));

/** What the process says of itself under /metrics. */
const residentBytes = async ({ url }: Process): Promise<number> => {
  const metrics = await (await fetch(new URL('/metrics', url))).text();
  return Number(/^process_resident_memory_bytes\{.*\} (\S+)$/m.exec(metrics)?.[1]);
};

describe('several processes', () => {
  it('hand an upload over, whichever holds it', async () => {
    const bytes = someBytes(3 * MIB);
    const { id } = await declare(world, maker, bytes);
    const first = openPatch(`${one.url}/${id}`, maker, 0);
    first.request.write(bytes.subarray(0, MIB));
    await arrived(`${two.url}/${id}`, MIB);
    const second = openPatch(`${two.url}/${id}`, maker, MIB);
    second.request.write(bytes.subarray(MIB, 2 * MIB));
    expect(errorOf(await first.answer)).toMatchObject({
      code: 'UPLOAD_LOCKED',
      details: { takenOver: true },
    });
    await arrived(`${one.url}/${id}`, 2 * MIB);
    const third = await patch(`${one.url}/${id}`, maker, 2 * MIB, bytes.subarray(2 * MIB));
    expect(third.status).toBe(204);
    expect((await second.answer).status).toBe(423);
    expect((await storedBytes(world, id)).equals(bytes)).toBe(true);
    expect(await creativeNow(world, id)).toMatchObject({ state: 'uploaded', changedWhileUploading: false });
  });

  it('never mix the bytes of two senders', async () => {
    const ours = Buffer.alloc(4 * MIB, 'a');
    const theirs = Buffer.alloc(4 * MIB, 'b');
    const { id } = await declare(world, maker, ours);
    const answers = await Promise.all([
      patch(`${one.url}/${id}`, maker, 0, ours),
      patch(`${two.url}/${id}`, maker, 0, theirs),
      patch(`${one.url}/${id}`, maker, 0, ours),
      patch(`${two.url}/${id}`, maker, 0, theirs),
    ]);
    expect(answers.filter(({ status }) => status === 204).length).toBeLessThanOrEqual(1);
    const stored = await storedBytes(world, id);
    const letter = stored.toString('latin1', 0, 1);
    const rest = letter === 'a' ? ours : theirs;
    const sent = await eventually(async () => {
      const offset = offsetOf(await head(`${one.url}/${id}`, maker));
      if (offset === ours.length) return offset;
      expect((await patch(`${one.url}/${id}`, maker, offset, rest.subarray(offset))).status).toBe(204);
      return ours.length;
    });
    expect(sent).toBe(ours.length);
    expect((await storedBytes(world, id)).equals(rest)).toBe(true);
  });

  it('take over from one that was killed, from the durable byte on', async () => {
    const bytes = someBytes(20 * MIB);
    const { id } = await declare(world, maker, bytes);
    const doomed = await startProcess(world, SHORT_LEASE);
    const sending = openPatch(`${doomed.url}/${id}`, maker, 0);
    sending.request.write(bytes.subarray(0, 7 * MIB + 123));
    await arrived(`${one.url}/${id}`, MIB);
    await doomed.kill('SIGKILL');
    await expect(sending.answer).rejects.toThrow();
    expect((await uploadNow(world, id)).lease).toBeDefined();

    const reborn = await startProcess(world);
    const offset = offsetOf(await head(`${reborn.url}/${id}`, maker));
    expect(offset).toBeGreaterThanOrEqual(MIB);
    const rest = await patch(`${reborn.url}/${id}`, maker, offset, bytes.subarray(offset));
    expect(rest.status).toBe(204);
    expect((await storedBytes(world, id)).equals(bytes)).toBe(true);
    expect(await creativeNow(world, id)).toMatchObject({ state: 'uploaded', changedWhileUploading: false });
  });

  it('outlive one that stood still: awake again, it writes nothing', async () => {
    const bytes = Buffer.alloc(3 * MIB, 'a');
    const { id } = await declare(world, maker, bytes);
    const asleep = await startProcess(world, SHORT_LEASE);
    const sending = openPatch(`${asleep.url}/${id}`, maker, 0);
    sending.request.write(bytes.subarray(0, MIB));
    await arrived(`${one.url}/${id}`, MIB);
    asleep.child.kill('SIGSTOP');
    // What waits in its socket would be written by a process that trusts in what it knew.
    sending.request.write(Buffer.alloc(MIB / 4, 'z'));
    const rest = await patch(`${one.url}/${id}`, maker, MIB, bytes.subarray(MIB, 2 * MIB));
    expect(rest.status).toBe(204);
    asleep.child.kill('SIGCONT');
    expect((await sending.answer).status).toBe(423);
    expect(offsetOf(await head(`${one.url}/${id}`, maker))).toBe(2 * MIB);
    await patch(`${one.url}/${id}`, maker, 2 * MIB, bytes.subarray(2 * MIB));
    expect((await storedBytes(world, id)).equals(bytes)).toBe(true);
  });

  it('hold no more of a large file than passes just now', async () => {
    const size = 256 * MIB;
    const { id } = await declare(world, maker, someBytes(1000), { size });
    const process = await startProcess(world);
    const before = await residentBytes(process);
    const sending = openPatch(`${process.url}/${id}`, maker, 0);
    const chunk = someBytes(MIB);
    let peak = before;
    for (let sent = 0; sent < size; sent += chunk.length) {
      if (!sending.request.write(chunk)) await once(sending.request, 'drain');
      if (sent % (16 * MIB) === 0) peak = Math.max(peak, await residentBytes(process));
    }
    sending.request.end();
    expect(offsetOf(await sending.answer)).toBe(size);
    expect(peak - before).toBeLessThan(96 * MIB);
  });

  it('let go of everything when asked to stop', async () => {
    const bytes = someBytes(2 * MIB);
    const { id } = await declare(world, maker, bytes);
    const leaving = await startProcess(world);
    const sending = openPatch(`${leaving.url}/${id}`, maker, 0);
    sending.request.write(bytes.subarray(0, MIB));
    await arrived(`${one.url}/${id}`, MIB);
    const gone = leaving.kill('SIGTERM');
    expect((await sending.answer).status).toBe(503);
    await gone;
    expect(leaving.child.exitCode === 0 || leaving.child.signalCode === 'SIGTERM').toBe(true);
    const upload = await uploadNow(world, id);
    expect(upload).toMatchObject({ offset: MIB });
    expect(upload.lease).toBeUndefined();
  });
});
