import type { OutboxEntry } from './entry.js';
import type { OutboxState } from './outbox.js';

export interface SaveWords {
  text: string;
  /** `calm`: nothing to do. `busy`: a moment. `waiting`: safe but not everywhere yet. `trouble`: the learner decides. */
  tone: 'calm' | 'busy' | 'waiting' | 'trouble';
}

/** What the pill says about the entries it is asked about. Never claims more than is known to be kept. */
export function saveWords(
  state: Pick<OutboxState, 'phase' | 'keepsOnDevice'>,
  entries: readonly OutboxEntry[],
  online: boolean,
): SaveWords {
  const refused = entries.filter((entry) => entry.status === 'refused').length;
  if (refused > 0) {
    return {
      text: refused === 1 ? 'One change was not accepted' : `${refused} changes were not accepted`,
      tone: 'trouble',
    };
  }
  if (entries.every((entry) => entry.status !== 'waiting')) {
    return {
      text: state.keepsOnDevice ? 'Saved on this device and online' : 'Saved online only',
      tone: 'calm',
    };
  }
  if (state.phase === 'signed-out') {
    return state.keepsOnDevice
      ? { text: 'Saved on this device; sign in to send', tone: 'waiting' }
      : { text: 'Not saved yet; sign in to send', tone: 'trouble' };
  }
  if (!online || state.phase === 'unreachable') {
    return state.keepsOnDevice
      ? { text: 'Saved on this device; will send when online', tone: 'waiting' }
      : { text: 'Not saved yet; keep this page open until you are online', tone: 'trouble' };
  }

  return { text: 'Sending', tone: 'busy' };
}
