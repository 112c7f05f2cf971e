import type { OutboxEntry } from './entry.js';
import { saveWords } from './save-words.js';

const entry = (status: OutboxEntry['status']): OutboxEntry => ({
  kind: 'answer',
  attemptId: 'a',
  body: { id: 'i', seq: 1, itemId: 'q', optionId: 'a', flagged: false, at: '2026-11-22T09:00:00Z' },
  status,
  refusal: null,
});

describe('what the pill says', () => {
  it.each([
    ['sent', 'quiet', true, true, 'Saved on this device and online', 'calm'],
    ['sent', 'quiet', false, true, 'Saved online only', 'calm'],
    ['waiting', 'quiet', true, true, 'Sending', 'busy'],
    ['waiting', 'sending', true, true, 'Sending', 'busy'],
    ['waiting', 'unreachable', true, true, 'Saved on this device; will send when online', 'waiting'],
    ['waiting', 'quiet', true, false, 'Saved on this device; will send when online', 'waiting'],
    [
      'waiting',
      'unreachable',
      false,
      true,
      'Not saved yet; keep this page open until you are online',
      'trouble',
    ],
    ['waiting', 'signed-out', true, true, 'Saved on this device; sign in to send', 'waiting'],
    ['refused', 'quiet', true, true, 'One change was not accepted', 'trouble'],
  ] as const)(
    '%s, %s, keeps on device %s, online %s: %s',
    (status, phase, keepsOnDevice, online, text, tone) => {
      expect(saveWords({ phase, keepsOnDevice }, [entry(status)], online)).toEqual({ text, tone });
    },
  );
});
