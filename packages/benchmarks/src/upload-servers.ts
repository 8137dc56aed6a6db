import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { contentHintOf } from '@smarttag/domain';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, startStack, type Stack } from '@smarttag/local-stack';
import { childRunning } from './processes.js';
import { fileBytes } from './upload-file.js';

export interface UploadServer {
  name: string;
  /** The process whose cost is counted. */
  pid: number;
  /** Makes an upload of `size` bytes. @returns its address, and what a request there has to say */
  create(size: number): Promise<{ url: string; headers: Record<string, string> }>;
  stop(): Promise<void>;
}

/** The whole system, of which the uploads app is measured: sessions, ownership, leases and the content hint are in its cost. */
export async function startOurs(): Promise<UploadServer> {
  const stack = await startStack();
  const headers = await signIn(stack);
  const post = async (path: string, body: object) => {
    const json = { ...headers, 'content-type': 'application/json' };
    const options = { method: 'POST', headers: json, body: JSON.stringify(body) };
    const answer = await fetch(`${stack.url}/api/${path}`, options);
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as { id: string; creatives: { uploadUrl: string }[] };
  };
  const { id } = await post('submissions', {});
  let count = 0;
  return {
    name: 'SmartTag uploads',
    pid: childRunning('apps/uploads/dist/main.js'),
    async create(size) {
      const contentHint = await hintOf(size);
      const file = { fileName: `clip_${(count += 1)}.mp4`, size, mimeType: 'video/mp4', contentHint };
      const { creatives } = await post(`submissions/${id}/creatives`, { files: [file] });
      return { url: new URL(creatives[0]!.uploadUrl, stack.url).href, headers };
    },
    stop: () => stack.stop(),
  };
}

/** `@tus/server` with `@tus/file-store`. */
export async function startStock(): Promise<UploadServer> {
  const directory = mkdtempSync(join(tmpdir(), 'benchmark-'));
  const main = fileURLToPath(new URL('./stock-server.js', import.meta.url));
  const child = spawn(process.execPath, [main, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return {
    name: 'stock @tus/server',
    pid: child.pid!,
    async create(size) {
      const headers = { 'tus-resumable': '1.0.0', 'upload-length': String(size) };
      const made = await fetch(`http://127.0.0.1:${port}/files`, { method: 'POST', headers });
      return { url: made.headers.get('location') ?? '', headers: {} };
    },
    async stop() {
      const exited = once(child, 'exit');
      child.kill();
      await exited;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function signIn({ url }: Stack): Promise<Record<string, string>> {
  const body = JSON.stringify({ email: DEMO_ACCOUNTS[0]!.email, password: DEMO_PASSWORD });
  const headers = { 'content-type': 'application/json', origin: url };
  const answer = await fetch(`${url}/api/session`, { method: 'POST', headers, body });
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  return { cookie: cookie.join('; '), 'x-csrf-token': csrfToken };
}

const hintOf = (size: number): Promise<string> =>
  contentHintOf(size, async ({ offset, length }) => fileBytes(offset, length), createHash('sha256'));
