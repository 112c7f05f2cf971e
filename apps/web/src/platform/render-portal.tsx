import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import {
  createStaticHandler,
  createStaticRouter,
  RouterContextProvider,
  StaticRouterProvider,
} from 'react-router';
import { routes } from '../router.js';
import type { Assets } from '../server.js';
import { errorStatus, needsSignIn } from './error-page.js';
import { createQueryClient, queryClientContext } from './query-client.js';
import { sessionQuery } from './session.js';
import { storeState } from './state.js';
import { pageTitle } from './title.js';

export type Page = Readonly<{ status: number; headers: Readonly<Record<string, string>>; html: string }>;

const handler = createStaticHandler(routes);

/**
 * A page of the portal: whole and readable as it is, with the data it was made from beside it. With a form, as a browser sends it
 * without JavaScript, the answer to that form.
 */
export async function renderPortal(address: URL, assets: Assets, form?: string): Promise<Page> {
  const queryClient = createQueryClient();
  const requestContext = new RouterContextProvider();
  requestContext.set(queryClientContext, queryClient);
  const result = await handler.query(requestFor(address, form), { requestContext });
  if (result instanceof Response) {
    return { status: result.status, headers: { location: result.headers.get('location') ?? '/' }, html: '' };
  }
  const errors = Object.values(result.errors ?? {});
  if (errors.some(needsSignIn)) {
    const next = encodeURIComponent(address.pathname + address.search);

    return { status: 302, headers: { location: `/sign-in?next=${next}` }, html: '' };
  }
  const router = createStaticRouter(handler.dataRoutes, result);
  const body = renderToString(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <StaticRouterProvider router={router} context={result} hydrate={false} />
      </QueryClientProvider>
    </StrictMode>,
  );
  const session = queryClient.getQueryData(sessionQuery().queryKey);
  const title = pageTitle(
    result.matches.map(({ route }) => ({
      handle: route.handle,
      loaderData: result.loaderData[route.id ?? ''],
    })),
    session?.society.shortName ?? 'Cohesion',
  );

  return {
    status: errors.length > 0 ? errorStatus(errors[0]) : result.statusCode,
    headers: { 'cache-control': 'private, no-cache' },
    html: htmlPage({ title, body, state: storeState(queryClient, result), assets }),
  };
}

function requestFor(address: URL, form: string | undefined): Request {
  if (form === undefined) return new Request(address);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };

  return new Request(address, { method: 'POST', headers, body: form });
}

type Parts = Readonly<{ title: string; body: string; state: string; assets: Assets }>;

function htmlPage({ title, body, state, assets }: Parts): string {
  const { script, styles, preload, fonts } = assets;

  return [
    '<!doctype html><html lang="en-US"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(title)}</title>`,
    // The components would write this one rule into the page themselves, which the page forbids; app.css has it.
    '<meta id="react-aria-pressable-style">',
    '<meta name="color-scheme" content="light dark"><link rel="icon" href="/favicon.svg" type="image/svg+xml">',
    // Before the first paint: the theme the reader chose on this device.
    '<script src="/theme.js"></script>',
    ...fonts.map((font) => `<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>`),
    ...styles.map((style) => `<link rel="stylesheet" href="${style}">`),
    ...preload.map((file) => `<link rel="modulepreload" href="${file}">`),
    `<script type="module" src="${script}"></script></head><body>`,
    `<div id="root">${body}</div>`,
    `<script type="application/json" id="state">${state}</script></body></html>`,
  ].join('');
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
