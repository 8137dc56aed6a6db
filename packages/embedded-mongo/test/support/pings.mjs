import { parentPort, workerData } from 'node:worker_threads';
import mongoose from 'mongoose';

// A client in a thread of its own that pings without pause, and tells the longest ping of each stretch asked for.
const client = await new mongoose.mongo.MongoClient(workerData.url).connect();
let longest = 0;
let running = true;

parentPort.on('message', (message) => {
  if (message === 'start') longest = 0;
  if (message === 'stop') parentPort.postMessage(longest);
  if (message === 'end') running = false;
});
parentPort.postMessage('ready');

while (running) {
  const start = performance.now();
  await client.db('any').command({ ping: 1 });
  longest = Math.max(longest, performance.now() - start);
  await new Promise((resolve) => setImmediate(resolve));
}
await client.close();
parentPort.close();
