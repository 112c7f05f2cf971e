import { baseDirection, hasRightToLeft, mirrored, visualStretches } from './bidi.js';

describe('visualStretches', () => {
  it.each([
    // Latin letters stand for themselves; the first strong letter decides the direction of the line.
    ['Dana Levi', ['Dana Levi']],
    ['דנה לוי', ['דנה לוי']],
    ['Dana דנה Levi', ['Dana ', 'דנה', ' Levi']],
    ['דנה Levi לוי', [' לוי', 'Levi', 'דנה ']],
    ['נועה 12', ['12', 'נועה ']],
  ])('shows %s from left to right as %j', (line, shown) => {
    expect(
      visualStretches(line, baseDirection(line)).map(({ start, end }) => line.slice(start, end)),
    ).toEqual(shown);
  });

  it('keeps the direction of the paragraph in a line that begins otherwise', () => {
    expect(visualStretches('PhD כהן', 'rtl').map(({ start, end }) => 'PhD כהן'.slice(start, end))).toEqual([
      ' כהן',
      'PhD',
    ]);
  });

  it('knows which stretches run to the left', () => {
    expect(visualStretches('Dana דנה', 'ltr').map(({ direction }) => direction)).toEqual(['ltr', 'rtl']);
  });
});

describe('text from right to left', () => {
  it('is Hebrew and Arabic, not Greek or Vietnamese', () => {
    expect(['רות', 'ليلى', 'علی‌رضا'].every(hasRightToLeft)).toBe(true);
    expect(['Nguyễn', 'Ελένη', '林', "O'Brien"].some(hasRightToLeft)).toBe(false);
  });

  it('has its brackets turned around', () => {
    expect([...'(a)'].map(mirrored).join('')).toBe(')a(');
  });
});
