import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { watchHeartbeats } from './lost-heartbeat.js';

describe('watching the looks at a server', () => {
  it('notices one that never ends, once, and stops listening', async () => {
    const client = new EventEmitter();
    const told = new EventEmitter();
    watchHeartbeats(client, () => told.emit('lost'), 1);
    client.emit('serverHeartbeatStarted');
    await once(told, 'lost');
    expect(client.eventNames()).toEqual([]);
  });

  it.each(['serverHeartbeatSucceeded', 'serverHeartbeatFailed'])('is content after %s', async (end) => {
    const client = new EventEmitter();
    const lost: string[] = [];
    const other = new EventEmitter();
    watchHeartbeats(client, () => lost.push('this one'), 1);
    watchHeartbeats(other, () => other.emit('lost'), 5);
    client.emit('serverHeartbeatStarted');
    client.emit(end);
    other.emit('serverHeartbeatStarted');
    await once(other, 'lost');
    expect(lost).toEqual([]);
  });
});
