import { addressedIn } from '../addressed.js';
import type { Case, CourseDocument } from '../course.js';
import { plainBlocks } from '../plain-text.js';
import { countWords } from '../words.js';
import type { FieldPath } from '../mistakes.js';
import type { Remark, ReviewCode } from './remark.js';

const leastChanging = 6;
const leastChoices = 2;
const leastTargets = 3;
const leastEndings = 4;
const leastDiscussion = 80;
/** How many members must be known for the circle to show whom a choice speaks to; a subgroup may still find its others. */
const leastAddressed = { member: 1, dyad: 2, subgroup: 1, group: 0, none: 0 };

/**
 * A branching case is worth playing twice: the stance of six members or more changes on some path (one who is absent may
 * stay as they are), every step that is no ending offers two choices, choices aim at three kinds of target (waiting is
 * one) and say whom they speak to, by name or in `toward`, four endings are discussed in 80 words each, and the setting says that the group is a composite. That every step
 * is reached and every path ends is what the import checks.
 */
export function reviewBranchingCases({ cases }: CourseDocument): readonly Remark[] {
  return cases.flatMap((found) => [
    ...stances(found),
    ...choices(found),
    ...addressees(found),
    ...endings(found),
    ...marking(found),
  ]);
}

function stances({ file, members, steps }: Case): readonly Remark[] {
  const changing = members.filter(({ id, stance }) =>
    steps.some((step) => step.stances[id] !== undefined && step.stances[id] !== stance),
  );
  if (changing.length >= leastChanging) return [];
  const message = `the stance of ${changing.length} members changes; let it change for at least ${leastChanging}`;

  return [{ code: 'case-stands-still', file, path: ['members'], message }];
}

function choices({ file, steps }: Case): readonly Remark[] {
  const few = steps.flatMap(({ choices: offered, ending }, index) =>
    ending === null && offered.length < leastChoices
      ? [
          narrow(
            file,
            ['steps', index, 'choices'],
            `offers ${offered.length} choice; offer at least ${leastChoices}`,
          ),
        ]
      : [],
  );
  const targets = new Set(steps.flatMap((step) => step.choices.map(({ target }) => target)));
  const message = `all choices aim at: ${[...targets].join(', ')}; use at least ${leastTargets} kinds of target`;

  return [...few, ...(targets.size >= leastTargets ? [] : [narrow(file, ['steps'], message)])];
}

function addressees(found: Case): readonly Remark[] {
  return found.steps.flatMap(({ choices: offered }, step) =>
    offered.flatMap((choice, index): readonly Remark[] => {
      const known = addressedIn(found, choice).length;
      if (known >= leastAddressed[choice.target]) return [];
      const path = ['steps', step, 'choices', index];
      const names = known === 0 ? 'nobody' : 'one person';
      const message = `speaks to a ${choice.target}, and its words name ${names}: say in "toward" who is meant`;

      return [{ code: 'case-speaks-to-nobody', file: found.file, path, message }];
    }),
  );
}

function endings({ file, steps }: Case): readonly Remark[] {
  const found = steps.flatMap(({ ending }, index) => (ending === null ? [] : [{ ending, index }]));
  const few =
    found.length >= leastEndings
      ? []
      : [narrow(file, ['steps'], `has ${found.length} endings; write at least ${leastEndings}`)];
  const brief = found.flatMap(({ ending, index }) => {
    const words = countWords(plainBlocks(ending.discussion));
    const path = ['steps', index, 'ending', 'discussion'];

    return words >= leastDiscussion
      ? []
      : [narrow(file, path, `discusses the ending in ${words} words; write at least ${leastDiscussion}`)];
  });

  return [...few, ...brief];
}

function marking(found: Case): readonly Remark[] {
  if (/\bcomposite\b/i.test(plainBlocks(found.setting))) return [];

  return [
    {
      code: 'case-not-marked-fictional',
      file: found.file,
      path: ['setting'],
      message: 'does not say that the group is a fictional composite: say so',
    },
  ];
}

function narrow(file: string, path: FieldPath, message: string): Remark {
  const code: ReviewCode = 'case-leaves-no-choice';

  return { code, file, path, message };
}
