import { AsyncLocalStorage } from 'node:async_hooks';
import { setTransport } from './platform/api.js';
import { renderShared } from './credit/transcript/shared/render-shared.js';
import { type Page, renderPortal } from './platform/render-portal.js';
import { pagePolicy } from './verification/file/policy.js';
import { renderIssuer } from './verification/issuer/render-issuer.js';
import { renderVerification } from './verification/render-verification.js';

type CallApi = (path: string, init?: RequestInit) => Promise<Response>;

type PageRequest = Readonly<{
  /** Path and query, as asked for. */
  url: string;
  headers: Readonly<Record<string, string>>;
  /** A form as a browser without JavaScript sends it, where one was sent. */
  form?: string;
  callApi: CallApi;
  /** Where certificates and the keys of their societies are published: scheme, host and port. */
  publicOrigin: string;
  /** The client build's manifest and where its files are served. */
  assets: Assets;
}>;

export type Assets = Readonly<{
  script: string;
  styles: readonly string[];
  preload: readonly string[];
  fonts: readonly string[];
}>;

const calls = new AsyncLocalStorage<CallApi>();

setTransport((path, init) => {
  const callApi = calls.getStore();
  if (!callApi) throw new Error('The api is only called while a page is being rendered');

  return callApi(path, init);
});

/** Every page as HTML. Certificates, their issuers and shared transcripts are pages without scripts; all others are taken over by the portal. */
export function render({ url, form, callApi, publicOrigin, assets }: PageRequest): Promise<Page> {
  return calls.run(callApi, async () => {
    const address = new URL(url, 'http://portal');
    if (address.pathname === '/v' || address.pathname.startsWith('/v/')) return renderVerification(address);
    if (address.pathname.startsWith('/issuers/')) return renderIssuer(address);
    if (address.pathname.startsWith('/t/')) return renderShared(address);
    const page = await renderPortal(address, assets, form);
    if (!/^\/verify\/file\/?$/.test(address.pathname)) return page;

    return {
      ...page,
      headers: {
        ...page.headers,
        'content-security-policy': pagePolicy(address.searchParams, publicOrigin),
      },
    };
  });
}
