import type { PolicyPage, SocietyBrief } from '@cohesion/contracts';
import type { Society, SocietyPolicies } from './society.entity.js';

export const presentBrief = ({ slug, name, shortName, sample }: Society): SocietyBrief => ({
  slug,
  name,
  shortName,
  sample,
});

type TextName = Exclude<keyof SocietyPolicies, 'contact' | 'updated'>;

const headings: Record<TextName, string> = {
  fees: 'What it costs',
  refunds: 'Refunds and cancellation',
  grievance: 'If something is not right',
  accommodations: 'What you need in order to take part',
  attendance: 'Attendance and partial credit',
  certificate: 'When and how the certificate comes',
  technicalNeeds: 'What your device needs',
  privacy: 'What we know about you, and what we do with it',
  accessibility: 'How accessible these pages are',
};

/** The public pages of a society's texts, by the name in their address. */
const pages: ReadonlyMap<string, { title: string; texts: readonly TextName[] }> = new Map([
  [
    'ce',
    {
      title: 'Continuing education policies',
      texts: ['attendance', 'certificate', 'fees', 'accommodations', 'technicalNeeds', 'grievance'],
    },
  ],
  ['refunds', { title: 'Fees and refunds', texts: ['fees', 'refunds'] }],
  ['grievance', { title: 'Grievances', texts: ['grievance'] }],
  ['privacy', { title: 'Privacy', texts: ['privacy'] }],
  ['accessibility', { title: 'Accessibility', texts: ['accessibility', 'accommodations', 'technicalNeeds'] }],
]);

/** The page of that name, or undefined when there is none. */
export function presentPolicy({ name, policies }: Society, policy: string): PolicyPage | undefined {
  const page = pages.get(policy);
  if (!page) return undefined;
  const { contact, updated } = policies;

  return {
    title: page.title,
    sections: [
      ...page.texts.map((text) => ({ heading: headings[text], paragraphs: paragraphsOf(policies[text]) })),
      { heading: 'Whom to write to', paragraphs: [`${contact.name}, ${name}: ${contact.email}`] },
    ],
    updated,
  };
}

/** Paragraphs are separated by an empty line; a line break within one means nothing. */
const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
