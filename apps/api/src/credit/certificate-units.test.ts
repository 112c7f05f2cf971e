import { certificateFacts } from '@cohesion/certificates';
import { BODIES } from '@cohesion/credit';

const mistakesIn = (unit: string): string[] => {
  const { error } = certificateFacts.safeParse({ credit: { amount: '1.5', unit, categories: [] } });

  return (error?.issues ?? []).map(({ path }) => path.join('.')).filter((path) => path.startsWith('credit'));
};

describe('the unit of a body', () => {
  it.each(
    Object.values(BODIES).flatMap(({ id, unit }) =>
      [unit.value.one, unit.value.many].map((name) => [id, name]),
    ),
  )('of %s fits on a certificate: %s', (_, name) => expect(mistakesIn(name)).toEqual([]));

  it('is refused when it is no name any more', () => {
    expect(mistakesIn('x'.repeat(81))).toEqual(['credit.unit']);
  });
});
