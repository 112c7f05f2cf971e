import { isOpen, judgeTurn, sideOf, stateOf } from './turns.js';

const host = '01a20000-0000-7000-8000-000000000001';
const other = '01a20000-0000-7000-8000-000000000002';
type Change = 'accepted' | 'declined' | 'ended';
type By = 'host' | 'cosponsor';
const turn = (change: Change, by: By) => ({ change, societyId: by === 'host' ? host : other });
const histories = {
  asked: [],
  accepted: [turn('accepted', 'cosponsor')],
  declined: [turn('declined', 'cosponsor')],
  withdrawn: [turn('ended', 'host')],
  'ended by the host': [turn('accepted', 'cosponsor'), turn('ended', 'host')],
  'ended by the co-sponsor': [turn('accepted', 'cosponsor'), turn('ended', 'cosponsor')],
};

describe('judgeTurn', () => {
  it.each<[keyof typeof histories, By, Change, ReturnType<typeof judgeTurn>]>([
    ['asked', 'cosponsor', 'accepted', 'take'],
    ['asked', 'cosponsor', 'declined', 'take'],
    ['asked', 'cosponsor', 'ended', 'too-late'],
    ['asked', 'host', 'ended', 'take'],
    ['asked', 'host', 'accepted', 'not-yours'],
    ['asked', 'host', 'declined', 'not-yours'],
    ['accepted', 'cosponsor', 'accepted', 'done'],
    ['accepted', 'cosponsor', 'declined', 'too-late'],
    ['accepted', 'cosponsor', 'ended', 'take'],
    ['accepted', 'host', 'ended', 'take'],
    ['accepted', 'host', 'accepted', 'not-yours'],
    ['declined', 'cosponsor', 'declined', 'done'],
    ['declined', 'cosponsor', 'accepted', 'too-late'],
    ['declined', 'host', 'ended', 'too-late'],
    ['withdrawn', 'host', 'ended', 'done'],
    ['withdrawn', 'cosponsor', 'accepted', 'too-late'],
    ['withdrawn', 'cosponsor', 'ended', 'too-late'],
    ['ended by the host', 'host', 'ended', 'done'],
    ['ended by the host', 'cosponsor', 'ended', 'too-late'],
    ['ended by the co-sponsor', 'cosponsor', 'ended', 'done'],
    ['ended by the co-sponsor', 'cosponsor', 'accepted', 'too-late'],
  ])('of one that is %s, by the %s: %s is %s', (history, by, change, judged) => {
    const societyId = by === 'host' ? host : other;
    const side = sideOf({ societyId: host }, societyId);

    expect(side).toBe(by);
    expect(judgeTurn(histories[history], { side, societyId, change })).toBe(judged);
  });
});

describe('stateOf', () => {
  it.each<[keyof typeof histories, string, boolean]>([
    ['asked', 'asked', true],
    ['accepted', 'accepted', true],
    ['declined', 'declined', false],
    ['withdrawn', 'ended', false],
    ['ended by the host', 'ended', false],
  ])('of one that is %s is %s, and open: %s', (history, state, open) => {
    expect(stateOf(histories[history])).toBe(state);
    expect(isOpen(stateOf(histories[history]))).toBe(open);
  });
});
