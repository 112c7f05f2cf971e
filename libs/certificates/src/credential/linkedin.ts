/** What LinkedIn's form asks for. Years and months are numbers; months count from 1. */
export interface ProfileEntry {
  name: string;
  /** LinkedIn's number of the society's page shows its logo; without one its name is printed. */
  organization: { id: string } | { name: string };
  issued: { year: number; month: number };
  expires?: { year: number; month: number };
  /** The public page of the certificate. */
  page: string;
  code: string;
}

/**
 * The link that opens LinkedIn's "add to profile" form with everything filled in. There is no open interface for
 * this (LinkedIn's Profile Edit API is for partners); the person sees the form and decides.
 */
export function addToProfileLink({ name, organization, issued, expires, page, code }: ProfileEntry): string {
  const fields = new URLSearchParams({ startTask: 'CERTIFICATION_NAME', name });
  if ('id' in organization) fields.set('organizationId', organization.id);
  else fields.set('organizationName', organization.name);
  fields.set('issueYear', String(issued.year));
  fields.set('issueMonth', String(issued.month));
  if (expires) {
    fields.set('expirationYear', String(expires.year));
    fields.set('expirationMonth', String(expires.month));
  }
  fields.set('certUrl', page);
  fields.set('certId', code);

  return `https://www.linkedin.com/profile/add?${fields.toString()}`;
}
