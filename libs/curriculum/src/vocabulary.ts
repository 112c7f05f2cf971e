import type { competencies, groupStages, therapeuticFactors } from './facts.js';

export type Competency = (typeof competencies)[number];
export type TherapeuticFactor = (typeof therapeuticFactors)[number];
export type GroupStage = (typeof groupStages)[number];

/** A word that objectives are tagged with: what it is called, what is meant, and where the field says so. */
export interface Term {
  readonly name: string;
  readonly description: string;
  readonly source: string;
}

const guidelines =
  'American Group Psychotherapy Association, Practice Guidelines for Group Psychotherapy (2007), section on';
const corePrinciples = 'Kaklauskas and Greene (eds.), Core Principles of Group Psychotherapy (2020)';
const platform = 'A heading of this curriculum; no published framework was taken over.';

/**
 * The competencies a society's curriculum is measured by. The list is this curriculum's own, made from what the named sources treat; it
 * is no certification standard.
 */
export const COMPETENCIES: Readonly<Record<Competency, Term>> = {
  theory: {
    name: 'Theory and history',
    description: 'Knows where group psychotherapy comes from and how its theories differ.',
    source: `${corePrinciples}, module 1 (foundations).`,
  },
  listening: {
    name: 'Listening to a group',
    description: 'Hears member, pair, subgroup and whole group at once, and what is not said.',
    source: `${guidelines} group process.`,
  },
  intervention: {
    name: 'Intervention',
    description: 'Chooses what to say, to whom, at which level and when, and watches what it does.',
    source: `${guidelines} therapist interventions.`,
  },
  process: {
    name: 'Group process',
    description:
      'Recognizes and works with what happens between people while they talk about something else.',
    source: `${guidelines} group process.`,
  },
  leadership: {
    name: 'Leadership',
    description: 'Holds the frame, the task and the authority of a group, and uses herself knowingly.',
    source: `${corePrinciples}, module 4 (leadership tasks and skills).`,
  },
  formation: {
    name: 'Forming a group',
    description: 'Plans, selects, prepares, composes, starts and ends a group.',
    source: `${guidelines} creating successful therapy groups, selection, preparation and termination.`,
  },
  'co-therapy': {
    name: 'Co-therapy',
    description: 'Leads with another person, and looks after the pair as well as the group.',
    source: platform,
  },
  diversity: {
    name: 'Diversity and culture',
    description:
      'Sees how culture, identity and power are in the room, the leader’s own included, and responds.',
    source: `${corePrinciples}, module 1 (multicultural and diversity proficiency).`,
  },
  ethics: {
    name: 'Ethics and boundaries',
    description: 'Works within law and ethics where several people share what is confidential.',
    source: `${guidelines} reducing adverse outcomes and ethical practice.`,
  },
  evidence: {
    name: 'Evidence and measurement',
    description: 'Reads outcome research for what it shows, and measures the groups led.',
    source: `${guidelines} therapeutic factors and mechanisms.`,
  },
  supervision: {
    name: 'Supervision and consultation',
    description: 'Uses supervision and consultation, and knows when to ask for either.',
    source: platform,
  },
  'professional-development': {
    name: 'Professional development',
    description: 'Plans training, certification and a working life that lasts.',
    source: platform,
  },
  online: {
    name: 'Online groups',
    description: 'Adapts frame, safety and technique to a group that meets on a screen.',
    source: platform,
  },
};

const yalom = 'Yalom and Leszcz, The Theory and Practice of Group Psychotherapy (6th ed., 2020).';

/** The eleven therapeutic factors under the names that are commonly taught. */
export const THERAPEUTIC_FACTORS: Readonly<Record<TherapeuticFactor, Term>> = {
  hope: {
    name: 'Instillation of hope',
    description: 'Seeing that others got better makes it possible to stay.',
    source: yalom,
  },
  universality: {
    name: 'Universality',
    description: 'Finding out that one is not the only one.',
    source: yalom,
  },
  information: {
    name: 'Imparting information',
    description: 'Being taught, or advised, by leader or members.',
    source: yalom,
  },
  altruism: { name: 'Altruism', description: 'Being of use to somebody else.', source: yalom },
  'family-recapitulation': {
    name: 'Recapitulation of the family group',
    description: 'Meeting the first group again, and answering it differently.',
    source: yalom,
  },
  socializing: {
    name: 'Socializing techniques',
    description: 'Practicing how one is with people.',
    source: yalom,
  },
  imitation: {
    name: 'Imitative behavior',
    description: 'Trying on what a leader or member does.',
    source: yalom,
  },
  'interpersonal-learning': {
    name: 'Interpersonal learning',
    description: 'Learning from others how one is with them, and trying something else.',
    source: yalom,
  },
  cohesion: {
    name: 'Cohesiveness',
    description: 'Belonging, being held by a group that matters.',
    source: yalom,
  },
  catharsis: {
    name: 'Catharsis',
    description: 'Feeling something strongly, and being met in it.',
    source: yalom,
  },
  existential: {
    name: 'Existential factors',
    description: 'Facing what nobody can take away: responsibility, loss, death.',
    source: yalom,
  },
};

const tuckman = 'Tuckman (1965).';

/** One well-known way of telling a group's time; the courses say where it fails. */
export const GROUP_STAGES: Readonly<Record<GroupStage, Term>> = {
  forming: { name: 'Forming', description: 'Arriving, depending, testing what is allowed.', source: tuckman },
  storming: {
    name: 'Storming',
    description: 'Conflict over closeness, place and authority.',
    source: tuckman,
  },
  norming: { name: 'Norming', description: 'Rules and a we that people made themselves.', source: tuckman },
  performing: {
    name: 'Performing',
    description: 'Working on the task with what the group has become.',
    source: tuckman,
  },
  adjourning: {
    name: 'Adjourning',
    description: 'Ending, and what it does to everything before.',
    source: 'Tuckman and Jensen (1977).',
  },
};
