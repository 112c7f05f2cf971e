import type { PracticeSetting } from '@cohesion/contracts';

/** Where hours were, as a title says it. */
export const settings: Record<PracticeSetting, string> = {
  'private-practice': 'private practice',
  'community-clinic': 'community clinic',
  hospital: 'hospital',
  residential: 'residential program',
  'school-or-university': 'school or university',
  correctional: 'correctional setting',
  'military-or-veterans': 'military or veterans’ setting',
  workplace: 'workplace',
  online: 'online',
  'training-program': 'training program',
  other: 'another setting',
};
