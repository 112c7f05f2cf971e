import type { CosponsorshipRow } from '@cohesion/contracts';
import type { Society } from '../societies/societies.service.js';
import type { Cosponsorship, CosponsorshipTurn } from './cosponsorship.entity.js';
import { sideOf, stateOf } from './turns.js';

/** How long Today shows the host that it was declined. In milliseconds. */
const news = 14 * 24 * 60 * 60_000;

export type CosponsorshipParts = Readonly<{
  cosponsorship: Cosponsorship;
  /** The oldest first. */
  turns: readonly CosponsorshipTurn[];
  host: Readonly<Society>;
  cosponsor: Readonly<Society>;
  page: string | null;
  /** Whether the host asked somebody for this course after that. */
  isOvertaken: boolean;
  viewer: string;
  now: Date;
}>;

export function presentCosponsorship(parts: CosponsorshipParts): CosponsorshipRow {
  const { cosponsorship, turns, host, cosponsor, page } = parts;
  const { id, course, title, note, createdAt } = cosponsorship;
  const last = turns.at(-1);

  return {
    id,
    course,
    title,
    page,
    host: { slug: host.slug, name: host.name },
    cosponsor: { slug: cosponsor.slug, name: cosponsor.name },
    state: stateOf(turns),
    note,
    askedAt: createdAt.toISOString(),
    turned: last
      ? {
          at: last.createdAt.toISOString(),
          by: last.societyId === host.id ? host.name : cosponsor.name,
          why: last.why,
        }
      : null,
    waits: waitsFor(parts),
  };
}

function waitsFor({ cosponsorship, turns, isOvertaken, viewer, now }: CosponsorshipParts): boolean {
  const last = turns.at(-1);
  if (sideOf(cosponsorship, viewer) === 'cosponsor') return last === undefined;

  return last?.change === 'declined' && !isOvertaken && now.getTime() - last.createdAt.getTime() < news;
}
