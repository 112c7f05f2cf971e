import type { CaseMember } from './case-script.js';
import type { Stance, StanceChange } from './case-walk.js';

export const stanceWords: Record<Stance, string> = {
  open: 'open',
  guarded: 'guarded',
  silent: 'silent',
  'turned-away': 'turned away',
  'leaning-in': 'leaning in',
  hot: 'heated',
};

/** "Lorraine, from leaning in to guarded", one for each who changed. */
export function changesInWords(members: readonly CaseMember[], changes: readonly StanceChange[]): string[] {
  return changes.map(({ member, from, to }) => {
    const name = members.find(({ id }) => id === member)?.name ?? '';

    return `${name}, from ${stanceWords[from]} to ${stanceWords[to]}`;
  });
}

/** A moment by its place on the way taken; the text counts them in the order of the file. */
export const momentName = (name: string, ended: boolean, number: number): string =>
  ended ? name : `Moment ${number}`;
