import { describe, expect, it, vi } from 'vitest';
import { lazySender } from './lazy-sender.ts';
import type { Sender, UploadJob } from './tus-sender.ts';

const job: UploadJob = {
  id: 'a',
  url: '/files/a',
  file: new File([], 'a.mp4'),
  requestId: 'r',
  rank: () => 0,
};
const events = () => ({ progress: vi.fn(), arrived: vi.fn(), failed: vi.fn() });
const arrives: Sender = (_job, told) => {
  told.arrived();
  return { stop: () => undefined };
};

describe('the protocol that comes with the first file', () => {
  it('sends once it is loaded, and is loaded once', async () => {
    const load = vi.fn(() => Promise.resolve(arrives));
    const send = lazySender(load);
    const [first, second] = [events(), events()];
    send(job, first, false);
    send(job, second, false);
    await vi.waitFor(() => expect(second.arrived).toHaveBeenCalledOnce());
    expect(first.arrived).toHaveBeenCalledOnce();
    expect(load).toHaveBeenCalledOnce();
  });
  it('sends nothing that was stopped meanwhile', async () => {
    const loaded = Promise.resolve(arrives);
    const told = events();
    lazySender(() => loaded)(job, told, false).stop();
    await loaded;
    expect(told.arrived).not.toHaveBeenCalled();
  });
  it('tells a lost line when it cannot be loaded, and loads anew next time', async () => {
    const load = vi.fn<() => Promise<Sender>>().mockRejectedValueOnce(new TypeError('offline'));
    load.mockResolvedValue(arrives);
    const send = lazySender(load);
    const [first, second] = [events(), events()];
    send(job, first, false);
    await vi.waitFor(() => expect(first.failed).toHaveBeenCalledWith('line'));
    send(job, second, false);
    await vi.waitFor(() => expect(second.arrived).toHaveBeenCalledOnce());
  });
});
