import type {
  OutsideActivity,
  OutsideFormality,
  OutsideFormat,
  OutsideHoursChoices,
  OutsideRole,
} from '@cohesion/contracts';
import { APPROVERS, approverName, topicName, TOPICS, type Topic } from '@cohesion/credit';
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

/** What most of these courses are about stands first; then as the rules list it. */
const topics: readonly Topic[] = ['group', ...TOPICS.filter((topic) => topic !== 'group')];

const listed = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([id, label]) => ({ id, label }));

/** The order is that of the form. */
export const outsideHoursChoices: OutsideHoursChoices = {
  formats: listed(formats),
  activities: listed(activities),
  roles: listed(roles),
  formalities: listed(formalities),
  topics: topics.map((id) => ({ id, label: topicName(id) })),
  approvers: APPROVERS.filter((approver) => approver !== 'none').map((approver) => ({
    id: approver,
    label: approverName(approver).replace(/^./u, (first) => first.toUpperCase()),
    unit: unitOf(approver).unit,
  })),
};
