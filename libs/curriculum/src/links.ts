const linkable = /^(?:https?:\/\/|mailto:)/i;

/** Whether an address may be followed from a lesson: https, http, mailto, or `#` and an anchor of the course. */
export function isSafeHref(href: string): boolean {
  return linkable.test(href) || /^#[a-z0-9-]+$/.test(href);
}
