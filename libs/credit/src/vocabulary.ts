import { BODIES, BODY_IDS, type BodyId } from './body.js';

/** What hours can be about, a closed list: a rule set that names another topic is a mistake, not a new topic. */
export const TOPICS = [
  'ethics',
  'boundaries',
  'law',
  'laws-and-rules',
  'clinical',
  'cultural',
  'dei',
  'group',
  'supervision',
  'telehealth',
  'suicide',
  'hiv',
  'medical-errors',
  'domestic-violence',
  'human-trafficking',
  'child-abuse',
  'administrative',
  'core-principles-1',
  'core-principles-2',
] as const;
export type Topic = (typeof TOPICS)[number];

const TOPIC_NAMES: Readonly<Record<Topic, string>> = {
  ethics: 'Ethics',
  boundaries: 'Boundaries',
  law: 'Law',
  'laws-and-rules': 'Laws and rules of the state',
  clinical: 'Clinical practice',
  cultural: 'Cultural competence',
  dei: 'Diversity, equity and inclusion',
  group: 'Group work',
  supervision: 'Supervision',
  telehealth: 'Telehealth',
  suicide: 'Suicide prevention',
  hiv: 'HIV and AIDS',
  'medical-errors': 'Medical errors',
  'domestic-violence': 'Domestic violence',
  'human-trafficking': 'Human trafficking',
  'child-abuse': 'Identifying and reporting child abuse',
  administrative: 'Administration and practice management',
  'core-principles-1': 'Core Principles of Group Psychotherapy, Part I',
  'core-principles-2': 'Core Principles of Group Psychotherapy, Part II',
};

/** What the learner did: a course or workshop unless something else is said. */
export const ACTIVITY_KINDS = [
  'course',
  'convention',
  'graduate-course',
  'independent-study',
  'peer-consultation',
  'peer-review',
  'supervision-received',
  'group-leading',
  'publication',
  'examination',
  'board-certification',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Who can stand behind an hour beyond the bodies that approve activities; `none` is an hour nobody approved. */
const OTHER_APPROVERS = {
  gamft: 'GAMFT',
  'nasw-ga': 'NASW-GA',
  gscsw: 'GSCSW',
  gpa: 'the Georgia Psychological Association',
  university: 'a university',
  hospital: 'a hospital',
  other: 'another body',
  none: 'no body',
} as const;
type OtherApprover = keyof typeof OTHER_APPROVERS;

export type Approver = BodyId | OtherApprover;
export const APPROVERS: readonly Approver[] = [
  ...BODY_IDS,
  'gamft',
  'nasw-ga',
  'gscsw',
  'gpa',
  'university',
  'hospital',
  'other',
  'none',
];

/** Attending or teaching; a body may count what is taught less, or once. */
export const ROLES = ['learner', 'presenter'] as const;
export type Role = (typeof ROLES)[number];

/** What the recertification of group psychotherapists calls formal and informal learning. */
export const FORMALITIES = ['formal', 'informal'] as const;
export type Formality = (typeof FORMALITIES)[number];

/** Whether a word from outside, such as a category of an offer, names a topic of the list. */
export function isTopic(text: string): text is Topic {
  return TOPICS.some((topic) => topic === text);
}

/** The topic as forms, ledgers and transcripts write it: "HIV and AIDS". */
export const topicName = (topic: Topic): string => TOPIC_NAMES[topic];

export function isApprover(text: string): text is Approver {
  return APPROVERS.some((approver) => approver === text);
}

/** The approver as a sentence says it: "NBCC", "a hospital". */
export function approverName(approver: Approver): string {
  return isOther(approver) ? OTHER_APPROVERS[approver] : BODIES[approver].name;
}

const isOther = (approver: Approver): approver is OtherApprover => Object.hasOwn(OTHER_APPROVERS, approver);
