import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Config } from '../platform/config.js';
import { AppError } from '../platform/problem.js';

type Assets = Readonly<{
  script: string;
  styles: readonly string[];
  preload: readonly string[];
  fonts: readonly string[];
}>;

/** What the web's server bundle offers. The api knows its address and this shape, and nothing else of the web. */
type WebServer = Readonly<{
  render(request: {
    url: string;
    headers: Readonly<Record<string, string>>;
    form?: string;
    callApi(path: string, init?: RequestInit): Promise<Response>;
    publicOrigin: string;
    assets: Assets;
  }): Promise<{ status: number; headers: Readonly<Record<string, string>>; html: string }>;
}>;

/** Serves the built portal: its files, and every page rendered on the server first. */
export async function installPages(app: NestFastifyApplication, config: Config): Promise<void> {
  const server = path.join(config.files.web, 'server', 'server.js');
  if (!existsSync(server)) return;
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await fastify.register(fastifyStatic, {
    root: path.join(config.files.web, 'client'),
    serve: true,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const named = file.includes(`${path.sep}assets${path.sep}`);
      reply.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
      // What opens files that people check: it may connect to nothing, so that no file can leave from there.
      if (/\.worker-[\w-]+\.js/.test(file)) reply.header('content-security-policy', "default-src 'none'");
    },
  });
  const assets = await readAssets(path.join(config.files.web, 'client', '.vite', 'manifest.json'));
  const web = (await import(pathToFileURL(server).href)) as WebServer;
  const answer = async (request: FastifyRequest, reply: FastifyReply, form?: string) => {
    if (/^\/api(?:[/?]|$)/.test(request.url)) throw new AppError('not-found');
    const page = await web.render({
      url: request.url,
      headers: pageHeaders(request),
      ...(form === undefined ? {} : { form }),
      callApi: (address, init) => callApi(fastify, request, reply, address, init),
      publicOrigin: new URL(config.http.publicUrl).origin,
      assets,
    });

    return reply.status(page.status).headers(page.headers).type('text/html; charset=utf-8').send(page.html);
  };
  fastify.get('/*', (request, reply) => answer(request, reply));
  // Not waited for: what is registered so far would be closed, and refusals that are set later would not hold for it.
  void fastify.register(async (forms) => {
    forms.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: mostOfAForm },
      (_request, body, done) => done(null, body),
    );
    for (const page of withForms) {
      forms.post(page, (request, reply) =>
        answer(request, reply, typeof request.body === 'string' ? request.body : ''),
      );
    }
  });
}

/** Pages whose form works without JavaScript; nowhere else is a form taken, since pages of other websites can send one. */
const withForms = ['/countersign'] as const;
const mostOfAForm = 8 * 1024;

const manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).optional(),
    imports: z.array(z.string()).optional(),
  }),
);

/** Which files a page starts with, by the names the build gave them. */
async function readAssets(file: string): Promise<Assets> {
  const entries = manifest.parse(JSON.parse(await readFile(file, 'utf8')));
  const main = entries['src/main.tsx'];
  if (!main) throw new Error(`${file} names no entry for the portal`);
  const fonts = ['literata-latin-wght-normal', 'atkinson-hyperlegible-next-latin-wght-normal'];

  return {
    script: `/${main.file}`,
    styles: [...(main.css ?? []), ...(entries['style.css'] ? [entries['style.css'].file] : [])].map(
      (name) => `/${name}`,
    ),
    preload: (main.imports ?? []).flatMap((name) => entries[name] ?? []).map(({ file: name }) => `/${name}`),
    fonts: Object.entries(entries).flatMap(([name, entry]) =>
      fonts.some((font) => name.endsWith(`/${font}.woff2`)) ? [`/${entry.file}`] : [],
    ),
  };
}

const passedOn = [
  'host',
  'cookie',
  // Says whether a form came from a page of our own.
  'origin',
  'user-agent',
  'accept-language',
  'x-forwarded-for',
  'x-forwarded-proto',
] as const;

function pageHeaders({ headers }: FastifyRequest): Record<string, string> {
  return Object.fromEntries(
    passedOn.flatMap((name) => {
      const value = headers[name];

      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

/** The page asks the api the way a browser would, without leaving the process; cookies it sets reach the browser. */
async function callApi(
  fastify: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  address: string,
  init?: RequestInit,
): Promise<Response> {
  const answer = await fastify.inject({
    method: init?.method === 'POST' ? 'POST' : 'GET',
    url: address,
    headers: { ...pageHeaders(request), ...Object.fromEntries(new Headers(init?.headers)) },
    remoteAddress: request.ip,
    ...(typeof init?.body === 'string' ? { payload: init.body } : {}),
  });
  const cookies = answer.headers['set-cookie'];
  if (cookies) void reply.header('set-cookie', cookies);

  return new Response(answer.payload, {
    status: answer.statusCode,
    headers: { 'content-type': String(answer.headers['content-type'] ?? '') },
  });
}
