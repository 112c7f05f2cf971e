import { BODIES, BODY_IDS, type BodyId } from './body.js';
import * as from from './source.js';
import { secondary, stated, type Fact } from './source.js';

/** Words a body does not let a sponsor publish. */
export interface BannedWords {
  readonly kind: 'pending-approval' | 'ceu';
  readonly why: string;
}

const PENDING: BannedWords = {
  kind: 'pending-approval',
  why: 'approval that is pending may not be announced; credit is marketed once it is approved',
};
const CEU: BannedWords = { kind: 'ceu', why: 'its credit is never called CEU' };

export const BANNED_WORDS: Readonly<Partial<Record<BodyId, Fact<BannedWords>>>> = {
  apa: secondary(CEU, from.acbs),
  nasw: stated(PENDING, from.naswChecklist),
  nysed: secondary(CEU, from.nycHealthHospitals, 'Must be called contact hours.'),
};

const PATTERNS: Readonly<Record<BannedWords['kind'], readonly RegExp[]>> = {
  'pending-approval': [
    /\b(?:approvals?|accreditation|credits?|CEs?|hours)\b[^.!?;]{0,60}\bpending\b/iu,
    /\bpending\b[^.!?;]{0,60}\b(?:approvals?|accreditation|credits?)\b/iu,
    /\b(?:applied|application(?: has been)? (?:made|submitted|filed)) (?:to|for)\b[^.!?;]{0,60}\b(?:approval|accreditation|credits?)\b/iu,
  ],
  ceu: [/\bCEUs?\b/u],
};

export interface BannedWording {
  readonly body: BodyId;
  readonly words: string;
  readonly why: string;
}

/**
 * The wordings in a text that a body bans: those of the bodies claimed, and of any body the text itself names. Looks at announcements
 * (titles, promises, abstracts, statements), where such words would be the sponsor's own; it is not meant for teaching text.
 */
export function bannedWordings(text: string, claimed: readonly BodyId[]): readonly BannedWording[] {
  return BODY_IDS.flatMap((body) => {
    const banned = BANNED_WORDS[body]?.value;
    if (!banned || !(claimed.includes(body) || names(text, body))) return [];
    const words = PATTERNS[banned.kind].flatMap((pattern) => pattern.exec(text)?.[0] ?? []).slice(0, 1);

    return words.map((found) => ({ body, words: found.replace(/\s+/gu, ' '), why: banned.why }));
  });
}

/** `"NASW approval pending" cannot be published: for NASW, approval that is pending may not be announced; …` */
export function bannedSentence({ body, words, why }: BannedWording): string {
  return `"${words}" cannot be published: for ${BODIES[body].name}, ${why}.`;
}

const names = (text: string, body: BodyId): boolean =>
  new RegExp(`\\b${BODIES[body].name}\\b`, 'u').test(text);
