import { DEMO_PASSWORD } from '@smarttag/local-stack';

/** A signed-in person, as far as measuring needs one. */
export class Client {
  private constructor(
    readonly url: string,
    /** What every request of this session carries. */
    readonly headers: Record<string, string>,
  ) {}

  static async signIn(url: string, email: string): Promise<Client> {
    const answer = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: url },
      body: JSON.stringify({ email, password: DEMO_PASSWORD }),
    });
    if (!answer.ok) throw new Error(`Sign-in answered ${answer.status}`);
    const { csrfToken } = (await answer.json()) as { csrfToken: string };
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    return new Client(url, { Origin: url, Cookie: cookie, 'X-CSRF-Token': csrfToken });
  }

  async get<T>(path: string): Promise<T> {
    return (await this.stream(path)).json() as Promise<T>;
  }

  async stream(path: string): Promise<Response> {
    const answer = await fetch(this.url + path, { headers: this.headers });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return answer;
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    const answer = await fetch(this.url + path, {
      method: 'POST',
      headers: { ...this.headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return answer.json() as Promise<T>;
  }
}
