import { caseSource, type Case, type CaseStep } from '../course.js';
import type { Block } from '../lesson.js';
import type { FieldPath, Mistake } from '../mistakes.js';
import { readBlocks } from './blocks.js';
import { parseWith, readYaml } from './yaml-source.js';

/** Who speaks in a case besides its members. */
const leaders = ['You', 'Leader', 'Co-leader'];

/** Reads one file of `cases/`; `found` is null when it does not fit the schema. */
export function readCase(file: string, text: string): { found: Case | null; mistakes: readonly Mistake[] } {
  const source = readYaml(file, text);
  const parsed = parseWith(source, caseSource);
  if ('mistakes' in parsed) return { found: null, mistakes: parsed.mistakes };

  const { value } = parsed;
  const mistakes: Mistake[] = [];
  const speakers = new Set([...leaders, ...value.members.map(({ name }) => name)]);
  const markdown = (path: FieldPath, written: string): readonly Block[] => {
    const place = {
      file,
      lineOffset: source.textLineOf(path) - 1,
      seed: `${value.id} ${path.join(' ')}`,
      speakers,
    };
    const read = readBlocks(place, written);
    mistakes.push(...read.mistakes);

    return read.blocks;
  };
  const steps = value.steps.map((step, index): CaseStep => ({
    id: step.id,
    stances: step.stances,
    choices: step.choices ?? [],
    scene: markdown(['steps', index, 'scene'], step.scene),
    ending:
      step.ending === undefined
        ? null
        : {
            ...step.ending,
            discussion: markdown(['steps', index, 'ending', 'discussion'], step.ending.discussion),
          },
  }));

  return { found: { ...value, file, setting: markdown(['setting'], value.setting), steps }, mistakes };
}
