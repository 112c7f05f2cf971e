import { createHash } from 'node:crypto';
import { issuerPage, type IssuerPage as Issuer } from '@cohesion/contracts';
import { renderToStaticMarkup } from 'react-dom/server';
import { ApiError, getJson } from '../../platform/api.js';
import type { Page } from '../../platform/render-portal.js';
import { IssuerPage } from './issuer-page.js';
import { style } from './style.js';

type Outcome = Readonly<{ status: number; title: string; body: string }>;

const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;

/** The page of whoever issues certificates: its address is within them, as the issuer. No scripts, no cookies. */
export async function renderIssuer(address: URL): Promise<Page> {
  const { status, title, body } = await outcomeOf(address.pathname.slice('/issuers/'.length));

  return {
    status,
    headers: {
      'content-security-policy': `default-src 'none'; style-src '${styleHash}'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
      'cache-control': status === 200 ? 'public, max-age=60' : 'no-store',
    },
    html: `<!doctype html><html lang="en-US"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${title}<style>${style}</style></head><body>${body}</body></html>`,
  };
}

const page = (status: number, title: string, body: React.JSX.Element): Outcome => ({
  status,
  title: renderToStaticMarkup(<title>{title}</title>),
  body: renderToStaticMarkup(body),
});

/** `slug` as it stands in the address: lower case letters, digits and hyphens, or it is no society's. */
async function outcomeOf(slug: string): Promise<Outcome> {
  try {
    if (!/^[a-z0-9-]{1,80}\/?$/.test(slug)) return unknown;
    const issuer: Issuer = await getJson(`/issuers/${slug.replace('/', '')}`, issuerPage);

    return page(200, `${issuer.name}: keys of its certificates`, <IssuerPage issuer={issuer} />);
  } catch (error) {
    return error instanceof ApiError && error.problem.code === 'not-found' ? unknown : unreachable;
  }
}

const unknown = page(
  404,
  'No such issuer',
  <main>
    <h1 className="bad">Nobody here issues under this name</h1>
    <p>
      A certificate that names this address as its issuer was not issued here. You can still{' '}
      <a href="/v">check its code</a>.
    </p>
  </main>,
);

const unreachable = page(
  503,
  'Not found out',
  <main>
    <h1>We could not look up this issuer</h1>
    <p>
      The record cannot be reached at the moment. This says nothing about a certificate. Please try again.
    </p>
  </main>,
);
