import type { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

// oxlint-disable-next-line typescript/no-explicit-any -- whatever came back: tests assert its shape
type Body = any;

/** What a test looks at. */
export type Answer = Readonly<{
  status: number;
  body: Body;
  headers: Readonly<Record<string, unknown>>;
  raw: Buffer;
}>;

/** Calls the api over HTTP as one person (or none) on one society's host. */
export class Caller {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly host: string,
    readonly cookie?: string,
  ) {}

  get(url: string): Promise<Answer> {
    return this.send('GET', url);
  }

  post(url: string, body?: unknown): Promise<Answer> {
    return this.send('POST', url, body);
  }

  put(url: string, body?: unknown): Promise<Answer> {
    return this.send('PUT', url, body);
  }

  delete(url: string): Promise<Answer> {
    return this.send('DELETE', url);
  }

  /** Sends these bytes with this type, whatever they are. */
  postRaw(url: string, payload: string, contentType: string): Promise<Answer> {
    return this.inject('POST', url, { payload, headers: { 'content-type': contentType } });
  }

  /** Sends a file as the portal does: its bytes and nothing around them. */
  putFile(
    url: string,
    payload: Buffer | Readable,
    contentType = 'application/octet-stream',
  ): Promise<Answer> {
    return this.inject('PUT', url, { payload, headers: { 'content-type': contentType } });
  }

  private send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown): Promise<Answer> {
    return this.inject(method, url, body === undefined ? {} : { payload: body as object });
  }

  private async inject(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    { payload, headers = {} }: { payload?: string | object; headers?: Record<string, string> },
  ): Promise<Answer> {
    const answer = await this.app.inject({
      method,
      url: url.startsWith('/') && !url.startsWith('/api') && !isOutsideApi(url) ? `/api${url}` : url,
      headers: { host: this.host, ...(this.cookie ? { cookie: this.cookie } : {}), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    const isJson = String(answer.headers['content-type'] ?? '').includes('json');

    return {
      status: answer.statusCode,
      body: isJson ? answer.json() : answer.body,
      headers: answer.headers,
      raw: answer.rawPayload,
    };
  }
}

const isOutsideApi = (url: string): boolean => /^\/(?:health|metrics|dev|issuers)\b/.test(url);
