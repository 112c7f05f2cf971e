import type {
  OutsideActivity,
  OutsideFormality,
  OutsideFormat,
  OutsideHoursChoices,
  OutsideRole,
} from '@cohesion/contracts';
import { APPROVERS, approverName, type Topic } from '@cohesion/credit';
import { unitOf } from './what-is-off.js';

const formats: Record<OutsideFormat, string> = {
  'live-in-person': 'Live, in one room',
  'live-online': 'Live, online',
  'self-study': 'On my own time: a recording, a text or an online course',
};

const activities: Record<OutsideActivity, string> = {
  course: 'A course or workshop',
  convention: 'A conference or convention',
  'graduate-course': 'A graduate course',
  'independent-study': 'Independent study',
  'peer-consultation': 'Peer consultation',
  'peer-review': 'Peer review of a colleague’s practice',
  publication: 'Something I published',
  examination: 'An examination, such as a jurisprudence exam',
  'board-certification': 'A board certification',
};

const roles: Record<OutsideRole, string> = { learner: 'I took part', presenter: 'I taught it' };

const formalities: Record<OutsideFormality, string> = {
  formal: 'Formal: a program with a certificate',
  informal: 'Informal: reading, consultation, a study group',
};

const topics: Record<Topic, string> = {
  group: 'Group work',
  ethics: 'Ethics',
  boundaries: 'Boundaries',
  clinical: 'Clinical practice',
  cultural: 'Cultural competence',
  dei: 'Diversity, equity and inclusion',
  supervision: 'Supervision',
  telehealth: 'Telehealth',
  law: 'Law',
  'laws-and-rules': 'Laws and rules of a state',
  suicide: 'Suicide',
  hiv: 'HIV and AIDS',
  'medical-errors': 'Medical errors',
  'domestic-violence': 'Domestic violence',
  'human-trafficking': 'Human trafficking',
  'child-abuse': 'Identifying and reporting child abuse',
  administrative: 'Administration and practice management',
  'core-principles-1': 'Core Principles of Group Psychotherapy, Part I',
  'core-principles-2': 'Core Principles of Group Psychotherapy, Part II',
};

const listed = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([id, label]) => ({ id, label }));

/** Every topic the rules know has a label here, or this does not compile; the order is that of the form. */
export const outsideHoursChoices: OutsideHoursChoices = {
  formats: listed(formats),
  activities: listed(activities),
  roles: listed(roles),
  formalities: listed(formalities),
  topics: listed(topics),
  approvers: APPROVERS.filter((approver) => approver !== 'none').map((approver) => ({
    id: approver,
    label: approverName(approver).replace(/^./u, (first) => first.toUpperCase()),
    unit: unitOf(approver).unit,
  })),
};
