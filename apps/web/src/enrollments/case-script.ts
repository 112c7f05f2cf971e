import { type CaseMap, type MapStep, type Stance, stances } from './case-walk.js';

export interface CaseMember {
  id: string;
  name: string;
  about: string;
  stance: Stance;
}

export interface CaseChoice {
  id: string;
  to: string;
  text: string;
  /** "to one member", "to the whole group". */
  level: string;
  isToAll: boolean;
  /** The members it speaks to; empty for the whole group and for nobody. */
  addressed: readonly string[];
}

export interface CaseMoment extends MapStep {
  /** "Moment 3", or "Ending: " and its title. */
  name: string;
  sceneHtml: string;
  /** The members who speak in it. */
  speaking: readonly string[];
  choices: readonly CaseChoice[];
  /** The discussion; null while there are choices. */
  discussionHtml: string | null;
}

/** A branching case as the page plays it. */
export interface CaseScript extends CaseMap<CaseMoment> {
  id: string;
  title: string;
  members: readonly CaseMember[];
}

/** Reads a case from its rendered text; null when the text is of an older kind that cannot be played. */
export function readCaseScript(text: HTMLElement): CaseScript | null {
  const { case: id, start } = text.dataset;
  const members = [...text.querySelectorAll<HTMLElement>('[data-member]')].map(readMember);
  const steps = [...text.querySelectorAll<HTMLElement>('[data-step]')].map((step) => readStep(step, members));
  if (!id || !start || steps.length === 0) return null;

  return { id, start, title: wordsOf(text.querySelector(':scope > .title')), members, steps };
}

function readMember(item: HTMLElement): CaseMember {
  return {
    id: item.dataset['member'] ?? '',
    name: wordsOf(item.querySelector('.speaker')),
    about: wordsOf(item.querySelector('.about')),
    stance: stanceOf(item.dataset['stance']) ?? 'open',
  };
}

function readStep(step: HTMLElement, members: readonly CaseMember[]): CaseMoment {
  const speakers = new Set([...step.querySelectorAll('.scene .speaker')].map(wordsOf));

  return {
    id: step.dataset['step'] ?? '',
    name: step.getAttribute('aria-label') ?? '',
    sceneHtml: htmlOf(step.querySelector('.scene')) ?? '',
    speaking: members.filter(({ name }) => speakers.has(name)).map((member) => member.id),
    stances: Object.fromEntries(
      (step.dataset['stances'] ?? '').split(' ').flatMap((change) => {
        const [member = '', name] = change.split(':');
        const stance = stanceOf(name);

        return stance ? [[member, stance]] : [];
      }),
    ),
    choices: [...step.querySelectorAll<HTMLElement>('[data-choice]')].map(readChoice),
    discussionHtml: htmlOf(step.querySelector('.discussion')),
  };
}

function readChoice(link: HTMLElement): CaseChoice {
  const { choice = '', to = '', target, addressed = '' } = link.dataset;

  return {
    id: choice,
    to,
    text: wordsOf(link),
    level: wordsOf(link.parentElement?.querySelector('.target') ?? null),
    isToAll: target === 'group',
    addressed: addressed.split(' ').filter(Boolean),
  };
}

const stanceOf = (name: string | undefined): Stance | undefined => stances.find((stance) => stance === name);

const wordsOf = (element: Element | null): string => element?.textContent.trim() ?? '';

/** The same words without their ids, which stay with the text itself: a page may hold each id once. */
function htmlOf(element: Element | null): string | null {
  if (!element) return null;
  const copy = document.importNode(element, true);
  for (const named of copy.querySelectorAll('[id]')) named.removeAttribute('id');
  for (const link of copy.querySelectorAll('.again')) link.remove();

  return copy.innerHTML;
}
