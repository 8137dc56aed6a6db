import type { ErrorCode, SessionView } from '@smarttag/domain';

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

export interface Refusal {
  code: ErrorCode;
  message: string;
  details?: Record<string, unknown>;
  requestId: string;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** One request over real HTTP. */
export const send = async <T>(
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer<T>> => {
  const response = await fetch(url, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: parse(await response.text()) as T,
  };
};

/** Somebody who talks to the api, signed in or not, as a browser would: cookie, and token on writes. */
export class Client {
  private constructor(
    private readonly base: string,
    readonly headers: Record<string, string>,
    readonly session: SessionView | undefined,
  ) {}

  static signedOut(base: string): Client {
    return new Client(base, {}, undefined);
  }

  static async signIn(base: string, email: string, password: string): Promise<Client> {
    const answer = await send<SessionView>(`${base}/api/session`, 'POST', { email, password }, {});
    if (answer.status !== 201) throw new Error(`sign-in answered ${answer.status}`);
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    return new Client(base, { cookie, 'x-csrf-token': answer.body.csrfToken }, answer.body);
  }

  request<T = Refusal>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    return send<T>(this.base + path, method, body, { ...this.headers, ...headers });
  }

  get<T = Refusal>(path: string, headers?: Record<string, string>) {
    return this.request<T>('GET', path, undefined, headers);
  }

  post<T = Refusal>(path: string, body?: unknown) {
    return this.request<T>('POST', path, body);
  }

  patch<T = Refusal>(path: string, body: unknown) {
    return this.request<T>('PATCH', path, body);
  }

  delete<T = Refusal>(path: string) {
    return this.request<T>('DELETE', path);
  }
}
