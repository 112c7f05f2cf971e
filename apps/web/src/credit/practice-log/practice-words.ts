import type { PracticeEntryView, PracticePopulation, PracticeSetting } from '@cohesion/contracts';
import { formatDate } from '../../ui/format.js';

export const settings: Readonly<Record<PracticeSetting, string>> = {
  'private-practice': 'Private practice',
  'community-clinic': 'Community clinic',
  hospital: 'Hospital',
  residential: 'Residential program',
  'school-or-university': 'School or university',
  correctional: 'Correctional setting',
  'military-or-veterans': 'Military or veterans’ setting',
  workplace: 'Workplace',
  online: 'Online',
  'training-program': 'Training program',
  other: 'Another setting',
};

export const populations: Readonly<Record<PracticePopulation, string>> = {
  children: 'Children',
  adolescents: 'Adolescents',
  adults: 'Adults',
  'older-adults': 'Older adults',
  'couples-or-families': 'Couples or families',
  'mixed-ages': 'Mixed ages',
  professionals: 'Professionals',
};

export const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([id, label]) => ({ id, label }));

/** "Led a group", "Individual supervision". */
export function whatWords({ kind, role, form }: Pick<PracticeEntryView, 'kind' | 'role' | 'form'>): string {
  if (kind === 'supervision') return form === 'group' ? 'Group supervision' : 'Individual supervision';

  return role === 'co-leader' ? 'Co-led a group' : 'Led a group';
}

/** "November 3, 2026", or "November 2026" where the days were not kept. */
export function whenWords(on: string): string {
  if (on.length > 7) return formatDate(on);

  return new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${on}-01T00:00:00Z`),
  );
}

/** What stands between an entry and a supervisor's name below it. */
export function signingWords({ signature, requestId, supervisor }: PracticeEntryView): string {
  if (signature)
    return `Signed by ${signature.name}, ${signature.credentials}, on ${formatDate(signature.signedAt)}`;
  if (requestId) return `Waiting for ${supervisor?.name ?? 'the supervisor'} to sign`;

  return supervisor ? `Not signed yet · ${supervisor.name}` : 'No supervisor named';
}
