import { blocksOfCase, type Case, type CaseEnding, type CourseDocument, type Stance } from '../course.js';
import type { Block } from '../lesson.js';
import { backMatterElements, backMatterOf } from './back-matter.js';
import { blockElements } from './block-elements.js';
import { toHtml } from './elements.js';

export type RenderedStep = {
  readonly id: string;
  readonly sceneHtml: string;
  /** By member: what this step changes; the others stay as they were. */
  readonly stances: Readonly<Record<string, Stance>>;
  readonly choices: Case['steps'][number]['choices'];
  readonly ending: (Omit<CaseEnding, 'discussion'> & { readonly discussionHtml: string }) | null;
};

export type RenderedCase = {
  readonly id: string;
  readonly title: string;
  readonly objectives: readonly string[];
  readonly settingHtml: string;
  readonly members: Case['members'];
  readonly start: string;
  readonly steps: readonly RenderedStep[];
  /** Glossary and references that the case uses, for a page of its own. */
  readonly backMatterHtml: string;
};

/** A branching case with each scene and discussion as safe HTML; null when the course has no such case. */
export function renderCase(course: CourseDocument, caseId: string): RenderedCase | null {
  const found = course.cases.find(({ id }) => id === caseId);
  if (found === undefined) return null;
  const html = (blocks: readonly Block[]) => toHtml(blockElements({ course, lessonId: null }, blocks));

  return {
    id: found.id,
    title: found.title,
    objectives: found.objectives,
    settingHtml: html(found.setting),
    members: found.members,
    start: found.start,
    steps: found.steps.map(({ id, scene, stances, choices, ending }) => ({
      id,
      sceneHtml: html(scene),
      stances,
      choices,
      ending:
        ending === null
          ? null
          : { title: ending.title, discussionHtml: html(ending.discussion), effects: ending.effects },
    })),
    backMatterHtml: toHtml(backMatterElements(backMatterOf(course, blocksOfCase(found)))),
  };
}
